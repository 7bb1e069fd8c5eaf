import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct FiltersViewTests {
  private func filtered(_ size: Size = Size(width: 80, height: 24)) throws -> Driver {
    let driver = try Driver(try ExampleShare.clean(), size: size)
    driver.press("enter", "&")
    driver.type("feature")
    driver.press("enter", "l", "l", "=", "down", "l", "!")
    return driver
  }

  /// The rows of the table that pass, found one by one.
  private func rows(
    _ driver: Driver, _ passes: (InspectedRow) -> Bool
  ) throws -> [Int] {
    let table = try #require(driver.state.inspection.table(.events))
    return try TableRows(table).rows(from: 0, count: table.records).filter(passes).map(\.row)
  }

  @Test func filtersStackAndTheTitleSaysWhatTheyHide() throws {
    let driver = try filtered()
    let table = try #require(driver.table)
    #expect(table.filters.map(\.isOn) == [true, true, true])
    let name = try #require(table.currentRow?.record.text(2))
    let shown = try rows(driver) { row in
      row.record.text(2) == name && !table.filters[2].label.contains(row.record.text(3))
    }
    #expect(table.index.count == shown.count && shown.count > 1)
    #expect(driver.lines[0].contains("\(shown.count) of 400 rows  \(400 - shown.count) hidden"))
    expectScreen(driver.screen, "table-stacked")
    driver.resize(120, 40)
    expectScreen(driver.screen, "table-stacked-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "table-stacked-tiny")
    driver.resize(80, 24)
    driver.press("enter")
    #expect(driver.lines[0].contains("\(400 - shown.count) hidden"))
  }

  @Test func thePanelTellsEachFilterWithItsOwnRows() throws {
    let driver = try filtered()
    driver.press("|")
    expectScreen(driver.screen, "filters")
    let counts = driver.table?.filters.map(\.count)
    #expect(
      try counts?.first == rows(driver) { $0.record.text(2).lowercased().contains("feature") }.count
    )
    driver.resize(120, 40)
    expectScreen(driver.screen, "filters-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "filters-tiny")
  }

  @Test func eachFilterCanBeSwitchedOffAndRemoved() throws {
    let driver = try filtered()
    let all = try #require(driver.table?.index.count)
    driver.press("|", "g", "space", "down", "enter")
    #expect(driver.table?.filters.map(\.isOn) == [false, false, true])
    #expect(driver.lines[0].contains("hidden"))
    expectScreen(driver.screen, "filters-off")
    driver.press("enter", "up", "space")
    #expect(driver.table?.index.count == all)
    driver.press("delete")
    #expect(driver.table?.filters.count == 2)
    driver.press("G", "-")
    #expect(driver.table?.filters.count == 1 && driver.table?.filters.first?.isOn == true)
    driver.press("x")
    #expect(driver.table?.filter == .all && driver.table?.filters.isEmpty == true)
    #expect(driver.lines[0].contains("none hidden"))
    expectScreen(driver.screen, "filters-none")
    driver.press("q")
    #expect(driver.kinds == [.share, .table])
  }

  @Test func showingAllRowsKeepsTheFiltersAtHand() throws {
    let driver = try filtered()
    let (count, row) = (driver.table?.index.count, driver.table?.currentRow?.row)
    driver.press("x")
    #expect(driver.table?.filter == .all && driver.table?.currentRow?.row == row)
    #expect(driver.status.contains("| has the filters"))
    driver.press("|", "g", "enter", "down", "enter", "down", "enter", "q")
    #expect(driver.table?.index.count == count && driver.table?.currentRow?.row == row)
    // The same once more is no filter more.
    driver.press("=", "=")
    #expect(driver.table?.filters.count == 4)
    driver.press("x", "=")
    #expect(driver.table?.filters.map(\.isOn) == [false, false, false, true])
  }

  @Test func theCursorStaysOnARowThatPassesAndElseGoesToTheNext() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "1", "5", "0", "G", "l", "l")
    let name = try #require(driver.table?.currentRow?.record.text(2))
    let line = driver.screen.cursor?.y
    driver.press("=")
    #expect(driver.table?.currentRow?.row == 149)
    #expect(driver.screen.cursor?.y == line, "on the same line of the screen")
    driver.press("x")
    #expect(driver.table?.currentRow?.row == 149)
    driver.press("!")
    let next = try rows(driver) { $0.row > 149 && $0.record.text(2) != name }.first
    #expect(driver.table?.currentRow?.row == next)
  }

  @Test func whoMovesMeanwhileIsNotMovedBack() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "1", "5", "0", "G", "l", "l")
    driver.holdsBack = true
    driver.press("=", "g")
    driver.release()
    #expect(driver.table?.row == 0)
  }

  @Test func findingsPartitionsAndValuesAddToTheFiltersOfTheirTable() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "&")
    driver.type("feature")
    driver.press("enter", "v")
    driver.moveDown(to: "cell.null_token")
    driver.press("f")
    #expect(driver.kinds == [.share, .table, .findings, .table])
    #expect(driver.table?.filters.count == 2)
    driver.press("q", "q")
    #expect(driver.table?.filters.count == 1, "going back comes to what was there")
    driver.press("i", "enter", "F", "enter")
    #expect(driver.table?.filters.count == 3)
    driver.press("q", "q", "q", "q")
    #expect(driver.kinds == [.share, .table])
  }

  @Test func aFilterOfAFindingDoesNotOutliveItsInspection() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("v")
    driver.moveDown(to: "cell.null_token")
    driver.press("f", "&")
    driver.type("a")
    driver.press("enter", "ctrl-r")
    #expect(driver.table?.filters.map(\.label) == ["with “a”"])
    #expect(driver.table?.index.isComplete == true)
  }

  @Test func ctrlCStopsCountingAndNotTheExplorer() throws {
    let driver = try filtered()
    driver.holdsBack = true
    driver.press("|", "ctrl-c")
    #expect(driver.effects.last == .stopCounting && !driver.state.isOver)
    driver.release()
    #expect(driver.table?.filters.allSatisfy { $0.count == nil } == true)
    driver.press("q", "|")
    #expect(driver.table?.filters.allSatisfy { $0.count != nil } == true)
    driver.press("ctrl-c")
    #expect(driver.state.isOver)
  }

  @Test func looksTellHowFarTheyAre() throws {
    let driver = try Driver(try ExampleShare.large())
    driver.press("enter")
    driver.holdsBack = true
    driver.press("&")
    driver.type("feature")
    driver.press("enter")
    let table = try #require(driver.state.inspection.table(.events))
    let first = try TableScan(table, threads: 1).index(driver.table?.filter ?? .all) { _ in false }
    let request = try #require(
      driver.effects.compactMap { if case .filter(let request) = $0 { request } else { nil } }.last)
    driver.send(.filtered(request, first, isOver: false))
    #expect(driver.status.contains("looking") && driver.status.contains(" % "))
    #expect(driver.status.contains("found  ctrl-c stops"))
    #expect(driver.lines[0].contains("hidden so far"))
    driver.press("ctrl-c")
    #expect(driver.effects.last == .stopSeeking && driver.lines[0].contains("hidden so far"))
  }
}
