import Foundation
import Screens
import TestSupport
import Testing

/// The explorer in a terminal, as users work with it.
@Suite struct ExplorerTerminalTests {
  private let size = Size(width: 80, height: 24)

  private func open(
    _ path: String, size: Size? = nil, environment: [String: String] = [:]
  ) throws -> TerminalDriver {
    try TerminalDriver(builtBinary, [path], size: size ?? self.size, environment: environment)
  }

  /// Leaves with `Q` and expects the terminal as it was before.
  private func leave(_ driver: TerminalDriver) throws {
    try driver.press("Q")
    #expect(try driver.finish() == 0)
    #expect(driver.isCooked && !driver.isFullScreen)
    #expect(driver.text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty)
  }

  @Test func opensOnAShareAndLeavesTheTerminalAsItWas() throws {
    let share = try ShippedShare.clean()
    let driver = try open(share.path)
    try driver.waitUntilIdle()
    #expect(driver.isFullScreen)
    #expect(driver.lines[0].hasPrefix(" slipway  "))
    #expect(driver.text.contains("Ready to send: nothing breaks the guide."))
    #expect(driver.showsCursor && driver.cursor == Point(x: 0, y: 4))
    try leave(driver)
  }

  @Test func walksFromTheShareToARecordAndThroughEveryView() throws {
    let share = try ShippedShare.sample(rows: 2000, "--defects")
    let driver = try open(share.path + "/share")
    let steps = [
      ("enter", " events  10 files  2,000 rows"), ("e", "✗"), ("enter", " events  record "),
      ("q", " events  10 files"), ("q", " slipway  "), ("v", " Findings  events, users, accounts"),
      ("down", "empty file"), ("down", "the header again"), ("enter", " events  10 files"),
      ("q", " Findings"),
      ("q", " slipway  "), ("i", " Partitions  events by TIMESTAMP"), ("enter", "2024-03-01"),
      ("q", " Partitions"), ("q", " slipway  "), ("?", " Help"), ("q", " slipway  "),
      ("S", " Set up the bucket"), ("escape", " slipway  "),
    ]
    try driver.waitUntilIdle()
    for (key, text) in steps {
      try driver.press(key)
      try driver.waitUntilIdle()
      #expect(driver.text.contains(text), "after \(key):\n\(driver.text)")
    }
    try driver.press("q")
    #expect(try driver.finish() == 0)
    #expect(driver.isCooked)
  }

  @Test func filtersByAValueFromItsCounts() throws {
    let share = try ShippedShare.sample(rows: 2000, "--defects")
    let driver = try open(share.path + "/share")
    try driver.waitUntilIdle()
    let steps = [
      ("enter", " events  10 files  2,000 rows"), ("F", " Frequency  events › "),
      ("enter", " of 2,000 rows: "), ("q", " Frequency  events › "), ("q", " events  10 files"),
      ("q", " slipway  "), ("I", " Columns  events"), ("enter", " Frequency  events › "),
    ]
    for (key, text) in steps {
      try driver.press(key)
      try driver.waitUntilIdle()
      #expect(driver.text.contains(text), "after \(key):\n\(driver.text)")
    }
    try leave(driver)
  }

  @Test func showsTheBytesOfACellAndComesBack() throws {
    let share = try ShippedShare.sample(rows: 2000, "--defects")
    let driver = try open(share.path + "/share")
    try driver.waitUntilIdle()
    let steps = [
      ("enter", " events  10 files  2,000 rows"), ("enter", " events  record "),
      ("b", " events  bytes of "), ("q", " events  record "), ("q", " events  10 files"),
      ("b", " events  bytes of "), ("q", " events  10 files"),
    ]
    for (key, text) in steps {
      try driver.press(key)
      try driver.waitUntilIdle()
      #expect(driver.lines[0].hasPrefix(text), "after \(key):\n\(driver.text)")
    }
    try leave(driver)
  }

  @Test func writesTheRowsOfAFindingAndNothingOverWhatIsThere() throws {
    let share = try ShippedShare.sample(rows: 2000, "--defects")
    let folder = share.path + "/share"
    let driver = try open(folder)
    try driver.waitUntilIdle()
    try driver.press("v", "e", "e", "X")
    try driver.waitUntilHandled()
    #expect(driver.lines[23].hasPrefix("write to: events-csv.header_repeated.csv"))
    try write(to: folder + "/bad.csv", driver)
    #expect(driver.lines[22].contains("bad.csv would become part of the share"))
    #expect(driver.lines[23].hasPrefix("write to: \(share.path)/bad.csv"))
    try driver.press("enter")
    try driver.waitUntilIdle()
    #expect(driver.lines[22].contains("3 rows in \(share.path)/bad.csv"))
    let rows = try String(contentsOfFile: share.path + "/bad.csv", encoding: .utf8)
    let header = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES"
    #expect(rows.split(separator: "\n").map(String.init) == Array(repeating: header, count: 4))
    let reasons = try String(
      contentsOfFile: share.path + "/bad.csv.reasons.tsv", encoding: .utf8)
    #expect(reasons.split(separator: "\n").count == 4)
    try driver.press("X")
    try driver.waitUntilHandled()
    try write(to: share.path + "/bad.csv", driver)
    #expect(driver.lines[22].contains("bad.csv exists"))
    #expect(driver.lines[23].hasPrefix("write to: \(share.path)/bad-2.csv"))
    try driver.press("escape")
    let left = try FileManager.default.contentsOfDirectory(atPath: share.path).sorted()
    #expect(left.filter { $0.hasPrefix("bad") } == ["bad.csv", "bad.csv.reasons.tsv"])
    try leave(driver)
  }

  /// Says another name for the file that was asked for.
  private func write(to path: String, _ driver: TerminalDriver) throws {
    try driver.press("ctrl-u")
    try driver.type(path)
    try driver.press("enter")
    try driver.waitUntilIdle()
  }

  @Test func keepsHowMuchARuleMatters() throws {
    let share = try ShippedShare.sample(rows: 500, "--defects")
    let folder = share.path + "/share"
    let driver = try open(folder)
    try driver.waitUntilIdle()
    try driver.press("v", "e", "e", "s", "tab", "tab", "tab", "tab", "enter")
    try driver.waitUntilIdle()
    #expect(driver.lines[22].contains("is off from now on"))
    let kept = try String(contentsOfFile: folder + "/slipway.json", encoding: .utf8)
    #expect(kept.contains("\"off\""))
    try driver.press("q")
    #expect(driver.text.contains("not checked: "))
    try leave(driver)
  }

  @Test func survivesAnySizeWhileItLoadsAndWhileALineIsTyped() throws {
    var random = SeededGenerator()
    let share = try ShippedShare.sample(rows: 20_000, "--defects --single-file")
    let driver = try open(share.path + "/share")
    try driver.waitUntilHandled()
    for round in 0..<40 {
      let isEdge = round.isMultiple(of: 4)
      try driver.resize(
        Size(
          width: isEdge ? 1 : .random(in: 1...200, using: &random),
          height: isEdge ? 1 : .random(in: 1...60, using: &random)))
      if round == 15 { try driver.press("enter", ":", "a", "b") }
      if round == 25 { try driver.press("escape", "enter") }
    }
    try driver.resize(size)
    try driver.waitUntilIdle()
    #expect(driver.lines[0].hasPrefix(" events  "), "seed \(random.seed):\n\(driver.text)")
    try leave(driver)
  }

  @Test func fitsIntoTheSmallestTerminal() throws {
    let share = try ShippedShare.clean()
    let driver = try open(share.path, size: Size(width: 20, height: 5))
    try driver.waitUntilIdle()
    #expect(driver.lines.count == 5 && driver.text.contains("? help  q quit"))
    try driver.resize(Size(width: 19, height: 5))
    #expect(driver.text.contains("window too small"))
    try leave(driver)
  }

  @Test func showsMeaningWithoutColour() throws {
    let share = try ShippedShare.sample(rows: 500, "--defects")
    let plain = try open(share.path + "/share", environment: ["NO_COLOR": "1"])
    let colored = try open(share.path + "/share")
    for driver in [plain, colored] {
      try driver.waitUntilIdle()
      #expect(driver.text.contains("✗ events") && driver.text.contains("! events"))
    }
    let colors = { (driver: TerminalDriver) in
      (0..<24).flatMap { y in (0..<80).map { driver.cell(x: $0, y: y).foreground } }
    }
    #expect(colors(plain).allSatisfy { $0 == .standard })
    #expect(!colors(colored).allSatisfy { $0 == .standard })
  }

  @Test func refusesATerminalThatHasLinesOnly() throws {
    let share = try ShippedShare.clean()
    let driver = try open(share.path, environment: ["TERM": "dumb"])
    #expect(try driver.finish() == 2)
    #expect(driver.text.contains("the explorer needs a terminal with a cursor"))
    #expect(driver.text.contains("slipway check"))
  }

  @Test func drawsASCIIWhereNothingElseIsShown() throws {
    let share = try ShippedShare.sample(rows: 500, "--defects")
    let driver = try open(share.path + "/share", environment: ["LC_ALL": "C"])
    try driver.waitUntilIdle()
    #expect(driver.text.contains("x events"))
    try driver.press("enter", "e")
    try driver.waitUntilIdle()
    let text = driver.text.replacing("? help", with: "")
    let foreign = text.filter { !$0.isASCII || $0 == "?" }
    #expect(foreign.isEmpty, "\(driver.text)")
    try driver.press("Q")
    #expect(try driver.finish() == 0)
  }

  @Test func drawsUnicodeAlsoWhereTheLanguageIsBare() throws {
    let share = try ShippedShare.clean()
    let driver = try open(share.path, environment: ["LANG": "C"])
    try driver.waitUntilIdle()
    #expect(driver.text.contains("✓ events"))
  }

  @Test func stopsForTheShellAndComesBack() throws {
    // A shell with job control, or the stop would be refused for want of someone to continue it.
    let script = #""$0" "$1"; echo stopped; read -r; fg; echo ended"#
    let share = try ShippedShare.clean()
    let driver = try TerminalDriver(
      "/bin/bash", ["--norc", "--noprofile", "-i", "-c", script, builtBinary, share.path],
      size: size)
    try driver.waitUntilIdle()
    try driver.send("\u{1A}")
    try driver.wait(for: "the shell") { $0.text.contains("stopped") && $0.isCooked }
    #expect(!driver.isFullScreen)
    try driver.send("\n")
    try driver.wait(for: "the share again") {
      $0.isFullScreen && $0.text.contains("Ready to send")
    }
    #expect(!driver.isCooked)
    try driver.send("Q")
    #expect(try driver.finish() == 0)
    #expect(driver.text.contains("ended") && driver.isCooked)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalLeavesTheTerminalAsItWas(_ signal: Int32) throws {
    let share = try ShippedShare.clean()
    let driver = try open(share.path)
    try driver.waitUntilIdle()
    driver.signal(signal)
    #expect(try driver.finish() == 128 + signal)
    #expect(driver.isCooked && !driver.isFullScreen)
  }

  @Test func ctrlCLeavesWhenNothingIsUnderWay() throws {
    let share = try ShippedShare.clean()
    let driver = try open(share.path)
    try driver.waitUntilIdle()
    try driver.press("ctrl-c")
    #expect(try driver.finish() == 0)
    #expect(driver.isCooked)
  }

  @Test func aHostileShareReachesTheScreenHarmless() throws {
    let folder = try TemporaryFolder()
    let cells = HostileText.samples.filter { !$0.contains("\0") }.map {
      "\"" + $0.replacing("\"", with: "\"\"") + "\""
    }
    try folder.write(
      ShippedShare.eventHeader
        + cells.map { "\($0),a1,\($0),\($0),2024-05-01 11:00:00,\($0)\n" }.joined(),
      to: "events\u{1B}]0;stolen\u{7}.csv")
    try folder.write("x\n", to: "left\u{1B}]52;c;c3RvbGVu\u{7}out.txt")
    let driver = try open(folder.path, size: Size(width: 120, height: 60))
    for key in ["v", "enter", "enter", "down", "down", "right", "q", "G", "enter", "q", "q", "q"] {
      try driver.waitUntilIdle()
      try driver.press(key)
    }
    try driver.waitUntilIdle()
    #expect(driver.systemCommand.isEmpty)
    #expect(driver.lines[0].hasPrefix(" slipway  "))
    #expect(driver.lines[59].contains("q quit"), "\(driver.text)")
    try leave(driver)
  }

  @Test func copiesThroughTheTerminal() throws {
    let share = try ShippedShare.clean()
    let driver = try open(share.path)
    try driver.press("enter")
    try driver.waitUntilIdle()
    try driver.press("y")
    #expect(driver.systemCommand == "52;c;dTE=")
  }

  @Test func keepsARenameInTheShare() throws {
    let share = try ShippedShare.nearMiss()
    let driver = try open(share.path)
    try driver.waitUntilIdle()
    #expect(driver.text.contains("Not ready"))
    try driver.press("r")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("Ready to send"))
    try leave(driver)
    let kept = try String(contentsOfFile: share.path + "/slipway.json", encoding: .utf8)
    #expect(kept.contains(#""userId" : "USER_ID""#))
    let again = try open(share.path)
    try again.waitUntilIdle()
    #expect(again.text.contains("Ready to send"))
    #expect(try SlipwayRun("check", share.path).status == 0)
  }

  @Test func saysSoWhenADecisionCannotBeKept() throws {
    let share = try ShippedShare.nearMiss()
    let driver = try TerminalDriver(
      builtBinary, [share.path + "/users.csv", share.path + "/events.csv"], size: size)
    try driver.waitUntilIdle()
    try driver.press("r")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("holds for now only"), "\(driver.text)")
  }

  @Test func servesKeysWhileALargeShareIsInspected() throws {
    let share = try ShippedShare.sample(rows: 300_000, "--single-file")
    let driver = try open(share.path + "/share")
    try driver.wait(forText: "Checking…")
    try driver.press("enter")
    #expect(driver.lines[0].contains("so far"))
    try driver.wait(forText: "2024-03-01")
    try driver.press("down", "down")
    try driver.wait(forText: "row 3")
    #expect(driver.lines[0].contains("so far"))
    try driver.press("G")
    try driver.wait(forText: "   end ")
    #expect(driver.lines[0].contains("row numbers when the check is done"))
    try driver.press("ctrl-c")
    #expect(driver.text.contains("the check was stopped"))
    #expect(driver.lines[0].contains("row numbers need the whole check"))
    try driver.press("q")
    #expect(driver.text.contains("stopped at"))
    try leave(driver)
  }

  @Test func tellsThatAFileWasCutWhileItWasOpen() throws {
    let share = try ShippedShare.sample(rows: 20_000, "--single-file")
    let driver = try open(share.path + "/share")
    try driver.press("enter")
    try driver.waitUntilIdle()
    try #require(truncate(share.path + "/share/events.csv", 5000) == 0)
    try driver.press("G")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("the file changed while it was read"), "\(driver.text)")
    try driver.press("ctrl-r")
    try driver.waitUntilIdle()
    #expect(driver.lines[0].contains("rows") && !driver.lines[0].contains("20,000"))
    try leave(driver)
  }
}
