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
