import Contract
import Tables
import Testing

@testable import Inspection

/// The rules about what a cell of valid JSON holds.
@Suite struct JSONShapeRuleTests {
  private static func rows(_ cells: [String]) -> [String] {
    cells.enumerated().map { number, cell in
      "u\(number),a1,x,2024-03-01 10:00:00,2024-03-01 10:00:\(10 + number % 50),"
        + (cell.isEmpty ? "" : "\"\(cell.replacing("\"", with: "\"\""))\"")
    }
  }

  private static func details(_ rule: String, _ cells: [String]) throws -> [String] {
    let inspection = try ShareOnDisk(events: rows(cells + ["", ""])).inspect()
    return try inspection.samples(of: rule).map { $0.detail ?? "" }
  }

  @Test func detailsSayWhatIsThere() throws {
    #expect(
      try Self.details("json.not_object", ["[]", "\"x\"", "1", "-1.5", "false"])
        == ["a list", "a text", "a number", "a number", "true or false"])
    #expect(
      try Self.details(
        "json.dup_key", [#"{"a": 1, "b": 2, "b": 3}"#, #"{"x": {"k": 1, "k": 2}}"#])
        == ["the key b", ""])
    #expect(
      try Self.details("json.depth", [#"{"a": [[[[]]]]}"#, #"{"a": [[[[[]]]]]}"#])
        == ["a value 4 deep", "a value 5 deep"])
    #expect(
      try Self.details("json.python", ["{'a': 1}", #"{"a": None}"#])
        == ["single quotes, at byte 1 of the cell", "None, at byte 6 of the cell"])
    #expect(
      try Self.details("json.js", ["{ab: 1}"]) == [
        "the key ab without quotes, at byte 1 of the cell"
      ])
    #expect(try Self.details("json.nan", [#"{"a": NaN}"#]) == ["NaN, at byte 6 of the cell"])
    let keys = "{" + (0..<300).map { "\"\($0)\": 1" }.joined(separator: ",") + "}"
    #expect(try Self.details("json.size", [keys]) == ["300 keys"])
  }

  @Test func aCellCanBreakSeveralRules() throws {
    let cell = #"{"a": [[[[{"k": 1, "k": 2}]]]]}"#
    let lines = try ShareOnDisk(events: Self.rows([cell, cell, "", ""])).inspect().lines
    #expect(
      lines == [
        "warning json.depth events.EVENT_PROPERTIES 2/1",
        "warning json.dup_key events.EVENT_PROPERTIES 2/1",
      ])
  }

  @Test func valuesOfMoreThanAMegabyteAreTooLarge() throws {
    func cell(_ bytes: Int) -> String { "{\"a\": \"\(String(repeating: "x", count: bytes - 9))\"}" }
    let share = try ShareOnDisk(
      events: Self.rows([cell(1_000_000), cell(1_000_001), "[\(cell(1_000_000))", ""]))
    let inspection = try share.inspect()
    #expect(
      inspection.lines == [
        "error json.invalid events.EVENT_PROPERTIES 1/1",
        "warning json.size events.EVENT_PROPERTIES 1/1",
      ])
    let samples = try inspection.samples(of: "json.size")
    #expect(samples.map(\.record) == [2])
    #expect(samples.map(\.detail) == ["1000001 bytes"])
  }

  @Test func largeCellsWithTooManyKeysCountOnce() throws {
    let text = String(repeating: "x", count: 5000)
    let keys = "{" + (0..<256).map { "\"\($0)\": \"\(text)\"" }.joined(separator: ",") + "}"
    let lines = try ShareOnDisk(events: Self.rows([keys, "", ""])).inspect().lines
    #expect(lines == ["warning json.size events.EVENT_PROPERTIES 1/1"])
  }

  /// More rows than a block holds, and more shapes than are remembered.
  @Test func countsAreExactHoweverManyShapes() throws {
    let cells = (0..<30_000).map { number in
      number % 3 == 0 ? #"{"k\#(number)": 1, "k\#(number)": 2}"# : #"{"k\#(number)": 1}"#
    }
    let inspection = try ShareOnDisk(events: Self.rows(cells)).inspect()
    #expect(
      inspection.lines == [
        "warning json.dup_key events.EVENT_PROPERTIES 10000/1",
        "info json.not_compared events.EVENT_PROPERTIES 30000/1",
      ])
  }

  @Test func allShapesOfOneKindAreFoundAgainInEachBlock() throws {
    let cells = (0..<5000).map { #"{"a": \#($0), "a": 2}"# }
    let lines = try ShareOnDisk(events: Self.rows(cells)).inspect().lines
    #expect(lines == ["warning json.dup_key events.EVENT_PROPERTIES 5000/1"])
  }

  @Test func ignoredRulesFindNothingAndLeaveTheOthers() throws {
    let share = try ShareOnDisk(
      events: Self.rows(
        Array(repeating: #"{"a": 1, "a": 2}"#, count: 20) + ["[]", #"{"a": true}"#]))
    var options = InspectionOptions()
    options.ignored = ["json.type_drift", "json.key_sometimes_missing", "json.not_compared"]
    #expect(
      try share.inspect(options: options).lines == [
        "warning json.dup_key events.EVENT_PROPERTIES 20/1",
        "warning json.not_object events.EVENT_PROPERTIES 1/1",
      ])
    options.ignored = Set(RuleBook.jsonShapes.map { $0.rule.id })
    #expect(
      try share.inspect(options: options).lines
        == ["warning json.type_drift events.EVENT_PROPERTIES 1/1"])
  }

  @Test func rowsInViewAreMarked() throws {
    let share = try ShareOnDisk(events: Self.rows([#"{"a": 1}"#, #"{"a": 1, "a": 2}"#, "", ""]))
    let inspection = try share.inspect()
    let table = try #require(inspection.table(.events))
    let finding = try #require(inspection.findings.first)
    #expect(table.slots(of: finding).count == 1)
  }

  @Test func bothPlainAndDoubledQuotesAndOtherDelimitersAreRead() throws {
    let header = ShareOnDisk.eventHeader.replacing(",", with: "\t")
    let rows = [#"{"a": 1, "a": 2}"#, #"{"a": 1}"#].enumerated().map { number, cell in
      "u1\ta1\tx\t2024-03-01 10:00:00\t2024-03-01 10:00:0\(number)\t\(cell)"
    }
    let share = try ShareOnDisk(["events.tsv": ShareOnDisk.table(header, rows)])
    let lines = try share.inspect().lines.filter { $0.contains(" json.") }
    #expect(lines == ["warning json.dup_key events.EVENT_PROPERTIES 1/1"])
  }
}
