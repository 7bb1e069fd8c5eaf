import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

/// The last rows of a table while the check is under way.
@Suite struct TailTests {
  /// Events of several pieces of which the first was inspected.
  private func underWay(_ keys: String...) throws -> Driver {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.press("enter")
    driver.inspectFirstPiece(of: .events)
    for key in keys { driver.press(key) }
    return driver
  }

  @Test func endShowsTheTrueLastRowsAtOnce() throws {
    let driver = try underWay("G")
    expectScreen(driver.screen, "table-tail")
    driver.press("k", "k", "ctrl-u")
    expectScreen(driver.screen, "table-tail-up")
    driver.press("enter")
    expectScreen(driver.screen, "record-tail")
    let done = try Driver(try ExampleShare.large())
    done.press("enter", "G", "k", "k", "ctrl-u")
    #expect(driver.table?.currentRow?.record.bytes == done.table?.currentRow?.record.bytes)
  }

  @Test func movingUpReadsFurtherBack() throws {
    let driver = try underWay("G")
    driver.resize(80, 300)
    for _ in 0..<40 { driver.press("pageup") }
    driver.press("k")
    let row = try #require(driver.table?.currentRow)
    #expect(!row.isCounted && row.row < -11_000, "more than one piece from the end")
    let done = try Driver(try ExampleShare.large())
    done.press("enter")
    done.type("\(20_000 + row.row + 1)")
    done.press("G")
    #expect(done.table?.currentRow?.record.bytes == row.record.bytes)
  }

  @Test func theFirstRowIsTheFirstFromTheEndToo() throws {
    let driver = try Driver(
      try ExampleShare.of(["events.csv": ExampleShare.gap["events.csv"] ?? ""]), inspects: false)
    driver.press("enter", "G")
    #expect(driver.table?.currentRow?.row == -1)
    for _ in 0..<5 { driver.press("pageup") }
    let top = try #require(driver.table?.currentRow)
    #expect(top.record.text(3) == "2024-05-01 10:00:00")
    #expect(driver.lines[3].contains("2024-05-01 10:00:00"), "nothing stands before it")
    driver.press("k")
    #expect(driver.table?.currentRow == top)
    driver.press("G", "j")
    #expect(driver.table?.currentRow?.row == -1)
  }

  @Test func numbersBecomeRealWhereTheRowsAre() throws {
    let driver = try underWay("G", "k", "k", "k")
    let (row, line) = (try #require(driver.table?.currentRow), driver.screen.cursor?.y)
    #expect(driver.cursorLine?.contains("end-3") == true)
    driver.inspect()
    #expect(driver.table?.currentRow?.record.bytes == row.record.bytes)
    #expect(driver.table?.currentRow?.row == 19_996)
    #expect(driver.screen.cursor?.y == line)
    #expect(driver.cursorLine?.contains("19,997") == true)
    #expect(!driver.text.contains("row numbers"))
  }

  @Test func startAndNumbersLeaveTheEnd() throws {
    let driver = try underWay("G", "g")
    #expect(driver.table?.currentRow?.row == 0)
    driver.press("G", "5", "G")
    #expect(driver.table?.currentRow?.row == 4)
    driver.press("G", ":")
    driver.type("7")
    driver.press("enter")
    #expect(driver.table?.currentRow?.row == 6)
    driver.press("G", "&")
    driver.type("login")
    driver.press("enter")
    #expect(driver.table?.row == 0 && driver.table?.tail == nil)
  }

  @Test func jumpsThatWouldSkipWhatIsUnreadAreRefused() throws {
    let driver = try underWay("G", "E")
    #expect(driver.state.message?.contains("when the check is done") == true)
    #expect(driver.table?.currentRow?.row == -1)
  }

  @Test func marksAreThoseOfTheRules() throws {
    let rows = ExampleShare.event("u1", at: "2024-05-01 10:00:00") + "u2,too,short\n"
    let driver = try Driver(
      try ExampleShare.of(["events.csv": ExampleShare.eventHeader + rows]), inspects: false)
    driver.press("enter", "G")
    #expect(driver.table?.currentRow?.marks.map(\.rule.id) == ["csv.ragged_short"])
    #expect(driver.status.contains("✗"), "\(driver.status)")
  }

  @Test func aStoppedCheckIsSaid() throws {
    let driver = try underWay("G", "ctrl-c")
    #expect(driver.lines[0].contains("row numbers need the whole check"))
  }

  @Test func anEndThatCannotBeToldIsSaid() throws {
    // Each row is one cell, whose first quote could be the last one of a cell before it.
    let row = "\"," + String(repeating: "x", count: 9000) + ",\"\n"
    let text = ExampleShare.eventHeader + String(repeating: row, count: (36 << 20) / row.utf8.count)
    let driver = try Driver(try ExampleShare.of(["events.csv": text]), inspects: false)
    driver.press("enter", "G")
    #expect(driver.state.message?.contains("known when the check gets there") == true)
    #expect(driver.table?.tail == nil && driver.table?.currentRow != nil)
  }

  @Test func anEmptyTableHasNoEnd() throws {
    let driver = try Driver(
      try ExampleShare.of(["events.csv": ExampleShare.eventHeader]), inspects: false)
    driver.press("enter", "G")
    #expect(driver.table?.tail == nil && driver.table?.row == 0)
  }
}
