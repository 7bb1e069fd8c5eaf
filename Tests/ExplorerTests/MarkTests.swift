import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct MarkTests {
  private func driver() throws -> Driver {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter")
    return driver
  }

  private func run(_ command: String, _ driver: Driver) {
    driver.press(":")
    driver.type(command)
    driver.press("enter")
  }

  private func marks(_ driver: Driver) -> [Int] {
    driver.state.marks(of: .events).ranges.flatMap(Array.init)
  }

  @Test func marksAreToggledAndShown() throws {
    let driver = try driver()
    driver.press("m", "j", "j", "m", "5", "G", "3", "m")
    #expect(marks(driver) == [0, 2, 4, 5, 6])
    expectScreen(driver.screen, "grid-marks")
    driver.press("m")
    #expect(marks(driver) == [0, 2, 5, 6])
    #expect(driver.lines[0].contains("4 marked"))
    run("unmark", driver)
    #expect(marks(driver) == [] && driver.status.contains("4 marks gone"))
    #expect(!driver.lines[0].contains("marked"))
  }

  @Test func aCountGoesNoFurtherThanTheRows() throws {
    let driver = try driver()
    driver.press("G", "k", "9", "9", "9", "m")
    #expect(marks(driver) == [398, 399])
  }

  @Test func jumpsGoFromMarkToMark() throws {
    let driver = try driver()
    driver.press("'")
    #expect(driver.status.contains("no row is marked"))
    driver.press("3", "G", "m", "3", "0", "0", "G", "m", "g", "'")
    #expect(driver.table?.row == 2)
    driver.press("'")
    #expect(driver.table?.row == 299)
    driver.press("'")
    #expect(driver.table?.row == 299 && driver.status.contains("no marked row after this one"))
    driver.press("\"")
    #expect(driver.table?.row == 2)
    driver.press("\"")
    #expect(driver.status.contains("no marked row before this one"))
  }

  @Test func marksStayWhenTheViewIsClosedAndTheShareIsReadAnew() throws {
    let driver = try driver()
    driver.press("m", "q", "v", "q", "enter")
    #expect(marks(driver) == [0] && driver.lines[0].contains("1 marked"))
    driver.press("ctrl-r")
    #expect(marks(driver) == [0])
    driver.press("tab")
    #expect(!driver.lines[0].contains("marked"), "another table has its own")
  }

  @Test func aShareReadAnewShowsAllRows() throws {
    let driver = try driver()
    driver.press("5", "G", "m")
    run("marked", driver)
    driver.press("ctrl-r")
    #expect(driver.table?.filter == .all && driver.table?.currentRow?.row == 4)
  }

  @Test func marksOfOtherFilesAreForgotten() throws {
    let driver = try Driver(
      try ExampleShare.of([
        "events.csv": ExampleShare.gap["events.csv"] ?? "",
        "more-events.csv": ExampleShare.eventHeader
          + ExampleShare.event("u9", at: "2024-05-01 10:00:00"),
      ]))
    driver.press("enter", "m", "q")
    run("table users=more-events.csv", driver)
    driver.press("enter")
    #expect(marks(driver) == [] && driver.state.inspection.table(.events)?.records ?? 0 > 20)
  }

  @Test func onlyMarkedRowsCanBeShown() throws {
    let driver = try driver()
    run("marked", driver)
    #expect(driver.status.contains("no row is marked") && driver.table?.filter == .all)
    driver.press("2", "m", "G", "m")
    run("marked", driver)
    #expect(driver.table?.count(in: driver) == 3)
    #expect(driver.lines[0].contains("marked rows"))
    expectScreen(driver.screen, "grid-marked")
    #expect(driver.table?.loaded(2)?.row == 399)
    driver.press("g", "'", "'")
    #expect(driver.table?.row == 2 && driver.table?.filter != .all)
    driver.press("m", "x")
    #expect(marks(driver) == [0, 1] && driver.table?.row == 399)
  }

  @Test func underAFilterTheRowsShownAreMarked() throws {
    let driver = try driver()
    driver.press("&")
    driver.type("feature")
    driver.press("enter", "3", "m")
    let rows = (0..<3).compactMap { driver.table?.loaded($0)?.row }
    #expect(marks(driver) == rows && rows.last ?? 0 > 3)
    driver.press("'")
    #expect(driver.table?.row == 1 && driver.table?.filter != .all)
    driver.press("9", "9", "9", "m")
    #expect(driver.status.contains("have not been read"))
    #expect(marks(driver).count > 3 && marks(driver).count < driver.table?.index.count ?? 0)
  }

  @Test func aMarkThatTheFilterHidesIsNotGoneTo() throws {
    let driver = try driver()
    driver.press("4", "0", "0", "G", "m", "g", "=", "'")
    #expect(driver.table?.row == 0 && driver.table?.isFiltered == true)
    #expect(driver.status.contains("no marked row after this one passes the filter"))
    driver.press("x", "'")
    #expect(driver.table?.currentRow?.row == 399)
  }

  @Test func rowsCountedFromTheEndWaitForTheirNumbers() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.press("enter")
    driver.inspectFirstPiece(of: .events)
    driver.press("m", "G", "m")
    #expect(marks(driver) == [0] && driver.status.contains("when the check is done"))
    driver.press("\"")
    #expect(driver.status.contains("when the check is done"))
    driver.inspect()
    driver.press("\"")
    #expect(driver.table?.row == 0)
  }
}

extension TableView {
  fileprivate func count(in driver: Driver) -> Int {
    driver.state.inspection.table(kind).map(count) ?? 0
  }
}
