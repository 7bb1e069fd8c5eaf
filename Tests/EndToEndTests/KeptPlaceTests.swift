import Foundation
import Screens
import TestSupport
import Testing

/// What the program keeps of an explorer that was left, and what it makes of it the next time.
@Suite struct KeptPlaceTests {
  private let share: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    share = try ShippedShare.clean()
    home = try TemporaryFolder()
  }

  private func open(_ arguments: String...) throws -> TerminalDriver {
    let driver = try TerminalDriver(
      builtBinary, arguments + [share.path], size: Size(width: 80, height: 24),
      environment: ["XDG_STATE_HOME": home.path, "XDG_CONFIG_HOME": home.path])
    try driver.waitUntilIdle()
    return driver
  }

  private func leave(_ driver: TerminalDriver) throws {
    try driver.press("Q")
    #expect(try driver.finish() == 0)
  }

  private func kept() throws -> String {
    let folder = home.path + "/slipway/sessions"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count == 1)
    return folder + "/" + (names.first ?? "")
  }

  @Test func beginsWhereItWasLeft() throws {
    let first = try open()
    try first.press("enter", "down", "right", "enter")
    try first.waitUntilIdle()
    let title = first.lines[0]
    try leave(first)
    let mode = try FileManager.default.attributesOfItem(atPath: kept())[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let names = try share.names
    #expect(!names.contains { $0.contains("session") }, "nothing is kept in the share")
    let second = try open()
    #expect(second.lines[0] == title && second.text.contains("back where you were"))
    try leave(second)
    let fresh = try open("--fresh")
    #expect(fresh.lines[0].hasPrefix(" slipway  "))
    try leave(fresh)
    let last = try open()
    #expect(last.lines[0].hasPrefix(" slipway  "), "that is where it was left last")
    try leave(last)
  }

  @Test(arguments: [
    ("{", "is damaged"), (#"{"version":9,"share":[],"session":{"places":[]}}"#, "is damaged"),
    (
      #"{"version":9,"share":[],"session":{"places":[],"bytes":{},"histories":{}}}"#,
      "by another version"
    ),
    (
      #"{"version":1,"share":["/x"],"session":{"places":[],"bytes":{},"histories":{}}}"#,
      "of another share"
    ),
  ]) func whatIsNoSessionIsIgnored(_ content: String, _ reason: String) throws {
    let first = try open()
    try first.press("enter")
    try leave(first)
    try content.write(toFile: kept(), atomically: true, encoding: .utf8)
    let second = try TerminalDriver(
      builtBinary, [share.path], size: Size(width: 200, height: 24),
      environment: ["XDG_STATE_HOME": home.path])
    try second.waitUntilIdle()
    #expect(
      second.lines[0].hasPrefix(" slipway  ") && second.text.contains(reason), "\(second.text)")
    try leave(second)
    #expect(try String(contentsOfFile: kept(), encoding: .utf8) != content)
  }

  // MARK: - Settings of the user

  @Test func theUsersOwnSettingsHold() throws {
    try home.write(
      #"{"mask": true, "ascii": true, "theme": "mono", "session": false}"#,
      to: "slipway/settings.json")
    let first = try open()
    try first.press("enter")
    try first.waitUntilIdle()
    #expect(first.lines[0].hasPrefix(" masked  events") && first.text.contains("id:"))
    #expect(first.text.utf8.allSatisfy { $0 < 0x80 })
    try leave(first)
    let second = try open()
    #expect(second.lines[0].hasPrefix(" masked  slipway  "))
    try leave(second)
  }

  @Test(arguments: [
    (#"{"masc": true}"#, "settings.json: unknown key (`masc`); do you mean mask?"),
    (#"{"mask": "yes"}"#, "settings.json: mask: expected true or false"),
    (#"{"theme": "monochrom"}"#, "theme: expected the name of a theme (`monochrom`); do you mean"),
    ("[]", "settings.json is no JSON object"),
  ]) func mistakesInThemAreNamed(_ text: String, _ message: String) throws {
    try home.write(text, to: "slipway/settings.json")
    let run = try SlipwayRun(
      shell: "export XDG_CONFIG_HOME='\(home.path)'; slipway --plain '\(share.path)'")
    run.expectComplaint(2, message)
  }

  @Test func theDocumentOfTheSettingsIsUpToDate() throws {
    let run = try SlipwayRun("settings", "--format", "markdown")
    let path = FileManager.default.currentDirectoryPath + "/Documentation/settings.md"
    let stored = try String(contentsOfFile: path, encoding: .utf8)
    #expect(run.status == 0)
    for table in run.out.components(separatedBy: "\n\n") {
      #expect(stored.contains(table.trimmingCharacters(in: .newlines)), "\(table)")
    }
  }

  @Test func theSettingsThatHoldAreListedWithoutTheSecret() throws {
    try share.write(
      #"{"salt": "0123456789abcdef", "account_analytics": false}"#, to: "slipway.json")
    let run = try SlipwayRun("settings", share.path)
    #expect(run.status == 0 && run.out.contains("account_analytics\n      false\n"))
    #expect(run.out.contains("mask\n      false\n") && !run.out.contains("0123456789abcdef"))
  }

  // MARK: - Following

  @Test func whatIsAddedToAFileIsShown() throws {
    let folder = try TemporaryFolder()
    let head = "USER_ID,UPDATED_AT\nu1,2024-05-01 10:00:00\n"
    let path = try folder.write(head, to: "users.csv")
    let driver = try TerminalDriver(builtBinary, [folder.path], size: Size(width: 100, height: 12))
    try driver.waitUntilIdle()
    try driver.press("enter", "T")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    try file.write(contentsOf: Data("u2,2024-05-01 10:00:01\n".utf8))
    try driver.wait(forText: "2 rows  as of byte 65")
    #expect(driver.text.contains("u2"))
    // Rotated: the file gets another name, and another file gets its.
    try FileManager.default.moveItem(atPath: path, toPath: home.path + "/rotated.csv")
    try driver.wait(forText: "users.csv is gone")
    // Moved there whole: a file that is empty for a while is no table for a while.
    let next = try home.write("USER_ID,UPDATED_AT\nu9,2024-05-03 10:00:00\n", to: "next.csv")
    try FileManager.default.moveItem(atPath: next, toPath: path)
    try driver.wait(forText: "u9")
    try driver.waitUntilIdle()
    #expect(!driver.text.contains("u2"))
    try file.close()
    try driver.press("Q")
    #expect(try driver.finish() == 0)
  }
}
