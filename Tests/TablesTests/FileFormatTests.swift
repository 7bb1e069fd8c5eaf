import Testing

@testable import Tables

@Suite struct FileFormatTests {
  private func format(_ bytes: [UInt8], _ path: String = "x.csv") throws -> FileFormat {
    try FileFormat.of(bytes, path: path)
  }

  @Test(arguments: [
    Array("PAR1".utf8), Array("Obj\u{1}avro".utf8), [0x1f, 0x8b, 8], Array("BZh9".utf8),
    [0x28, 0xb5, 0x2f, 0xfd, 0], [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], [0xff, 0xfe, 65, 0],
    [0xfe, 0xff, 0, 65], Array("  {\"a\": 1}".utf8),
  ])
  func typesOfASharedTableThatAreNotReadAreUnsupported(_ bytes: [UInt8]) throws {
    guard case .unsupported(let reason) = try format(bytes) else {
      Issue.record("\(bytes)")
      return
    }
    #expect(reason.contains("not read yet"))
  }

  @Test(arguments: [
    "PK\u{3}\u{4}", "%PDF-1.7", "SQLite format 3\u{0}", "<?xml version=\"1.0\"?>",
    "\n <Error><Code>AccessDenied</Code></Error>", "<!DOCTYPE html>",
    "version https://git-lfs.github.com/spec/v1\n",
  ])
  func whatHoldsNoRowsIsNoTable(_ text: String) throws {
    guard case .notATable = try format(Array(text.utf8)) else {
      Issue.record("\(text)")
      return
    }
  }

  @Test func theFirstBytesDecideAndNotTheName() throws {
    #expect(try format(Array("a,b\n".utf8), "x.parquet") == .separatedValues)
    #expect(try format(Array("a,b\n".utf8), "no extension") == .separatedValues)
    guard case .unsupported = try format([0x1f, 0x8b], "x.csv") else {
      Issue.record("gzip with a wrong name")
      return
    }
  }

  @Test func theNameDecidesWhereTextMayBeAnything() throws {
    guard case .unsupported = try format(Array("[1]".utf8), "x.JSONL"),
      case .notATable = try format(Array("# Title, and more\n".utf8), "README.md")
    else {
      Issue.record("JSON and prose by their names")
      return
    }
  }

  @Test func emptyAndBinaryFilesAreErrors() {
    #expect(throws: TableError(.empty, path: "x.csv")) { try format([]) }
    #expect(throws: TableError(.binary(offset: 3), path: "x.csv")) {
      try format([65, 66, 67, 0, 1])
    }
  }
}
