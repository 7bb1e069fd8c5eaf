import Foundation
import Screens
import TestSupport
import Testing

/// The set-up by questions, in a terminal.
@Suite struct SetupTerminalTests {
  private func open(_ arguments: String..., in folder: TemporaryFolder) throws -> TerminalDriver {
    // A new terminal starts where the tests run, so a shell goes to the folder first.
    let command =
      "cd \(folder.path) && exec \(builtBinary) setup \(arguments.joined(separator: " "))"
    return try TerminalDriver(
      "/bin/bash", ["-c", command], size: Size(width: 100, height: 30))
  }

  @Test func asksUntilTheFilesAreWritten() throws {
    let folder = try ShippedShare.clean()
    let driver = try open("--data", ".", in: folder)
    try driver.waitUntilIdle()
    #expect(driver.text.contains("Is the bucket to be created, or does it"))
    try driver.press("enter")
    try driver.type("Acme_Export")
    #expect(driver.text.contains("Capitals are not allowed."))
    let line = try #require(driver.lines.firstIndex { $0.hasPrefix(" > Acme_Export") })
    #expect(driver.lines[line + 1].hasPrefix("   ^   ^"))
    #expect(driver.cursor == Point(x: 14, y: line))
    try driver.press("tab")
    let name = try #require(
      driver.lines[line].split(separator: " ").dropFirst().first.map(String.init))
    #expect(name.wholeMatch(of: /acme-export-[0-9a-f]{6}/) != nil)
    while !driver.text.contains("Enter write the files") {
      try driver.press("enter")
      try driver.waitUntilIdle()
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/toplyne-setup"))
    try driver.press("enter")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("✓ wrote 9 files to toplyne-setup"), "\(driver.text)")
    try driver.press("enter")
    #expect(try driver.finish() == 0)
    #expect(driver.isCooked && !driver.isFullScreen)
    let policy = try String(
      contentsOfFile: folder.path + "/toplyne-setup/bucket-policy.json", encoding: .utf8)
    #expect(policy == (try SlipwayRun("policy", "--bucket", name).out))
  }

  @Test func leavingBeforeTheEndWritesNothing() throws {
    let folder = try ShippedShare.clean()
    let driver = try open(in: folder)
    try driver.waitUntilIdle()
    try driver.press("enter")
    try driver.type("acme")
    try driver.press("escape")
    #expect(try driver.finish() == 130)
    #expect(driver.isCooked)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["events.csv", "users.csv"])
  }

  @Test func ctrlCLeavesToo() throws {
    let folder = try ShippedShare.clean()
    let driver = try open(in: folder)
    try driver.waitUntilIdle()
    try driver.press("ctrl-c")
    #expect(try driver.finish() == 130)
  }
}
