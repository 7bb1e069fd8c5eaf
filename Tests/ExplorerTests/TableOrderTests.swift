import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct TableOrderTests {
  /// Users whose ids, plans and seats are in orders of their own.
  private static let users = [
    "users.csv": "USER_ID,UPDATED_AT,plan,seats\n"
      + [
        ("u5", "03", "pro", "10"), ("u3", "01", "free", "9"), ("u1", "05", "pro", "2"),
        ("u4", "02", "free", ""), ("u2", "04", "pro", "10"),
      ].map { "\($0.0),2024-05-\($0.1) 10:00:00,\($0.2),\($0.3)\n" }.joined()
  ]

  private func users(glyphs: Glyphs = .unicode) throws -> Driver {
    let driver = try Driver(try ExampleShare.of(Self.users), glyphs: glyphs)
    driver.press("enter")
    return driver
  }

  /// The ids in sight from top to bottom.
  private func ids(_ driver: Driver) -> [String] {
    guard let table = driver.table else { return [] }
    return (0..<20).compactMap { table.loaded($0)?.record.text(0) }
  }

  // MARK: - What is shown

  @Test func sortsByTheColumnUnderTheCursor() throws {
    let driver = try users()
    driver.press("[")
    #expect(ids(driver) == ["u1", "u2", "u3", "u4", "u5"])
    driver.press("$", "]")
    #expect(ids(driver) == ["u5", "u2", "u3", "u1", "u4"], "numbers, file order, empty cells last")
    #expect(driver.table?.row == 0)
    driver.press("[")
    #expect(ids(driver) == ["u1", "u3", "u5", "u2", "u4"])
    driver.press("left", "left", "[")
    #expect(ids(driver) == ["u3", "u4", "u5", "u2", "u1"])
  }

  @Test func theSameAgainShowsFileOrderAtTheSameRow() throws {
    let driver = try users()
    driver.press("[", "down")
    #expect(driver.table?.currentRow?.record.text(0) == "u2")
    driver.press("[")
    #expect(ids(driver) == ["u5", "u3", "u1", "u4", "u2"])
    #expect(driver.table?.currentRow?.record.text(0) == "u2")
    #expect(driver.table?.order == nil && !driver.text.contains("▲"))
  }

  @Test func furtherColumnsDecideWhereTheFirstIsEqual() throws {
    let driver = try users()
    driver.press("right", "right", "[", "left", "left", "}")
    #expect(ids(driver) == ["u4", "u3", "u5", "u2", "u1"])
    #expect(driver.lines[0].contains("by plan ▲, USER_ID ▼"))
    driver.press("{")
    #expect(ids(driver) == ["u3", "u4", "u1", "u2", "u5"], "the other direction")
    driver.press("{")
    #expect(ids(driver) == ["u3", "u4", "u5", "u1", "u2"], "without it")
    driver.press("$", "}", "left", "[")
    #expect(driver.table?.order?.keys.map(\.column) == ["plan"], "alone again")
  }

  @Test func theOrderIsShownInTitleAndHeader() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "right", "right", "[", "right", "}")
    expectScreen(driver.screen, "order")
    driver.resize(120, 40)
    expectScreen(driver.screen, "order-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "order-tiny")
    let plain = try users(glyphs: .ascii)
    plain.press("right", "right", "]")
    expectScreen(plain.screen, "order-ascii")
  }

  @Test func rowsKeepTheirNumbersLinesAndMarks() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter")
    let known = try #require(driver.state.inspection.table(.events))
    let all = try TableRows(known).rows(from: 0, count: known.records)
    driver.press("right", "right", "right", "]", "pagedown", "pagedown")
    let window = try #require(driver.table?.window)
    #expect(window.count > 20)
    for row in window { #expect(row == all[row.row]) }
    #expect(window.map(\.row) != window.map(\.row).sorted())
  }

  @Test func aRecordGoesToItsNeighboursInTheOrder() throws {
    let driver = try users()
    driver.press("[", "enter", "right")
    #expect(driver.lines[0].contains("row 5 of 5"), "u2 is the fifth row of the file")
    driver.press("q")
    #expect(driver.table?.row == 1)
  }

  // MARK: - Filters

  @Test func rowsThatPassAreSortedToo() throws {
    let driver = try users()
    driver.press("[", "right", "right", "=")
    #expect(ids(driver) == ["u1", "u2", "u5"])
    #expect(driver.lines[0].contains("3 of 5 rows") && driver.lines[0].contains("USER_ID ▲"))
    driver.press("x")
    #expect(ids(driver) == ["u1", "u2", "u3", "u4", "u5"])
    driver.press("=", "0", "[")
    #expect(ids(driver) == ["u5", "u1", "u2"], "file order of those that pass")
  }

  @Test func fileOrderAmongRowsThatPassIsAtTheSameRow() throws {
    for key in ["u", "["] {
      let driver = try users()
      driver.press("right", "right", "=", "0", "[", "down")
      #expect(driver.table?.currentRow?.record.text(0) == "u2")
      driver.press(key)
      #expect(ids(driver) == ["u5", "u1", "u2"])
      #expect(driver.table?.currentRow?.record.text(0) == "u2", "after \(key)")
    }
  }

  @Test func theTitleKeepsOrderHiddenRowsAndFiltersInSight() throws {
    let driver = try Driver(try ExampleShare.large())
    driver.press("enter", "right", "right", "=", "right", "right", "!", "$", "]")
    let title = driver.lines[0]
    #expect(title.contains("hidden") && title.contains("by EVENT_PRO… ▼"), "\(title)")
    #expect(title.contains("2 filters") || title.contains(" · "), "\(title)")
    #expect(title.hasPrefix(" events  ") && title.hasSuffix(" %"))
    expectScreen(driver.screen, "order-filtered")
    driver.resize(160, 24)
    #expect(driver.lines[0].contains("by EVENT_PROPERTIES ▼  EVENT_NAME is “"))
  }

  @Test func sortingWaitsForTheFilter() throws {
    let driver = try users()
    driver.resize(120, 24)
    driver.holdsBack = true
    driver.press("right", "right", "=", "0", "[")
    #expect(!driver.effects.contains { if case .sort = $0 { true } else { false } })
    #expect(driver.lines[0].contains("by USER_ID ▲ when the filter is done"))
    driver.release()
    #expect(ids(driver) == ["u1", "u2", "u5"])
  }

  // MARK: - Under way

  private func request(_ driver: Driver) throws -> SortRequest {
    try #require(
      driver.effects.compactMap { if case .sort(let request) = $0 { request } else { nil } }.last)
  }

  @Test func theOldOrderStaysInUseWhileRowsAreSorted() throws {
    let driver = try users()
    driver.press("[")
    driver.holdsBack = true
    driver.press("right", "right", "]")
    driver.send(.sorting(try request(driver), done: 0.437))
    #expect(driver.status.contains("sorting by plan ▼  43 %  ctrl-c stops"))
    #expect(ids(driver) == ["u1", "u2", "u3", "u4", "u5"] && driver.text.contains("USER_ID ▲"))
    driver.press("down")
    #expect(driver.table?.currentRow?.record.text(0) == "u2")
    driver.release()
    #expect(driver.table?.order?.keys.map(\.column) == ["plan"] && driver.table?.row == 0)
    #expect(!driver.status.contains("sorting"))
  }

  @Test func sortingCanBeStopped() throws {
    let driver = try users()
    driver.press("[")
    driver.holdsBack = true
    driver.press("]")
    let request = try request(driver)
    driver.press("ctrl-c")
    #expect(driver.status.contains("stopped; the order stays"))
    #expect(driver.effects.contains(.stopSorting) && !driver.state.isOver)
    driver.send(.sorted(request, nil))
    driver.release()
    #expect(ids(driver) == ["u1", "u2", "u3", "u4", "u5"])
    driver.press("]")
    #expect(ids(driver) == ["u5", "u4", "u3", "u2", "u1"], "and begun again")
  }

  @Test func whereSortingFailsTheOrderStays() throws {
    let driver = try users()
    driver.press("[")
    driver.holdsBack = true
    driver.press("]")
    driver.send(.sorted(try request(driver), nil))
    #expect(driver.table?.order?.keys.map(\.ascending) == [true])
    #expect(driver.table?.sorting == nil)
  }

  @Test func whoLeavesTheTableStopsSorting() throws {
    for key in ["q", "tab"] {
      let driver = try Driver(try ExampleShare.clean())
      driver.press("enter")
      driver.holdsBack = true
      driver.press("[", key)
      #expect(driver.effects.contains(.stopSorting), "\(key)")
    }
  }

  @Test func rowsAreSortedOnceTheyAreAllKnown() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.inspectFirstPiece(of: .events)
    driver.press("enter", "[")
    #expect(driver.status.contains("rows are sorted by USER_ID ▲ when the check is done"))
    driver.press("down")
    #expect(driver.lines[0].contains("by USER_ID ▲ when the check is done"))
    #expect(driver.table?.order == nil)
    driver.inspect()
    let table = try #require(driver.state.inspection.table(.events))
    #expect(driver.table?.order?.count == table.records)
  }

  @Test func whatIsKnownIsSortedWhereTheCheckWasStopped() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.inspectFirstPiece(of: .events)
    driver.press("enter", "ctrl-c", "[")
    let known = try #require(driver.state.inspection.table(.events)?.records)
    #expect(driver.table?.order?.count == known && driver.lines[0].contains("so far"))
    driver.press("G")
    #expect(driver.table?.row == known - 1)
    driver.press("down")
    #expect(driver.table?.row == known - 1)
  }

  @Test func aShareThatIsReadAnewIsSortedAnew() throws {
    let driver = try users()
    driver.press("[")
    let before = try #require(driver.table?.order)
    driver.press("ctrl-r")
    let after = try #require(driver.table?.order)
    #expect(before != after && after.keys == before.keys)
    #expect(ids(driver) == ["u1", "u2", "u3", "u4", "u5"])
  }

  @Test func aViewOnTopDoesNotLoseTheOrder() throws {
    let driver = try users()
    driver.holdsBack = true
    driver.press("[", "right", "right", "F")
    driver.release()
    driver.press("enter", "[")
    #expect(driver.kinds == [.share, .table, .frequency, .table])
    #expect(driver.table?.order?.keys.map(\.column) == ["plan"])
    driver.press("q", "q")
    #expect(ids(driver) == ["u1", "u2", "u3", "u4", "u5"])
  }

  // MARK: - Jumps

  @Test func jumpsGoInTheOrder() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "]")
    let order = try #require(driver.table?.order)
    let known = try #require(driver.state.inspection.table(.events))
    let rows = try TableRows(known).rows(from: 0, count: order.count, order: order)
    let errors = rows.indices.filter { place in
      rows[place].marks.contains { $0.severity == .error }
    }
    var visited: [Int] = []
    if errors.first == 0 { visited.append(0) }
    driver.press("e")
    while driver.state.message == nil, visited.count <= errors.count {
      visited.append(driver.table?.row ?? -1)
      driver.press("e")
    }
    #expect(visited == errors)
    #expect(driver.status.contains("nothing more after this row"))
    driver.press("E")
    #expect(driver.table?.row == errors.dropLast().last && driver.table?.order == order)
    driver.press("/")
    driver.type("nothing has this text")
    driver.press("enter")
    #expect(driver.status.contains("no “nothing has this text” after this row"))
  }

  @Test func aRowThatIsNamedIsShownInFileOrder() throws {
    let driver = try users()
    driver.press("[", ":")
    driver.type("4")
    driver.press("enter")
    #expect(driver.status.contains("rows are shown in file order again"))
    #expect(driver.table?.order == nil && driver.table?.row == 3)
    driver.press("[", "3", "G")
    #expect(driver.table?.row == 2 && driver.table?.order != nil, "a place of the order")
  }
}
