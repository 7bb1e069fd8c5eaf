import TestSupport
import Testing

@testable import Tables

@Suite struct TableFileTests {
  private func cells(_ text: String) throws -> [[String]] {
    let table = try TextTable(text)
    return try table.records().map { record in record.cells.indices.map(record.text) }
  }

  @Test(arguments: [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\n3,4",
    "a,b\r\n1,2\r\n3,4\r", "\u{feff}a,b\n1,2\n3,4\n", "a;b\n1;2\n3;4\n", "a\tb\n1\t2\n3\t4\n",
    "a|b\n1|2\n3|4\n", "\n\na,b\n\n1,2\n\r\n3,4\n\n", "\"a\",\"b\"\n\"1\",2\n3,\"4\"\n",
  ])
  func theSameTableInManyDresses(_ text: String) throws {
    let table = try TextTable(text)
    #expect(table.file.header == ["a", "b"])
    #expect(try cells(text) == [["1", "2"], ["3", "4"]])
  }

  @Test(arguments: ["a,b", "a,b\n", "\u{feff}a,b\r\n", "a,b\n\n\n"])
  func aHeaderAloneHasNoRecords(_ text: String) throws {
    let table = try TextTable(text)
    #expect(table.file.header == ["a", "b"])
    #expect(try table.records().isEmpty)
    #expect(try table.index().records == 0)
  }

  @Test func aQuotedHeaderMayHoldDelimitersAndLineEnds() throws {
    let table = try TextTable("\"a,\n\"\"1\"\"\",b\n1,2\n")
    #expect(table.file.header == ["a,\n\"1\"", "b"])
    #expect(table.file.data == PieceMark(offset: 13, record: 0, line: 2))
    #expect(try table.records().map(\.line) == [3])
  }

  @Test func dataStartsBehindMarkBlankLinesAndHeader() throws {
    let table = try TextTable("\u{feff}\r\na,b\r\n1,2")
    #expect(table.file.data == PieceMark(offset: 10, record: 0, line: 2))
    let record = try #require(try table.records().first)
    #expect([record.line, record.lineEnd, record.number] == [3, 3, 1])
    #expect(record.offset == 10)
  }

  @Test(arguments: [",", ";"])
  func aHeaderLongerThanTheFirstLookIsReadWhole(delimiter: String) throws {
    let names = (0..<6000).map { "column \($0)" }
    let row = (0..<6000).map { "\($0)" }
    let text = [names, row].map { $0.joined(separator: delimiter) + "\n" }.joined()
    #expect(try TextTable(text).file.header == names)
    let odd = ["\"two\nlines\""] + names
    let quoted = try TextTable(odd.joined(separator: delimiter) + "\n" + text)
    #expect(quoted.file.header == ["two\nlines"] + names)
    #expect(try quoted.records().count == 2)
  }

  @Test(arguments: ["", "\u{feff}", "\n\n", "\r\n"])
  func filesWithoutAHeaderAreEmpty(_ text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "x.csv")
    #expect(throws: TableError(.empty, path: path)) {
      try TableFile.open(path, name: "x.csv", knownNames: [])
    }
  }

  @Test func otherFilesSayWhy() throws {
    let folder = try TemporaryFolder()
    let ends: [(String, FileFormat, isCut: Bool)] = [
      ("PAR1", .parquet, true), ("PAR1 rows ", .parquet, true), ("PAR1 rows PAR1", .parquet, false),
      ("PK\u{3}\u{4}", .zip, true), ("PK\u{3}\u{4} rows PK\u{5}\u{6}", .zip, false),
    ]
    for (text, format, isCut) in ends {
      let path = try folder.write(text, to: "x.csv")
      let error = #expect(throws: TableError.self) {
        try TableFile.open(path, name: "x.csv", knownNames: [])
      }
      #expect(error?.format == format && error?.path == path)
      #expect((error?.kind == .cutShort(format)) == isCut)
    }
    let page = try folder.write("<html>", to: "y.csv")
    guard case .notATable(let format) = try TableFile.open(page, name: "y", knownNames: []) else {
      Issue.record("a page is no table")
      return
    }
    #expect(format == .webPage)
  }
}
