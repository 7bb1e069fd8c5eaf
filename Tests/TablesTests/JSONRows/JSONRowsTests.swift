import TestSupport
import Testing

@testable import Tables

@Suite struct JSONRowsTests {
  // MARK: - Cells

  @Test(arguments: [
    (#""text""#, "text"), (#""""#, ""), ("null", ""), ("true", "true"), ("false", "false"),
    ("0", "0"), ("-0.0", "-0.0"), ("1E400", "1E400"), ("-12.50e-3", "-12.50e-3"),
    ("123456789012345678901234567890", "123456789012345678901234567890"),
    (#""a,b""#, "a,b"), (#"" padded ""#, " padded "), (#""q\"q""#, "q\"q"),
    (#""line\r\nend""#, "line\r\nend"), (#""\u0000""#, "\0"), (#""\ud83d\ude00""#, "😀"),
    (#""\u00e9\/\b\f\t""#, "é/\u{8}\u{c}\t"), (#""é😀""#, "é😀"), (#""\\""#, "\\"),
    ("{}", "{}"), ("[ ]", "[]"), ("[ 1 ]", "[1]"), ("[1 , \t2]", "[1,2]"),
    (#"{ "b" : 1, "a" : [ {"c" : null } ] }"#, #"{"b":1,"a":[{"c":null}]}"#),
    (#"{"k\"": "a \" , é\u0041"}"#, #"{"k\"":"a \" , é\u0041"}"#),
    (#"{"a": 1, "a": 2}"#, #"{"a":1,"a":2}"#), (#"[" a ", "{}"]"#, #"[" a ","{}"]"#),
  ])
  func aValueIsACell(value: String, cell: String) throws {
    let table = try JSONTable(#"{"a": 1, "v": \#(value), "z": "end"}"# + "\n")
    let rows = try table.read().rows
    #expect(rows == [JSONTable.Row(position: 0, cells: ["1", cell, "end"])])
  }

  @Test(arguments: [
    "NaN", "-Infinity", "01", "1.", ".5", "+1", "- 1", "1e", "0x10", "tru", "True", "nulll", "'x'",
    "", "\"\u{1}\"", "\"a\tb\"", #""\x""#, #""\u12g4""#, #""\ud800""#, #""\udc00""#,
    #""\ud800\u0041""#,
    #""\ud800\ud800""#, "[1,]", "[,1]", "[1 2]", "[1}", "{1: 2}", #"{"a" 1}"#, #"{"a": }"#,
    #"{"a": 1,}"#, #"{"\ud800": 1}"#, #"{"a": "\x"}"#, #"["\udc00"]"#, "[NaN]", "1 2", #""a" "b""#,
    #""a": 1"#, #"["a": 1]"#, #"{"a": "b": 1}"#, #""a\n": 1"#, "1: 2", "[1: 2]",
    #""a"b"#, "\u{c}1", "1 // one", ":1", "{}}", "]", "\u{feff}1",
  ])
  func whatIsNoJSONIsAMalformedRow(value: String) throws {
    let first = "{\"a\": 1, \"v\": 2}\n"
    let line = #"{"a": 1, "v": \#(value)}"#
    let rows = try JSONTable(first + line + "\r\n" + first).read().rows
    #expect(rows.count == 3 && rows[0].cells == ["1", "2"] && rows[2].cells == ["1", "2"])
    #expect(
      rows[1] == JSONTable.Row(position: first.utf8.count, isMalformed: true, cells: [line]))
  }

  @Test(arguments: [
    "1", "null", "\"text\"", "[{\"a\": 1}]", "[]", "{", "}", "x", "{\"a\": 1} {\"a\": 2}",
    "{\"a\": 1},", "{\"a\": 1}x", "{\"a\": 1", "{\"a\": {\"b\": 1}", "{\"a\": \"b}", "{\"a\": [1}",
    "{\"a\"}", "{\"a\": 1 \"b\": 2}", "{a: 1}", "{'a': 1}", "\u{1e}{\"a\": 1}",
  ])
  func aLineThatIsNoObjectIsAMalformedRow(line: String) throws {
    for text in ["{\"a\": 0}\n\(line)\n{\"a\": 2}", "{\"a\": 0}\n{\"a\": 2}\n\(line)"] {
      let rows = try JSONTable(text).read().rows
      #expect(rows.filter { !$0.isMalformed }.map(\.cells) == [["0"], ["2"]], "\(text)")
      #expect(rows.filter(\.isMalformed).map(\.cells) == [[line]], "\(text)")
    }
  }

  @Test func bytesThatAreNoUTF8MakeTheirLineMalformed() throws {
    let bytes = Array("{\"a\": 1}\n{\"a\": \"".utf8) + [0xff] + Array("\"}\n{\"a\": 3}".utf8)
    let rows = try JSONTable(bytes).read().rows
    #expect(rows.map(\.isMalformed) == [false, true, false])
    #expect(rows[1].cells == ["{\"a\": \"\u{fffd}\"}"] && rows[1].position == 9)
  }

  @Test(arguments: [1000, 1020, 1021, 1022, 1023, 1024, 1025, 100_000])
  func deepValuesAreReadOrMalformedAndNeverCrash(depth: Int) throws {
    let open = String(repeating: "[", count: depth)
    let close = String(repeating: "]", count: depth)
    let objects = String(repeating: "{\"a\":", count: depth)
    let text = "{\"a\":0}\n{\"a\":\(open)\(close)}\n{\"a\":\(open)\n{\"a\":\(objects)\n{\"a\":1}"
    let rows = try JSONTable(text).read().rows
    #expect(rows.map(\.isMalformed) == [false, depth > 1021, true, true, false])
    if depth == 1000 { #expect(rows[1].cells == [open + close]) }
    let array = "[{\"a\":0},{\"a\":\(open)\(close)},\n{\"a\":\(open)},\n{\"a\":1}]"
    let elements = try JSONTable(array).read().rows
    #expect(elements.first?.cells == ["0"] && elements.last?.cells == ["1"])
  }

  // MARK: - Columns

  @Test func cellsStandUnderTheirColumnInAnyOrder() throws {
    let text = """
      {"a": 1, "b": 2, "c": 3}
      {"c": 6, "a": 4, "b": 5}

      {"b": 8}
      {}
      {"a": null, "c": [], "b": {}}
      """
    let table = try JSONTable(text.replacing("\n", with: "\r\n"))
    #expect(table.header.names == ["a", "b", "c"])
    #expect(
      try table.cells() == [
        ["1", "2", "3"], ["4", "5", "6"], ["", "8", ""], ["", "", ""], ["", "{}", "[]"],
      ])
  }

  @Test func theLastOfARepeatedKeyWins() throws {
    let table = try JSONTable(#"{"a": "first", "b": 1, "\u0061": null, "a": "x,y"}"#)
    let (rows, facts) = try table.read()
    #expect(rows.map(\.cells) == [["x,y", "1"]] && facts.repeatedKeyObjects == 1)
    #expect(facts.unknownKeyObjects == 0 && facts.firstUnknownKey == nil)
  }

  @Test func keysThatComeUpTooLateAreTold() throws {
    let first = "{\"a\": 1}\n" + String(repeating: "\n", count: 300 << 10)
    let text = first + "{\"a\": 2, \"n\\u0065w\": 1, \"b\": 2}\n{\"a\": 3}\n{\"x\": 4, \"a\": 5}"
    let (rows, facts) = try JSONTable(text).read()
    #expect(rows.map(\.cells) == [["1"], ["2"], ["3"], ["5"]])
    #expect(facts.unknownKeyObjects == 2)
    let key = JSONFacts.UnknownKey(name: "new", position: UInt64(first.utf8.count))
    #expect(facts.firstUnknownKey == key)
  }

  @Test func namesMayHoldAnything() throws {
    let names = ["", "a,b", "q\"q", "back\\slash", "back\\", "é", "e\u{301}", "line\nend", "\0"]
    let keys = ["", "a,b", "q\\\"q", "back\\\\slash", "back\\\\", "é", "e\u{301}", "line\\nend"]
    let members = (keys + ["\\u0000"]).enumerated().map { "\"\($1)\": \($0)" }
    let text =
      "{\(members.joined(separator: ", "))}\n{\(members.reversed().joined(separator: ","))}"
    let table = try JSONTable(text)
    #expect(table.header.names.map { Array($0.utf8) } == names.map { Array($0.utf8) })
    let cells = (0..<9).map(String.init)
    #expect(try table.cells() == [cells, cells])
  }

  @Test func aKeyThatEndsWithABackslashIsNotTheStartOfAnother() throws {
    let table = try JSONTable(#"{"a\\": 1, "a\"b": 2}"# + "\n" + #"{"a\"b": 3, "a\\": 4}"#)
    #expect(table.header.names == [#"a\"#, #"a"b"#])
    #expect(try table.cells() == [["1", "2"], ["4", "3"]])
  }

  // MARK: - Lines and runs

  @Test func rowsKnowTheirLines() throws {
    let text = "[\n  {\n  \"a\": 1\n },\n\n {\"a\": \"x\\ny\"}, {\"a\": 3}, {\"a\":\n 4\n}\n]\n"
    let table = try JSONTable(text)
    let (rows, piece) = (JSONRows(table.source, table.header), Piece())
    _ = try rows.claim(piece, at: rows.start, wanting: Piece.size)
    try rows.finish(piece)
    #expect((0..<4).map { piece.lines(ofRow: $0) } == [0...2, 4...4, 4...4, 4...6])
    #expect(piece.rows.hasQuotedLines)
    let lines = try JSONTable("{\"a\": 1}\n\n{\"a\": 2}\nx\n{\"a\": 3}")
    let others = JSONRows(lines.source, lines.header)
    _ = try others.claim(piece, at: 0, wanting: Piece.size)
    try others.finish(piece)
    #expect((0..<4).map { piece.lines(ofRow: $0) } == [0...0, 2...2, 3...3, 4...4])
    #expect(piece.isLast && piece.lines(dialect: Dialect(delimiter: UInt8(ascii: ","))) == 4)
  }

  @Test func lastLinesAreFoundFromTheEnd() throws {
    let lines = (0..<5000).map { "{\"n\": \($0)}" }
    for end in ["", "\n"] {
      let table = try JSONTable(lines.joined(separator: "\n") + end)
      let (rows, piece) = (JSONRows(table.source, table.header), Piece())
      var (end, records) = (try #require(rows.end), 0)
      while end > rows.start, case .runs(let runs) = try rows.tail(before: end, piece, step: 1000) {
        let first = try #require(runs.first)
        _ = try rows.claim(piece, at: first.offset, wanting: Piece.size)
        try rows.finish(piece)
        records += runs.map(\.records).reduce(0, +)
        let number = Array("\(5000 - records)".utf8)
        #expect(Array(UnsafeBufferPointer(start: piece.rows.bytes, count: number.count)) == number)
        #expect(runs.last?.end == end)
        end = first.offset
      }
      #expect(records == 5000 && end == rows.start)
    }
    let array = try JSONTable("[{\"n\": 1}]")
    #expect(try JSONRows(array.source, array.header).tail(before: 9, Piece(), step: 9) == .unknown)
  }

  @Test func longRecordsAreReadUpToTheMost() throws {
    let long = String(repeating: "x", count: 3 << 20)
    for text in [
      "{\"a\": 1}\n{\"a\": \"\(long)\"}\n{\"a\": 2}", "[{\"a\": \"\(long)\"}, {\"a\": 2}]",
    ] {
      let rows = try JSONTable(text).read().rows
      #expect(rows.map { $0.cells[0].utf8.count }.suffix(2) == [3 << 20, 1])
    }
    let huge =
      "{\"a\": 1}\n{\"a\": \"" + String(repeating: "x", count: Piece.maximumRecord) + "\"}\n"
    let error = try #require(throws: TableError.self) { try JSONTable(huge).read() }
    #expect(error.kind == .recordTooLong(offset: 9))
  }
}
