import Contract
import Inspection
import Tables
import TestSupport
import Testing

@testable import Explorer

@Suite struct FrequencyViewTests {
  /// Names with a quote, a comma, a line end and nothing, one of them in two spellings.
  private static let names = [
    "events.csv": ExampleShare.eventHeader
      + ["Login", "\"Login\"", "\"a, \"\"b\"\"\"", "", "Log", "Login", "", "\"two\nlines\""]
      .enumerated().map { ExampleShare.event("u\($0)", $1, at: "2024-05-01 10:00:0\($0)") }
      .joined() + "u9,short\n"
  ]

  private static func onNames() throws -> Driver {
    let driver = try Driver(try ExampleShare.of(names))
    driver.press("enter", "right", "right")
    #expect(driver.focusedColumn == "EVENT_NAME")
    return driver
  }

  private func view(_ driver: Driver) throws -> FrequencyView {
    guard case .frequency(let view) = driver.state.top else {
      throw NotThere()
    }
    return view
  }

  private struct NotThere: Error {}

  @Test func countsEveryValueAndNamesTheRowsThatHaveNone() throws {
    let driver = try Self.onNames()
    driver.press("F")
    let view = try view(driver)
    let counts = view.shownValues.map { "\($0.text.debugDescription) \($0.count)" }
    #expect(
      counts == [
        #""Login" 3"#, #""" 2"#, #""Log" 1"#, #""a, \"b\"" 1"#, #""two\nlines" 1"#,
      ])
    #expect(view.counts.records == 9 && view.counts.absent == 1 && view.counts.unlisted == 0)
    expectScreen(driver.screen, "frequency-names")
  }

  @Test func entersExactlyTheRowsOfAValue() throws {
    let driver = try Self.onNames()
    driver.press("F")
    for (line, value) in try view(driver).shownValues.enumerated() {
      driver.press("g")
      for _ in 0..<line { driver.press("down") }
      driver.press("enter")
      #expect(driver.table?.index.count == value.count, "\(value.text)")
      #expect(driver.focusedColumn == "EVENT_NAME")
      let table = try #require(driver.table)
      #expect(table.window.count == value.count)
      for row in table.window { #expect(row.record.value(2) == value.bytes) }
      driver.press("q")
    }
    driver.press("q")
    #expect(driver.table?.filter == .all)
  }

  @Test func filtersLikeTheCellUnderTheCursor() throws {
    let driver = try Self.onNames()
    driver.press("=")
    #expect(driver.table?.index.count == 3 && driver.focusedColumn == "EVENT_NAME")
    #expect(driver.lines[0].contains("EVENT_NAME is “Login”"))
    driver.press("x", "down", "down", "down", "=")
    #expect(driver.table?.index.count == 2)
    #expect(driver.lines[0].contains("EVENT_NAME is empty"))
    driver.press("x", "G", "=")
    #expect(driver.table?.filter == .all)
    #expect(driver.state.message == "this row has no cell in EVENT_NAME to compare with")
  }

  @Test func sortsByValueAndStaysOnTheSameOne() throws {
    let driver = try Self.onNames()
    driver.press("F", "s")
    let texts = try view(driver).shownValues.map(\.text)
    #expect(texts == ["", "Log", "Login", "a, \"b\"", "two\nlines"])
    #expect(driver.cursorLine?.contains("Login") == true)
    driver.press("s")
    #expect(try view(driver).shownValues.first?.text == "Login")
  }

  @Test func stopsWithEscapeAndShowsWhatWasCounted() throws {
    let driver = try Self.onNames()
    driver.holdsBack = true
    driver.press("F")
    #expect(try view(driver).isCounting)
    #expect(driver.lines[0].contains("Esc stops"))
    driver.press("escape")
    #expect(driver.effects.last == .stopCounting)
    #expect(try !view(driver).isCounting)
    driver.release()
    #expect(driver.lines[0].contains("so far"))
    driver.press("escape")
    #expect(driver.kinds == [.share, .table])
  }

  @Test func countsAnewWhenTheCheckIsDone() throws {
    let driver = try Driver(try ExampleShare.large(), inspects: false)
    driver.inspectFirstPiece(of: .events)
    driver.press("enter", "F")
    let before = try view(driver).counts.records
    #expect(before > 0 && before < 20_000 && driver.lines[0].contains("so far"))
    driver.inspect()
    #expect(try view(driver).counts.records == driver.state.inspection.table(.events)?.records)
    #expect(!driver.lines[0].contains("so far"))
  }

  @Test func showsTheValuesOfASample() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "right", "F", "down")
    expectScreen(driver.screen, "frequency")
    driver.resize(120, 40)
    expectScreen(driver.screen, "frequency-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "frequency-tiny")
  }

  @Test func showsOnlyTheRowsOfACell() throws {
    let driver = try Driver(try ExampleShare.defects())
    driver.press("enter", "right", "=")
    expectScreen(driver.screen, "table-same")
    driver.resize(120, 40)
    expectScreen(driver.screen, "table-same-wide")
    driver.resize(20, 5)
    expectScreen(driver.screen, "table-same-tiny")
  }
}

extension FrequencyView {
  /// The values from top to bottom.
  fileprivate var shownValues: [ValueTally.Value] {
    counts.values.indices.compactMap { value($0) }
  }
}
