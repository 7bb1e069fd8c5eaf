import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

/// Sorting together with all else that changes what is shown of a table.
@Suite struct SortedLookTests {
  /// Users whose ids are in another order than their plans and the file.
  private func users() throws -> Driver {
    let rows = [
      ("u5", "03", "pro"), ("u3", "01", "free"), ("u1", "05", "pro"), ("u4", "02", "free"),
      ("u2", "04", "pro"),
    ].map { "\($0.0),2024-05-\($0.1) 10:00:00,\($0.2)\n" }
    let driver = try Driver(
      try ExampleShare.of(["users.csv": "USER_ID,UPDATED_AT,plan\n" + rows.joined()]))
    driver.press("enter")
    return driver
  }

  private func events() throws -> Driver {
    let driver = try Driver(try ExampleShare.defects(), size: Size(width: 120, height: 40))
    driver.press("enter")
    return driver
  }

  private func run(_ command: String, _ driver: Driver) {
    driver.press(":")
    driver.type(command)
    driver.press("enter")
  }

  private func ids(_ driver: Driver) -> [String] {
    guard let table = driver.table else { return [] }
    return (0..<20).compactMap { table.loaded($0)?.record.text(0) }
  }

  private static let fileOrder = ["u5", "u3", "u1", "u4", "u2"]
  private static let ascending = ["u1", "u2", "u3", "u4", "u5"]

  // MARK: - Undo

  @Test func aSortIsUndoneAndDoneAgain() throws {
    let driver = try users()
    driver.press("[", "down", "u")
    #expect(driver.status.contains("undone: sort rows by USER_ID ▲"))
    #expect(ids(driver) == Self.fileOrder && driver.table?.order == nil)
    #expect(driver.table?.currentRow?.record.text(0) == "u2", "on the same row")
    driver.press("U")
    #expect(driver.status.contains("done again: sort rows by USER_ID ▲"))
    #expect(ids(driver) == Self.ascending)
    driver.press("[", "u")
    #expect(driver.status.contains("undone: show rows in file order"))
    #expect(ids(driver) == Self.ascending)
  }

  @Test func undoGoesBackToTheOrderBefore() throws {
    let driver = try users()
    driver.press("[", "right", "right", "]", "left", "left", "}")
    #expect(ids(driver) == ["u5", "u2", "u1", "u4", "u3"])
    driver.press("u")
    #expect(ids(driver) == ["u5", "u1", "u2", "u3", "u4"])
    driver.press("u")
    #expect(ids(driver) == Self.ascending)
    driver.press("u", "u")
    #expect(ids(driver) == Self.fileOrder && driver.status.contains("nothing to undo"))
  }

  @Test func undoStopsWhatIsBeingSorted() throws {
    let driver = try users()
    driver.press("[")
    driver.holdsBack = true
    driver.press("]", "u")
    #expect(driver.effects.last == .stopSorting && driver.table?.sorting == nil)
    driver.release()
    #expect(ids(driver) == Self.ascending)
    driver.holdsBack = true
    driver.press("]", "u", "u")
    #expect(driver.table?.sorting == nil)
    driver.release()
    #expect(ids(driver) == Self.fileOrder)
  }

  @Test func aFilterIsUndoneInASortedTable() throws {
    let driver = try users()
    driver.press("[", "right", "right", "=", "u")
    #expect(driver.table?.filter == .all && ids(driver) == Self.ascending)
    driver.press("U")
    #expect(ids(driver) == ["u1", "u2", "u5"])
    driver.press("0", "[", "x", "u", "u")
    #expect(ids(driver) == ["u1", "u2", "u5"], "sorted as it was")
  }

  @Test func goingToARowIsUndoneToo() throws {
    let driver = try users()
    driver.press("[", "right", "right", "=")
    run("4", driver)
    #expect(driver.status.contains("all rows are shown again, in file order"))
    #expect(ids(driver) == Self.fileOrder && driver.table?.row == 3)
    driver.press("u")
    #expect(ids(driver) == ["u1", "u2", "u5"])
  }

  // MARK: - Going somewhere

  @Test func aNumberedRowIsThatOfTheFile() throws {
    let driver = try users()
    driver.press("[")
    run("4", driver)
    #expect(driver.table?.currentRow?.record.text(0) == "u4" && ids(driver) == Self.fileOrder)
    #expect(driver.status.contains("in file order again"))
    driver.press("[", "1", "0", "0", "%")
    #expect(driver.table?.currentRow?.record.text(0) == "u5", "the last of those in the order")
    #expect(driver.table?.order != nil && driver.lines[0].contains("row 1"))
    run("2024-05-04", driver)
    #expect(driver.table?.currentRow?.record.text(0) == "u1" && driver.table?.order == nil)
  }

  @Test func goingToARowStopsSorting() throws {
    let driver = try users()
    driver.holdsBack = true
    driver.press("[")
    run("4", driver)
    #expect(driver.effects.contains(.stopSorting) && driver.table?.sorting == nil)
    #expect(driver.status.contains("rows stay in file order"))
    driver.release()
    #expect(ids(driver) == Self.fileOrder && driver.table?.row == 3)
  }

  @Test func jumpsInAnOrderUncoverTheirColumn() throws {
    let driver = try events()
    driver.press("[", "e")
    let column = try #require(driver.focusedColumn)
    driver.press("g", "0")
    while driver.focusedColumn != column { driver.press("right") }
    driver.press("-", "g", "E", "e")
    while driver.focusedColumn != column, !driver.status.contains("nothing more") {
      driver.press("e")
    }
    #expect(driver.focusedColumn == column && driver.table?.order != nil)
    #expect(driver.state.arrangement(of: .events).hidden.isEmpty)
  }

  // MARK: - Marks

  @Test func marksAreVisitedInTheOrderShown() throws {
    let driver = try users()
    driver.press("m", "down", "down", "down", "m", "down", "m", "g", "[")
    #expect(driver.state.marks(of: .users) == RowSet([0, 3, 4]))
    driver.press("'")
    #expect(driver.table?.currentRow?.record.text(0) == "u2")
    driver.press("'")
    #expect(driver.table?.currentRow?.record.text(0) == "u4")
    driver.press("'")
    #expect(driver.table?.currentRow?.record.text(0) == "u5")
    driver.press("'")
    #expect(driver.status.contains("no marked row after this one") && driver.table?.row == 4)
    driver.press("\"")
    #expect(driver.table?.currentRow?.record.text(0) == "u4" && driver.table?.order != nil)
  }

  @Test func aMarkFarAwayInTheOrderIsFound() throws {
    let driver = try events()
    driver.press("]", "G", "m", "g", "'")
    let last = try #require(driver.table?.order).count - 1
    #expect(driver.table?.row == last && driver.status.contains("no marked") == false)
    driver.press("\"")
    #expect(driver.table?.row == last && driver.status.contains("no marked row before this one"))
  }

  @Test func rowsShownAreMarkedInAnOrder() throws {
    let driver = try users()
    driver.press("[", "3", "m")
    #expect(driver.state.marks(of: .users) == RowSet([1, 2, 4]), "u1, u2 and u3")
    run("marked", driver)
    #expect(ids(driver) == ["u1", "u2", "u3"])
    driver.press("down", "m", "x")
    #expect(driver.state.marks(of: .users) == RowSet([1, 2]) && ids(driver) == Self.ascending)
  }

  @Test func marksThatTheFilterHidesAreNamed() throws {
    let driver = try users()
    driver.press("[", "2", "m", "right", "right", "down", "down", "=", "'")
    #expect(driver.table?.filter != .all)
    #expect(driver.status.contains("no marked row after this one passes the filter"))
  }

  // MARK: - Columns

  @Test func aSortedColumnIsHiddenMovedAndSized() throws {
    let driver = try users()
    driver.press("[", "L")
    #expect(ids(driver) == Self.ascending && driver.lines[2].contains("USER_ID ▲"))
    let column = try #require(driver.table?.column)
    driver.press("_")
    #expect(driver.lines[2].contains("USER_ID ▲"), "a width that fits has room for the sign")
    driver.press("_", "_")
    run("width 6", driver)
    #expect(driver.lines[2].contains("USE… ▲"))
    driver.press("-")
    #expect(!driver.lines[2].contains("USE") && driver.lines[0].contains("by USER_ID ▲"))
    #expect(ids(driver) == Self.ascending && driver.table?.column != column)
    driver.press("[", "u", "u")
    #expect(driver.lines[2].contains("USE… ▲") && ids(driver) == Self.ascending)
  }

  // MARK: - The map

  @Test func theMapIsOfTheFileInAnyOrder() throws {
    let driver = try events()
    driver.press("4", "0", "0", "G", "m", "right", "right", "]")
    let (screen, state) = (driver.screen, driver.state)
    let bands = RowBands(rows: 2000, count: 35)
    let shown = (0..<35).compactMap { driver.table?.loaded($0)?.row }
    #expect(shown.count == 35 && shown != shown.sorted())
    let current = bands.band(of: shown[0])
    for band in 0..<bands.count {
      let cell = screen[state.size.width - 2, 3 + band]
      let sign = band == current ? "▐" : band == bands.band(of: 399) ? state.glyphs.marked : " "
      #expect(cell.text == sign, "band \(band)")
    }
    #expect(current != bands.band(of: 399))
    expectScreen(screen, "grid-sorted")
    driver.resize(80, 24)
    driver.press("-")
    expectScreen(driver.screen, "grid-sorted-hidden")
  }
}
