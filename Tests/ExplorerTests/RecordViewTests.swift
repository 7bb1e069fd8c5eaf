import Contract
import Screens
import TestSupport
import Testing

@testable import Explorer

@Suite struct RecordViewTests {
  @Test func showsARecordAsAForm() throws {
    let driver = try Driver(try GuideSample.folder())
    driver.press("enter", "enter")
    expectScreen(driver.screen, "record-json")
    driver.resize(120, 40)
    expectScreen(driver.screen, "record-json-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "record-tiny")
  }

  @Test func showsEveryFindingBelowItsCell() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "e", "enter")
    expectScreen(driver.screen, "record-error")
  }

  @Test func saysOfHowManyRowsOnlyOnceAllAreKnown() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.inspectFirstPiece(of: .events)
    driver.press("enter", "enter")
    #expect(driver.lines[0].hasSuffix(" row 1"), "\(driver.lines[0])")
    driver.inspect()
    #expect(driver.lines[0].hasSuffix(" row 1 of 20,000"), "\(driver.lines[0])")
  }

  @Test func showsALongValueWhole() throws {
    let words = (1...60).map { "word\($0)" }.joined(separator: " ")
    let driver = try Driver(
      try ExampleShare.of([
        "events.csv": ExampleShare.eventHeader
          + "u1,a1,Login,2024-05-01 10:00:00,2024-06-01 00:00:00,\"{\"\"text\"\": \"\"\(words)\"\"}\"\n"
      ]))
    driver.press("enter", "enter", "G")
    expectScreen(driver.screen, "record-long")
    for number in [1, 30, 60] { #expect(driver.text.contains("word\(number)")) }
  }

  /// An event with these properties, its record shown.
  private func record(_ properties: String) throws -> Driver {
    let quoted = "\"" + properties.replacing("\"", with: "\"\"") + "\""
    let driver = try Driver(
      try ExampleShare.of([
        "events.csv": ExampleShare.eventHeader
          + "u1,a1,Login,2024-05-01 10:00:00,2024-06-01 00:00:00,\(quoted)\n"
      ]))
    driver.press("enter", "enter")
    return driver
  }

  @Test func writesJSONLineByLine() throws {
    let driver = try record(
      #"{"plan":"pro","seats":4,"tags":["a","b"],"owner":{"name":"Ada","id":null},"none":{}}"#)
    driver.press("enter")
    #expect(driver.status.contains("nothing is folded here"))
    for _ in 0..<5 { driver.press("down") }
    driver.press("enter")
    expectScreen(driver.screen, "record-members")
    driver.resize(120, 40)
    expectScreen(driver.screen, "record-members-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "record-members-tiny")
  }

  @Test func foldsLongJSONUntilItIsAskedFor() throws {
    let members = (1...40).map { "\"key\($0)\": \($0)" }.joined(separator: ", ")
    let driver = try record("{\(members)}")
    for _ in 0..<5 { driver.press("down") }
    expectScreen(driver.screen, "record-folded")
    #expect(driver.text.contains("42 lines") && !driver.text.contains("\"key40\""))
    driver.press("enter")
    #expect(driver.text.contains("\"key1\": 1,") && !driver.text.contains("42 lines"))
    // Lines out of sight come before the next column.
    for number in 1...40 {
      while !driver.text.contains("\"key\(number)\": ") { driver.press("down") }
    }
    #expect(driver.focusedColumn == "EVENT_PROPERTIES")
    driver.press("enter")
    #expect(driver.text.contains("42 lines"))
  }

  @Test func marksWhereJSONStops() throws {
    let driver = try record(#"{"plan": "pro", "seats": 04, "more": true}"#)
    expectScreen(driver.screen, "record-not-json")
  }

  @Test func goesToTheNextRecordAndBackToTheSameRow() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "enter", "right", "right", "left")
    #expect(driver.lines[0].contains("row 2 of 400"))
    driver.press("q")
    #expect(driver.kinds == [.share, .table])
    #expect(driver.table?.row == 1)
  }

  @Test func keepsTheFocusedCellInSight() throws {
    let driver = try Driver(try GuideSample.folder())
    driver.press("enter", "enter")
    driver.resize(60, 7)
    for key in ["down", "down", "down", "down", "down", "pagedown", "up", "pageup", "up"] {
      driver.press(key)
      #expect(driver.screen.cursor != nil, "after \(key)")
    }
  }

  @Test func aRejectedRecordHasTheCursorToo() throws {
    let driver = try Driver(
      try ExampleShare.of([
        "events.csv": ExampleShare.eventHeader + "u1,a1,Login,too,many,{},cells\n"
      ]))
    driver.press("enter", "enter")
    #expect(driver.text.contains("as it stands") && driver.screen.cursor != nil)
    driver.press("down", "G")
    #expect(driver.screen.cursor != nil)
  }
}
