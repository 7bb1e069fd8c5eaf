import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

/// How the columns of the table are arranged by keys.
@Suite struct ArrangementTests {
  private func driver(_ size: Size = Size(width: 80, height: 24)) throws -> Driver {
    let driver = try Driver(try ExampleShare.clean(), size: size)
    driver.press("enter")
    return driver
  }

  private func run(_ command: String, _ driver: Driver) {
    driver.press(":")
    driver.type(command)
    driver.press("enter")
  }

  /// The names of the columns as the header line has them.
  private func header(_ driver: Driver) -> [String] {
    let line = driver.lines[2].replacing("│", with: " ").replacing("→", with: " ")
      .replacing("←", with: " ")
    return line.split(separator: " ").map(String.init)
  }

  @Test func aHiddenColumnIsGoneAndTold() throws {
    let driver = try driver()
    driver.press("l", "-")
    #expect(!header(driver).contains("ACCOUNT_ID"))
    #expect(driver.focusedColumn == "EVENT_NAME", "the next one has the cursor")
    #expect(driver.lines[1].contains("1 column hidden  a shows all"))
    driver.press("-", "-")
    expectScreen(driver.screen, "grid-hidden")
    driver.resize(20, 5)
    expectScreen(driver.screen, "grid-hidden-tiny")
    driver.resize(80, 24)
    driver.press("h")
    #expect(driver.focusedColumn == "USER_ID", "the cursor goes over those that are shown")
    driver.press("a")
    #expect(header(driver).prefix(3) == ["USER_ID", "ACCOUNT_ID", "EVENT_NAME"])
    #expect(!driver.text.contains("hidden"))
    driver.press("a")
    #expect(driver.status.contains("no column is hidden"))
  }

  @Test func theLastColumnOnTheRightLeavesTheCursorToItsLeft() throws {
    let driver = try driver()
    driver.press("$", "-")
    #expect(driver.focusedColumn == "UPDATED_AT")
  }

  @Test func oneColumnHasToStay() throws {
    let driver = try driver()
    for _ in 0..<9 { driver.press("-") }
    #expect(driver.status.contains("one column has to stay"))
    #expect(header(driver).count == 1)
    #expect(driver.focusedColumn != nil)
  }

  @Test func columnsMoveWithTheCursor() throws {
    let driver = try driver()
    driver.press("L")
    #expect(header(driver).prefix(2) == ["ACCOUNT_ID", "USER_ID"])
    #expect(driver.focusedColumn == "USER_ID")
    driver.press("9", "L")
    #expect(driver.state.arrangement(of: .events).order.last == "USER_ID")
    driver.press("9", "H")
    #expect(header(driver).prefix(2) == ["USER_ID", "ACCOUNT_ID"])
    driver.press("H")
    #expect(header(driver).first == "USER_ID")
  }

  @Test func aColumnMovesPastHiddenOnes() throws {
    let driver = try driver()
    driver.press("l", "-", "h", "L")
    #expect(header(driver).prefix(2) == ["EVENT_NAME", "USER_ID"])
  }

  @Test func frozenColumnsAreTheFirstOnesThatAreShown() throws {
    let driver = try driver()
    driver.press("l", "l", "H", "f", "$")
    #expect(header(driver).prefix(2) == ["USER_ID", "EVENT_NAME"])
    driver.press("0", "-")
    #expect(header(driver).first == "EVENT_NAME")
    driver.press("$")
    #expect(header(driver).first == "EVENT_NAME", "it is frozen still")
    driver.press("0", "f", "$")
    #expect(header(driver).first != "EVENT_NAME")
  }

  @Test func frozenColumnsLeaveRoomForOthers() throws {
    let driver = try driver(Size(width: 40, height: 10))
    driver.press("$", "f")
    #expect(
      driver.state.message == "the screen has room for 1 of 6 frozen columns; the others scroll")
    for _ in 0..<6 {
      #expect(driver.cursorLine != nil)
      let cursor = try #require(driver.screen.cursor)
      #expect(driver.screen[cursor.x, cursor.y].style.reverse, "the cell has the cursor")
      driver.press("h")
    }
  }

  @Test func widthsGoByOneByCountAndByNumber() throws {
    let driver = try driver()
    driver.press("l", "l")
    let width = { (name: String) in driver.state.arrangement(of: .events).widths[name] }
    let start = try #require(driver.lines[2].distance(of: "TIMESTAMP"))
    driver.press(">")
    #expect(driver.lines[2].distance(of: "TIMESTAMP") == start + 1)
    driver.press("5", "<")
    #expect(driver.lines[2].distance(of: "TIMESTAMP") == start - 4)
    run("width 12", driver)
    #expect(width("EVENT_NAME") == 12)
    run("width 0", driver)
    #expect(driver.status.contains("width COLUMNS") && width("EVENT_NAME") == 12)
    driver.press("9", "9", "9", "<")
    #expect(width("EVENT_NAME") == 3)
    driver.press("9", "9", "9", "9", ">")
    #expect(width("EVENT_NAME") ?? 99 < 80, "no more than the screen has")
    #expect(driver.focusedColumn == "EVENT_NAME")
  }

  @Test func widthsFitWhatIsInSightThenTheScreenThenAsAtFirst() throws {
    let driver = try driver()
    let before = driver.screen
    driver.press("_")
    #expect(driver.status.contains("as the rows in sight need"))
    expectScreen(driver.screen, "grid-fit-contents")
    driver.press("_")
    expectScreen(driver.screen, "grid-fit-screen")
    let names = driver.state.inspection.table(.events)?.layout.columns.map(\.name) ?? []
    #expect(driver.table.map { driver.slots($0).count } == names.count)
    driver.resize(120, 40)
    #expect(header(driver) == names, "there is room for the names")
    driver.resize(24, 24)
    driver.press("_", "_", "_")
    driver.resize(80, 24)
    driver.press("_", "h")
    #expect(driver.lines == before.lines)
  }

  @Test func saysHowManyColumnsFitWhereNotAllDo() throws {
    let driver = try driver(Size(width: 24, height: 10))
    driver.press("_", "_")
    #expect(driver.state.message == "4 of 6 columns fit on the screen")
  }

  @Test func wideColumnsGiveWayFirst() {
    #expect(TableView.fitted([5, 40, 10, 40], into: 100) == [5, 40, 10, 40])
    #expect(TableView.fitted([5, 40, 10, 40], into: 56) == [5, 21, 10, 20])
    #expect(TableView.fitted([40, 40], into: 1) == [3, 3])
    #expect(TableView.fitted([], into: 5) == [])
    var random = SeededGenerator()
    for _ in 0..<200 {
      let wanted = (0..<Int.random(in: 1..<20, using: &random)).map { _ in
        Int.random(in: 3..<60, using: &random)
      }
      let room = Int.random(in: 3 * wanted.count..<400, using: &random)
      let fitted = TableView.fitted(wanted, into: room)
      let isWhole = fitted == wanted && wanted.reduce(0, +) <= room
      #expect(isWhole || fitted.reduce(0, +) == room, "seed \(random.seed)")
      #expect(zip(fitted, wanted).allSatisfy { $0 <= $1 && $0 >= 3 }, "seed \(random.seed)")
    }
  }

  @Test func numbersStandAtTheRight() throws {
    let rows = (0..<30).map { "\($0 * 7),\($0),1.5,2024-05-01 10:00:00,n\($0)\n" }.joined()
    let files = ["users.csv": "USER_ID,age,share,UPDATED_AT,name\n" + rows]
    let driver = try Driver(try ExampleShare.of(files))
    driver.press("enter")
    expectScreen(driver.screen, "grid-numbers")
    let unread = try Driver(try ExampleShare.of(files), inspects: false)
    unread.press("enter")
    for (line, known) in zip(unread.lines, driver.lines).dropFirst(2).prefix(15) {
      #expect(line.prefix(50) == known.prefix(50), "as far as seen")
    }
  }

  @Test func resetShowsTheTableAsItIs() throws {
    let driver = try driver()
    let before = driver.lines
    driver.press("L", "f", "l", "-", ">", "R", "0")
    #expect(driver.lines == before)
    driver.press("R")
    #expect(driver.status.contains("as in the table already"))
  }

  @Test func anArrangementHoldsForEveryViewOfTheTableAndWhenItIsReadAnew() throws {
    let driver = try driver()
    driver.press("-", "q", "v", "q", "enter")
    #expect(!header(driver).contains("USER_ID"))
    driver.press("ctrl-r")
    #expect(!header(driver).contains("USER_ID"))
    driver.press("tab")
    #expect(header(driver).contains("USER_ID"), "another table has its own")
  }

  @Test func aJumpIntoAHiddenColumnShowsIt() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "e")
    let column = try #require(driver.focusedColumn)
    driver.press("-", "g", "e")
    #expect(driver.focusedColumn == column)
    #expect(driver.status.contains("\(column) is shown again"))
  }

  @Test func aRecordShowsHiddenColumnsToo() throws {
    let driver = try driver()
    driver.press("l", "-", "h", "enter", "down")
    #expect(driver.focusedColumn == "ACCOUNT_ID")
    driver.press("q")
    #expect(driver.focusedColumn == "EVENT_NAME")
  }

  @Test func columnsOfOtherNamesComeBehindTheKnownOnes() {
    var columns = ColumnArrangement()
    columns.order = ["c", "gone", "a"]
    columns.hidden = ["b", "gone"]
    columns.frozen = 2
    let shown = columns.shown(of: ["a", "b", "c", "d"])
    #expect(shown.columns == [2, 0, 3] && shown.frozen == 2)
    columns.hidden = ["a", "b", "c", "d"]
    #expect(columns.shown(of: ["a", "b", "c", "d"]).columns == [2, 0, 1, 3])
  }
}

extension Driver {
  fileprivate func slots(_ view: TableView) -> [TableView.Slot] {
    state.inspection.table(view.kind).map { view.slots(state, $0) } ?? []
  }
}

extension String {
  /// Characters before a text.
  fileprivate func distance(of text: String) -> Int? {
    ranges(of: text).first.map { distance(from: startIndex, to: $0.lowerBound) }
  }
}
