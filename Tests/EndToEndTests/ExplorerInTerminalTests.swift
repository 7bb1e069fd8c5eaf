import Foundation
import Screens
import TestSupport
import Testing

/// The shipped explorer in a real terminal emulator.
@Suite struct ExplorerInTerminalTests {
  private func open(
    _ arguments: [String], size: Size = Size(width: 100, height: 30),
    environment: [String: String] = [:]
  ) throws -> TerminalDriver {
    let driver = try TerminalDriver(builtBinary, arguments, size: size, environment: environment)
    try driver.waitUntilIdle()
    return driver
  }

  private func sample(rows: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try Program.run("sample", folder.path + "/share", "--rows", "\(rows)", "--defects")
    return folder
  }

  private func expectOrder(
    _ driver: TerminalDriver, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(driver.isCooked, "the terminal echoes again", sourceLocation: sourceLocation)
    #expect(!driver.isFullScreen, sourceLocation: sourceLocation)
    #expect(driver.showsCursor, sourceLocation: sourceLocation)
  }

  @Test func walksThroughAllViewsAndBack() throws {
    let folder = try sample(rows: 2000)
    let driver = try open([folder.path + "/share"])
    #expect(driver.text.contains("Not ready"))
    try driver.press("enter")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("✓ USER_ID"))
    #expect(driver.lines[3].contains("1"))
    try driver.press("e")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("✗"))
    let row = driver.lines[0]
    try driver.press("enter")
    #expect(driver.lines[0].contains("record"))
    try driver.press("q")
    #expect(driver.lines[0] == row, "back at the same row")
    try driver.press("v")
    #expect(driver.lines[0].contains("Findings"))
    try driver.press("f")
    try driver.waitUntilIdle()
    try driver.press("q", "i")
    #expect(driver.lines[0].contains("Partitions"))
    try driver.press("z", "Z", "j", "enter")
    try driver.waitUntilIdle()
    #expect(driver.lines[0].contains("2024-03-0"), "\(driver.lines[0])")
    try driver.press("?")
    #expect(driver.lines[0].contains("Help"))
    try driver.press("Q")
    #expect(try driver.finish() == 0)
    expectOrder(driver)
  }

  @Test func paintsBeforeTheCheckEndsAndServesKeysMeanwhile() throws {
    let folder = try sample(rows: 300_000)
    let driver = try TerminalDriver(
      builtBinary, [folder.path + "/share"], size: Size(width: 100, height: 30))
    try driver.waitUntilHandled()
    try driver.wait(forText: "so far")
    try driver.press("enter")
    try driver.wait(forText: "2024-03-01")
    #expect(driver.text.contains("so far"), "the rows are there before the check has ended")
    try driver.press("j", "G", "g", "q")
    try driver.press("ctrl-c")
    try driver.wait(forText: "stopped")
    try driver.press("Q")
    #expect(try driver.finish() == 0)
    expectOrder(driver)
  }

  @Test func survivesAnySizeAtAnyMoment() throws {
    let folder = try sample(rows: 2000)
    let driver = try open([folder.path + "/share"])
    for keys in [["enter"], [":"], ["escape", "v"], ["q", "i"], ["q", "q", "S"]] {
      for key in keys { try driver.press(key) }
      for (width, height) in [(1, 1), (3, 2), (20, 5), (200, 60), (40, 3), (80, 24), (19, 30)] {
        try driver.resize(Size(width: width, height: height))
      }
    }
    try driver.resize(Size(width: 80, height: 24))
    try driver.press("escape", "Q")
    #expect(try driver.finish() == 0)
    expectOrder(driver)
  }

  @Test func aTinyTerminalShowsWhatFits() throws {
    let share = try Program.guideShare()
    let driver = try open([share.path], size: Size(width: 20, height: 5))
    #expect(driver.lines[0].contains("slipway"))
    try driver.resize(Size(width: 10, height: 3))
    #expect(driver.text.contains("window"))
    try driver.press("Q")
    #expect(try driver.finish() == 0)
  }

  @Test func aRenameIsKeptInTheShare() throws {
    let share = try Program.guideShare([
      "users.csv": "userId,UPDATED_AT\n1,2024-01-01 00:00:00\n"
    ])
    let driver = try open([share.path])
    #expect(driver.text.contains("`userId` looks like USER_ID"))
    try driver.press("r")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("Ready to send"))
    try driver.press("q")
    #expect(try driver.finish() == 0)
    let kept = try String(contentsOfFile: share.path + "/slipway.json", encoding: .utf8)
    #expect(kept.contains("\"userId\" : \"USER_ID\""), "\(kept)")
    #expect(try Program.run("check", share.path, "--fail-on", "warning").status == 0)
  }

  @Test func aFileCanBeGivenToATable() throws {
    let share = try Program.guideShare(["x.csv": "a,b\n1,2\n", "users.csv": "USER_ID,UPDATED_AT\n"])
    let driver = try open([share.path])
    #expect(driver.text.contains("Left out"))
    try driver.type(":table accounts=x.csv")
    try driver.press("enter")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("accounts"))
    #expect(!driver.text.contains("Left out"))
    try driver.press("Q")
    _ = try driver.finish()
  }

  @Test func hostileFilesChangeNothingButTheirOwnCells() throws {
    let share = try TemporaryFolder()
    let hostile = "\u{1B}]52;c;b3duZWQ=\u{07}\u{1B}[2J\u{202E}secret\u{08}\u{08}"
    try share.write(
      "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,\(hostile)\n1,\(hostile),x,y,\(hostile)\n",
      to: "events \u{1B}[31m.csv")
    let driver = try open([share.path])
    try driver.press("enter")
    try driver.waitUntilIdle()
    try driver.press("$", "enter", "v", "Q")
    #expect(try driver.finish() == 0)
    #expect(driver.systemCommand.isEmpty)
    expectOrder(driver)
  }

  @Test(arguments: [["NO_COLOR": "1"], ["LC_ALL": "C"], ["TERM": "unheard-of"]])
  func plainTerminalsGetPlainScreens(environment: [String: String]) throws {
    let share = try Program.guideShare()
    let driver = try open([share.path], environment: environment)
    #expect(driver.text.contains("Not ready"))
    let isASCII = driver.text.unicodeScalars.allSatisfy(\.isASCII)
    #expect(isASCII == (environment["LC_ALL"] == "C"))
    try driver.press("q")
    #expect(try driver.finish() == 0)
    expectOrder(driver)
  }

  @Test func aTerminalThatCannotMoveItsCursorIsRefused() throws {
    let share = try Program.guideShare()
    let driver = try TerminalDriver(
      builtBinary, [share.path], size: Size(width: 100, height: 9), environment: ["TERM": "dumb"])
    #expect(try driver.finish() == 2)
    #expect(driver.text.contains("slipway check"))
    expectOrder(driver)
  }

  @Test func beingEndedLeavesTheTerminalInOrder() throws {
    let share = try Program.guideShare()
    let driver = try open([share.path])
    driver.signal(SIGTERM)
    #expect(try driver.finish() == 128 + SIGTERM)
    expectOrder(driver)
  }

  @Test func stoppingGivesTheTerminalToTheShellAndBack() throws {
    let share = try Program.guideShare()
    // A shell with job control, or nobody could continue what was stopped.
    let driver = try TerminalDriver(
      "/bin/bash",
      [
        "--norc", "--noprofile", "-i", "-c", "\"$0\" \"$1\"; echo stopped; fg; echo ended",
        builtBinary, share.path,
      ], size: Size(width: 80, height: 24))
    try driver.wait(forText: "Not ready")
    try driver.send("\u{1A}")
    try driver.wait(for: "coming back") { $0.isFullScreen && $0.text.contains("Not ready") }
    try driver.send("q")
    _ = try driver.finish()
    #expect(driver.text.contains("stopped") && driver.text.contains("ended"))
    expectOrder(driver)
  }

  @Test func theSetUpIsAnsweredKeyByKey() throws {
    let share = try Program.guideShare()
    let folder = try TemporaryFolder()
    let out = folder.path + "/pack"
    let driver = try open(["setup", "--data", share.path, "--out", out])
    try driver.press("enter")
    try driver.type("Acme_x")
    #expect(driver.text.contains("Capitals are not allowed"))
    #expect(driver.text.contains("^"), "each violation has its place")
    #expect(driver.text.contains("arn:aws:s3:::Acme_x/*"), "the policy follows the typing")
    try driver.press("up", "down", "tab")
    #expect(!driver.text.contains("Capitals"))
    for _ in 0..<12 where !driver.text.contains("Review: nothing") { try driver.press("enter") }
    try driver.waitUntilIdle()
    #expect(!FileManager.default.fileExists(atPath: out))
    try driver.press("enter")
    try driver.waitUntilIdle()
    #expect(FileManager.default.fileExists(atPath: out + "/setup.sh"))
    try driver.press("escape")
    #expect(try driver.finish() == 0)
    expectOrder(driver)
  }

  @Test func leavingTheSetUpEarlyWritesNothing() throws {
    let folder = try TemporaryFolder()
    let driver = try open(["setup", "--out", folder.path + "/pack"])
    try driver.press("escape")
    #expect(try driver.finish() == 130)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/pack"))
    expectOrder(driver)
  }
}
