import TestSupport
import Testing

@testable import Tables

@Suite struct JSONLayoutTests {
  private static func layout(_ text: String) throws -> (JSONLayout.Kind, Int) {
    let layout = try JSONLayout(JSONHead(Array(text.utf8), isWhole: true))
    return (layout.kind, layout.start)
  }

  @Test(arguments: [
    ("{\"a\": 1}\n{\"a\": 2}\n", JSONLayout.Kind.lines, 0), ("{\"a\": 1}", .lines, 0),
    ("\u{feff}{\"a\": 1}\r\n", .lines, 3), ("\n\n {\"a\": 1}\n", .lines, 3),
    ("{\"a\": {\"b\": [\n{}]}\n}", .objects, 0), ("{\n\"a\": 1\n}\n{\n\"a\": 2\n}", .objects, 0),
    ("{\"a\": 1}{\"a\": 2}", .objects, 0), ("{\"a\": 1} {\"a\": 2}\n{\"a\": 3}", .objects, 0),
    ("{\"a\": 1}\r{\"a\": 2}\r", .objects, 0), ("{\"a\": 1},\n{\"a\": 2},\n", .objects, 0),
    ("{\"a\": 1\n{\"a\": 2}\n", .lines, 0), ("{\"a\": \"x\n{\"a\": 2}\n", .lines, 0),
    ("{\"a\": NaN}\n{\"a\": 2}\n", .lines, 0), ("{\"a\": [1\n{\"a\": 2}\n", .lines, 0),
    ("{\n\"a\": 1,\n\"b\": x\n}\n{\n\"a\": 2\n}", .objects, 0), ("{\n\"a\": 1", .objects, 0),
    ("x\n{\"a\": 1}", .lines, 0), ("[{\"a\": 1}]", .array, 1),
    ("\u{feff} [\n {\"a\": 1}]", .array, 7),
    ("[1, 2]", .array, 1), ("[]x", .array, 1), ("[{\"a\": 1", .array, 1), ("", .lines, 0),
  ])
  func theFirstBytesTellTheLayout(text: String, kind: JSONLayout.Kind, start: Int) throws {
    let layout = try JSONLayout(JSONHead(Array(text.utf8), isWhole: true))
    #expect(layout.kind == kind && layout.start == start)
  }

  @Test func objectsOneBehindTheOtherAreRows() throws {
    for text in [
      "{\n\"a\": 1\n}\n{\n\"a\": 2\n}\n", "{\"a\": 1}{\"a\": 2}", "{\"a\":\r1}\r{\"a\": 2}\r",
      "\u{feff}\n{\"a\": 1} {\"a\":\n2}",
    ] {
      #expect(try JSONTable(text).cells() == [["1"], ["2"]], "\(text)")
    }
    #expect(try JSONTable("{\n \"a\": {\n \"b\": 1 }\n}\n").cells() == [["{\"b\":1}"]])
  }

  // MARK: - What no rows can be made of

  @Test(arguments: [
    ("{\"events\": [{\"a\": 1}, {\"a\": 2}]}", "events"), ("{\"d\": [{}]}\n", "d"),
    ("{\n  \"events\": [\n    {\"a\": 1}\n  ]\n}\n", "events"),
    ("{\"events\": [\n{\"a\": 1},\n{\"a\": 2", "events"),
    ("{\"count\": 2, \"next\": null, \"data\": [\n{\"a\": 1},\n{\"a\": 2", "data"),
    ("\u{feff}{\"e\": [{\"a\": 1}", "e"),
  ])
  func anObjectAroundAllRowsIsRefused(text: String, key: String) throws {
    let error = try #require(throws: TableError.self) { try JSONTable(text) }
    #expect(error == TableError(.json(.wrapped(key: key)), path: "memory.json"))
    #expect(error.reason.contains("jq -c '.\(key)[]'"))
  }

  @Test(arguments: [
    ("{\"items\": [{\"a\": 1}]}\n{\"items\": []}\n", [["[{\"a\":1}]"], ["[]"]]),
    ("{\"id\": 1, \"items\": [{\"a\": 1}]}\n", [["1", "[{\"a\":1}]"]]),
    ("{\"tags\": [1, 2]}", [["[1,2]"]]), ("{\"a\": {\"b\": [{}]}}", [["{\"b\":[{}]}"]]),
    ("{\"items\": [{\"a\": 1}], \"id\": 1}", [["[{\"a\":1}]", "1"]]),
  ])
  func aRowWithAnArrayOfObjectsIsARow(text: String, cells: [[String]]) throws {
    #expect(try JSONTable(text).cells() == cells)
  }

  @Test func aLongLineThatStartsWithAnArrayOfObjectsIsARow() throws {
    let items = [String](repeating: "{\"sku\": \"0123456789\"}", count: 20_000)
    let line = "{\"items\": [\(items.joined(separator: ", "))]}\n"
    let table = try JSONTable(line + line)
    #expect(table.header.names == ["items"] && table.header.layout.kind == .lines)
    #expect(try table.read().rows.count == 2)
    let error = try #require(throws: TableError.self) { try JSONTable(line) }
    #expect(error.kind == .json(.wrapped(key: "items")))
  }

  @Test(arguments: [
    ("", TableError.Kind.empty), ("\u{feff}\n \r\n", .empty), ("[]", .json(.noElement)),
    (" [ \n ]\n", .json(.noElement)), ("[[1, 2], [3, 4]]", .json(.noObject)),
    ("[1, 2]\n[3, 4]\n", .json(.noObject)), ("1\n2\n", .json(.noObject)),
    ("\"text\"", .json(.noObject)), ("{", .json(.noObject)), ("[", .json(.noObject)),
    ("{\"a\": NaN}", .json(.noObject)), ("{\"a\": 1", .json(.noObject)), ("{}", .json(.noKey)),
    ("[{}, {}]", .json(.noKey)), ("x", .json(.noObject)), ("{'a': 1}\n", .json(.noObject)),
  ])
  func whatHasNoRowsIsRefused(text: String, kind: TableError.Kind) throws {
    let error = try #require(throws: TableError.self) { try JSONTable(text) }
    #expect(error.kind == kind && !error.reason.isEmpty)
  }

  @Test func keysThatNeedQuotesStayOutOfTheReason() {
    for key in ["a b", "'", "", "1a", "\u{1b}[2J", "é", String(repeating: "k", count: 41)] {
      let reason = JSONProblem.wrapped(key: key).reason
      #expect(reason.contains(".[\"KEY\"][]"), "\(key.debugDescription)")
    }
    #expect(JSONProblem.wrapped(key: "_e1").reason.contains("'._e1[]'"))
  }

  // MARK: - The header

  @Test func aByteOrderMarkIsNoPartOfTheFirstRow() throws {
    for text in ["\u{feff}{\"a\": 1}\n{\"a\": 2}", "\u{feff}[{\"a\": 1}, {\"a\": 2}]"] {
      let table = try JSONTable(text)
      #expect(table.header.names == ["a"])
      #expect(try table.cells() == [["1"], ["2"]])
    }
  }

  @Test func aFirstRecordThatIsLongerThanTheFirstBytesIsReadAll() throws {
    let long = String(repeating: "x", count: 600 << 10)
    for text in ["{\"a\": \"\(long)\", \"b\": 1}\n", "[{\"a\": \"\(long)\", \"b\": 1}]"] {
      #expect(try JSONTable(text).header.names == ["a", "b"])
      #expect(try JSONTable(Array(text.utf8), knowsSize: false).header.names == ["a", "b"])
    }
    let endless = "{\"a\": \"" + String(repeating: "x", count: Piece.maximumRecord + 10)
    let error = try #require(throws: TableError.self) { try JSONTable(endless + endless) }
    #expect(error.kind == .recordTooLong(offset: 0))
  }

  @Test func manyColumnsAreReadAndMoreAreRefused() throws {
    func object(_ keys: Int) -> String {
      "{\((0..<keys).map { "\"\($0)\":1" }.joined(separator: ","))}\n"
    }
    let table = try JSONTable(object(20_000) + String(repeating: "{}\n", count: 2000))
    let (rows, piece) = (JSONRows(table.source, table.header), Piece())
    var (position, count) = (rows.start, 0)
    while true {
      let next = try rows.claim(piece, at: position, wanting: Piece.size)
      if next == position { break }
      try rows.finish(piece)
      count += piece.rows.count
      #expect(piece.rows.shape(0, width: 20_000) == .whole)
      position = next
    }
    #expect(count == 2001)
    let error = try #require(throws: TableError.self) { try JSONTable(object(40_000)) }
    #expect(error.kind == .json(.manyKeys(40_000)))
  }

  @Test func keysOfWhatIsNoObjectAreNoColumns() throws {
    let text = "{\"x\": 1, \"y\": NaN}\n{\"a\": 1}\n{\"z\": 1} {\"a\": 2}\n{\"b\": 1}\n"
    #expect(try JSONTable(text).header.names == ["a", "b"])
  }
}
