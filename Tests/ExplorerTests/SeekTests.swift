import Contract
import Inspection
import Screens
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct SeekTests {
  private func rows(of severity: Severity, _ driver: Driver) throws -> [Int] {
    let table = try #require(driver.state.inspection.table(.events))
    let rows = try TableRows(table).rows(from: 0, count: table.records)
    return rows.filter { row in row.marks.contains { $0.severity == severity } }.map(\.row)
  }

  @Test func visitsEveryErrorOfAllFilesAndComesBack() throws {
    let driver = try Driver(try ExampleShare.defects())
    let errors = try rows(of: .error, driver)
    driver.press("e")
    var visited: [Int] = []
    while driver.state.message == nil, visited.count <= errors.count {
      visited.append(driver.table?.row ?? -1)
      driver.press("e")
    }
    #expect(visited == errors)
    #expect(driver.status.contains("nothing more after this row"))
    for row in errors.dropLast().reversed() {
      driver.press("E")
      #expect(driver.table?.row == row)
    }
    driver.press("E")
    #expect(driver.status.contains("nothing more before this row"))
    #expect(driver.kinds == [.share, .table])
  }

  @Test func visitsWarningsToo() throws {
    let driver = try Driver(try ExampleShare.defects())
    let warnings = try rows(of: .warning, driver)
    driver.press("enter", "W")
    #expect(driver.status.contains("nothing more before"))
    driver.press("w", "w")
    #expect(driver.table?.row == warnings[1])
    driver.press("W")
    #expect(driver.table?.row == warnings[0])
  }

  @Test func startsFromTheTableOfTheFindingOrThePartition() throws {
    let driver = try Driver(try ExampleShare.defects())
    let place = try #require(
      driver.state.inspection.findings.firstIndex {
        $0.table == .users && $0.rule.unit == .records
      })
    driver.press("v")
    for _ in 0..<place { driver.press("down") }
    driver.press("i")
    #expect(driver.state.top.table == .users)
    driver.press("e")
    #expect(driver.kinds == [.share, .findings, .partitions, .table])
    #expect(driver.table?.kind == .users)
    driver.press("q", "q", "q", "i", "e")
    #expect(driver.kinds == [.share, .partitions, .table])
    #expect(driver.table?.kind == .events)
    driver.press("q")
    #expect(driver.kinds == [.share, .partitions])
  }

  @Test func movesTheRecordInSight() throws {
    let driver = try Driver(try ExampleShare.defects())
    let errors = try rows(of: .error, driver)
    driver.press("enter", "enter", "e")
    #expect(driver.kinds == [.share, .table, .record])
    #expect(driver.lines[0].contains("row \(errors[0] + 1) of"))
  }

  @Test func putsTheCursorOnTheCellThatIsWrong() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "e")
    let row = try #require(driver.table?.currentRow)
    let mark = try #require(row.marks.first { $0.severity == .error })
    let layout = try #require(driver.state.inspection.table(.events)?.layout)
    #expect(driver.table?.column == mark.cell.map { layout.files[row.file].columnOfCell[$0] })
  }

  @Test func searchesOnAndBackAndSaysAtWhichEndItIs() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "/")
    driver.type("plan_changed")
    driver.press("enter")
    let first = try #require(driver.table?.row)
    #expect(driver.table?.currentRow.map { $0.record.text(2) } == "Plan_Changed")
    #expect(driver.focusedColumn == "EVENT_NAME")
    driver.press("n")
    #expect((driver.table?.row ?? 0) > first)
    driver.press("N")
    #expect(driver.table?.row == first)
    driver.press("N")
    #expect(driver.status.contains("no “plan_changed” before this row"))
    driver.press("G", "n")
    #expect(driver.status.contains("no “plan_changed” after this row"))
    #expect(driver.table?.row == 399)
  }

  @Test func capitalsCountWhereTheTextHasAny() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "/")
    driver.type("PLAN_changed")
    driver.press("enter")
    #expect(driver.status.contains("no “PLAN_changed”"))
    #expect(driver.table?.row == 0)
  }

  @Test func saysThatNothingWasSearchedFor() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter", "n")
    #expect(driver.status.contains("nothing was searched for"))
  }

  @Test func ctrlCStopsALookAndNotTheExplorer() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter")
    driver.holdsBack = true
    driver.press("e")
    #expect(driver.status.contains("looking"))
    driver.press("ctrl-c")
    #expect(driver.effects.last == .stopSeeking)
    driver.release()
    #expect(driver.table?.row == 0)
    #expect(!driver.state.isOver)
    driver.press("ctrl-c")
    #expect(driver.state.isOver)
  }

  @Test(arguments: ["g", "G", "up", "pagedown", "right", "enter", "q", "tab", "v"])
  func whoGoesElsewhereMeanwhileStaysThere(_ key: String) throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter")
    driver.holdsBack = true
    driver.press("/")
    driver.type("plan_changed")
    driver.press("enter")
    let request = try #require(driver.state.seeking)
    driver.press(key)
    #expect(driver.state.seeking == nil && driver.effects.contains(.stopJump))
    let (views, row, column) = (driver.kinds, driver.table?.row, driver.table?.column)
    let known = try #require(driver.state.inspection.table(.events))
    let found = try request.row(by: TableScan(known, threads: 1)) { _, _ in true }
    #expect(found.row != nil)
    driver.send(.sought(request, found.row, place: found.place))
    #expect(driver.kinds == views && driver.table?.row == row && driver.table?.column == column)
    driver.release()
    #expect(driver.kinds == views && driver.table?.row == row && driver.table?.column == column)
    #expect(driver.state.hits(in: .events)?.index.count ?? 0 > 0, "they are counted all the same")
  }

  @Test func ctrlCStopsAFilterAndNotTheExplorer() throws {
    let driver = try Driver(try ExampleShare.clean())
    driver.press("enter")
    driver.holdsBack = true
    driver.press("&")
    driver.type("feature")
    driver.press("enter", "ctrl-c")
    #expect(driver.effects.contains(.stopSeeking))
    #expect(!driver.state.isOver)
  }

  @Test func aSearchDuringTheCheckGoesOnUntilTheRowIsRead() throws {
    let whole = try Driver(try ExampleShare.large())
    whole.press("enter", "G")
    let last = try #require(whole.table?.currentRow?.record.text(3))
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.press("enter")
    driver.inspectFirstPiece(of: .events)
    driver.press("/")
    driver.type(last)
    driver.press("enter")
    #expect(driver.table?.row == 0)
    #expect(driver.status.contains("looking"))
    driver.inspect()
    #expect(driver.table?.currentRow?.record.text(3) == last)
    #expect(driver.state.seeking == nil)
  }

  @Test func aSearchThatWaitsForTheCheckCanBeStopped() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.press("enter")
    driver.inspectFirstPiece(of: .events)
    driver.press("/")
    driver.type("nowhere")
    driver.press("enter", "ctrl-c")
    #expect(driver.status.contains("stopped"))
    driver.inspect()
    #expect(!driver.status.contains("nowhere") && driver.table?.row == 0)
  }

  @Test func aJumpThatAnotherReplacedMovesNothing() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter")
    driver.holdsBack = true
    driver.press("e")
    let request = try #require(
      driver.effects.compactMap { effect in
        if case .seek(let request) = effect { request } else { nil }
      }.last)
    driver.press("w")
    driver.send(.sought(request, driver.table?.currentRow))
    #expect(driver.state.seeking != nil)
    driver.release()
    let warnings = try rows(of: .warning, driver)
    #expect(driver.table?.row == warnings[0])
  }
}
