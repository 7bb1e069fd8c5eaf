import Foundation
import Screens
import TestSupport
import Testing

/// What users do most, from the first key to the last, by the program as it is shipped.
@Suite struct ExplorerJourneysTests {
  private static let size = Size(width: 100, height: 30)

  /// Opens a share and waits for its findings.
  private func open(_ path: String) throws -> TerminalDriver {
    let driver = try TerminalDriver(builtBinary, [path], size: Self.size)
    try driver.waitUntilIdle()
    return driver
  }

  private func openSample(
    rows: Int = 2000, _ flags: String = "--defects"
  ) throws -> (TemporaryFolder, TerminalDriver) {
    let share = try ShippedShare.sample(rows: rows, flags)
    return (share, try open(share.path + "/share"))
  }

  /// Presses a key, or types after it and presses Enter; expects each text on the screen.
  private func walk(
    _ driver: TerminalDriver, _ steps: [(keys: String, text: String)],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (keys, text) in steps {
      let parts = keys.split(separator: " ", maxSplits: 1).map(String.init)
      try driver.press(parts[0])
      if parts.count > 1 {
        try driver.type(parts[1])
        try driver.press("enter")
      }
      try driver.waitUntilIdle()
      #expect(
        driver.text.contains(text), "after \(keys):\n\(driver.text)",
        sourceLocation: sourceLocation)
    }
  }

  private func leave(_ driver: TerminalDriver) throws {
    try driver.press("Q")
    #expect(try driver.finish() == 0)
    #expect(driver.isCooked && !driver.isFullScreen)
  }

  /// The number that stands before a word of the title, without its commas.
  private func number(before word: String, _ driver: TerminalDriver) throws -> Int {
    let words = driver.lines[0].split(separator: " ")
    let place = try #require(words.firstIndex { $0 == word }, "\(driver.lines[0])")
    return try #require(Int(words[place - 1].replacing(",", with: "")))
  }

  /// The row that the title says the cursor is on.
  private func row(_ driver: TerminalDriver) throws -> Int {
    let found = try #require(driver.lines[0].firstMatch(of: /row ([0-9,]+)/), "\(driver.lines[0])")
    return try #require(Int(found.1.replacing(",", with: "")))
  }

  /// The line with the cursor's sign.
  private func chosen(_ driver: TerminalDriver) throws -> String {
    try #require(driver.lines.first { $0.hasPrefix("▶") }, "\(driver.text)")
  }

  @Test func fromTheVerdictToTheBytesAndBackToTheVeryPlace() throws {
    let (folder, driver) = try openSample()
    #expect(driver.lines[1].contains("Not ready: "))
    let share = driver.lines
    try driver.press("v")
    try driver.waitUntilIdle()
    while try !chosen(driver).contains("too many cells") {
      let before = try chosen(driver)
      try driver.press("down")
      try driver.waitUntilIdle()
      try #require(try chosen(driver) != before, "\(driver.text)")
    }
    let amount = try #require(
      chosen(driver).firstMatch(of: /row +([0-9]+)\s/).flatMap { Int($0.1) })
    let findings = driver.lines
    try walk(driver, [("f", " hidden  ")])
    #expect(try number(before: "of", driver) == amount)
    try driver.press("down", "down")
    try driver.waitUntilIdle()
    let rows = driver.lines
    try walk(driver, [("enter", " events  record ")])
    let record = driver.lines
    try walk(driver, [("b", " events  bytes of ")])
    for lines in [record, rows, findings, share] {
      try driver.press("q")
      try driver.waitUntilIdle()
      #expect(driver.lines == lines)
    }
    try leave(driver)
    _ = folder
  }

  @Test func fromAMissingColumnToAWholeContract() throws {
    let share = try ShippedShare.nearMiss()
    let driver = try open(share.path)
    try walk(
      driver,
      [
        ("down", "▶✗ users"), ("enter", "≈ USER_ID ← userId (r rename)"), ("r", "✓ USER_ID"),
      ])
    #expect(!driver.lines[1].contains("≈") && !driver.lines[1].contains("✗"))
    try walk(driver, [("q", "Ready to send: nothing breaks the guide.")])
    try leave(driver)
    #expect(try SlipwayRun("check", share.path).status == 0)
  }

  @Test func fromASearchToTheNextHitAndBack() throws {
    let (folder, driver) = try openSample()
    try walk(driver, [("enter", " events  10 files"), ("/ plan_changed", "Plan_Changed")])
    let first = try row(driver)
    #expect(try chosen(driver).contains("Plan_Changed"))
    try walk(driver, [("n", "Plan_Changed")])
    let second = try row(driver)
    #expect(second > first)
    #expect(try chosen(driver).contains("Plan_Changed"))
    try walk(driver, [("N", "Plan_Changed")])
    #expect(try row(driver) == first)
    try walk(driver, [("N", "before this row")])
    try leave(driver)
    _ = folder
  }

  @Test func filtersStackAndAreSwitchedOffAndOn() throws {
    let (folder, driver) = try openSample()
    try walk(driver, [("enter", " events  10 files"), ("& Feature_Used", "with “Feature_Used”")])
    let one = try number(before: "of", driver)
    try walk(driver, [("& timeline", "with “Feature_Used” · with “timeline”")])
    let two = try number(before: "of", driver)
    #expect(two > 0 && two < one && one < 2000)
    try walk(driver, [("|", "✓ with “timeline”"), ("down", "▶✓ with “timeline”")])
    try walk(driver, [("enter", "▶· with “timeline”")])
    #expect(try number(before: "of", driver) == one)
    try walk(driver, [("q", " events  ")])
    #expect(try number(before: "of", driver) == one)
    try walk(driver, [("|", "▶"), ("down", "▶· with “timeline”"), ("space", "▶✓ with “timeline”")])
    try walk(driver, [("q", "with “Feature_Used” · with “timeline”")])
    #expect(try number(before: "of", driver) == two)
    try walk(driver, [("x", " events  10 files  2,000 rows")])
    try leave(driver)
    _ = folder
  }

  @Test func sortsBothWaysAndUndoesIt() throws {
    let (folder, driver) = try openSample(rows: 1000, "")
    try walk(driver, [("enter", " events  "), ("c TIMESTAMP", "TIMESTAMP  2024-03-01")])
    let before = driver.lines
    try walk(driver, [("]", "  by TIMESTAMP ▼")])
    #expect(try chosen(driver).contains(" 1,000 "))
    try walk(driver, [("[", "  by TIMESTAMP ▲")])
    #expect(try chosen(driver).split(separator: " ")[1] == "1")
    try walk(driver, [("u", "  by TIMESTAMP ▼")])
    try driver.press("u")
    try driver.waitUntilIdle()
    #expect(!driver.lines[0].contains("by TIMESTAMP") && driver.lines[1] == before[1])
    try walk(driver, [("U", "  by TIMESTAMP ▼")])
    try leave(driver)
    _ = folder
  }

  @Test func fromPartitionsThroughTheCalendarToRows() throws {
    let (folder, driver) = try openSample()
    try walk(
      driver,
      [
        ("i", ", per day"), ("Z", ", per week"), ("z", ", per day"), ("z", ", per hour"),
        ("Z", ", per day"), ("c", " Sat "), ("right", "2024-03-08 Fri"),
      ])
    let status = driver.lines[Self.size.height - 2]
    let rows = try #require(
      status.firstMatch(of: /([0-9,]+) rows/).flatMap { Int($0.1.replacing(",", with: "")) })
    let calendar = driver.lines
    try walk(driver, [("enter", " hidden  2024-03-08")])
    #expect(try number(before: "of", driver) == rows)
    #expect(try chosen(driver).contains("2024-03-08 "))
    try driver.press("q")
    try driver.waitUntilIdle()
    #expect(driver.lines == calendar)
    try leave(driver)
    _ = folder
  }

  @Test func fromColumnsThroughValuesToTheirRows() throws {
    let (folder, driver) = try openSample()
    try walk(
      driver,
      [
        ("I", " Columns  events"), ("down", "▶✓ ACCOUNT_ID"), ("down", "▶✓ EVENT_NAME"),
        ("enter", " Frequency  events › EVENT_NAME"),
      ])
    let line = try chosen(driver).split(separator: " ")
    let (value, count) = (line[0].dropFirst(), Int(line[1].replacing(",", with: "")))
    try walk(driver, [("enter", "EVENT_NAME is “\(value)”")])
    #expect(try number(before: "of", driver) == count)
    try walk(
      driver,
      [("q", "▶\(value) "), ("q", "▶✓ EVENT_NAME"), ("q", " slipway  ")])
    try leave(driver)
    _ = folder
  }

  @Test func writesRowsThatAreFilteredAndSortedAsTheyStandInTheFile() throws {
    let (folder, driver) = try openSample(rows: 1000, "--single-file")
    let path = folder.path + "/plan.csv"
    try walk(
      driver,
      [("enter", " events  "), ("& Plan_Changed", " hidden  "), ("]", " by USER_ID ▼")])
    let count = try number(before: "of", driver)
    try driver.press("X", "ctrl-u")
    try driver.type(path)
    try driver.press("enter")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("\(count) rows in \(path)"), "\(driver.text)")
    try leave(driver)
    let events = try Data(contentsOf: URL(filePath: folder.path + "/share/events.csv"))
    let lines = events.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let wanted = lines.enumerated().filter {
      $0.offset == 0 || $0.element.contains(Data("Plan_Changed".utf8))
    }
    #expect(wanted.count == count + 1)
    let expected = wanted.map { $0.element + Data("\n".utf8) }.reduce(Data(), +)
    #expect(try Data(contentsOf: URL(filePath: path)) == expected)
  }

  @Test func goesToTheEndARowAPartAndATime() throws {
    let (folder, driver) = try openSample(rows: 1000, "")
    try walk(
      driver,
      [
        ("enter", "row 1  0.1 %"), ("G", "row 1,000  100.0 %"), (": 250", "row 250  25.0 %"),
        (": 50%", "row 500  50.0 %"), (": 2024-03-20", "▶"),
      ])
    let reached = try row(driver)
    #expect(try chosen(driver).contains("2024-03-20 "))
    try driver.press("up")
    try driver.waitUntilIdle()
    #expect(try row(driver) == reached - 1)
    #expect(try chosen(driver).contains("2024-03-19 "))
    try walk(driver, [(": 9999", "row 1,000  100.0 %"), ("g", "row 1  0.1 %")])
    try leave(driver)
    _ = folder
  }

  @Test func leavesTheSetUpAndFindsTheAnswersAgain() throws {
    let (folder, driver) = try openSample(rows: 500, "")
    try walk(driver, [("S", " Set up the bucket"), ("enter", "▶ Name")])
    try driver.press("ctrl-u")
    try driver.type("acme-toplyne-export")
    try driver.press("enter")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("arn:aws:s3:::acme-toplyne-export"))
    try walk(driver, [("escape", " slipway  "), ("S", "acme-toplyne-export")])
    #expect(driver.text.contains("arn:aws:s3:::acme-toplyne-export"))
    try driver.press("escape")
    try driver.waitUntilIdle()
    try leave(driver)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/share/toplyne-setup"))
  }
}
