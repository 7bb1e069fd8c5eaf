import Testing

@testable import Tables

@Suite struct FileFormatTests {
  private func format(_ bytes: [UInt8], _ path: String = "x.csv") throws -> FileFormat {
    try FileFormat.of(bytes, path: path)
  }

  @Test(arguments: [
    Array("PAR1".utf8), Array("Obj\u{1}avro".utf8), [0x1f, 0x8b, 8], Array("BZh9".utf8),
    [0x28, 0xb5, 0x2f, 0xfd, 0], [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], Array("  {\"a\": 1}".utf8),
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

  @Test(arguments: [("UTF-16LE", 2, 0), ("UTF-16BE", 2, 1), ("UTF-32LE", 4, 0), ("UTF-32BE", 4, 3)])
  func wideEncodingsAreToldWithAMarkAndWithout(_ name: String, _ width: Int, _ place: Int) {
    func encoded(_ text: String) -> [UInt8] {
      text.unicodeScalars.flatMap { scalar -> [UInt8] in
        let word = (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) }
        return place == 0 ? word : word.reversed()
      }
    }
    for (text, hasMark) in [
      ("a,b\n1,2\n3,4\n", false), ("\u{feff}a,b\n", true), ("é,日\n1,x,y\n", false),
    ] {
      let error = #expect(throws: TableError.self) { try format(encoded(text)) }
      #expect(
        error?.reason.hasPrefix(name.prefix(6) + " text") == true, "\(error?.reason ?? "none")")
      #expect(error?.reason.contains("no byte order mark") == !hasMark)
    }
  }

  @Test func aFewZerosAmongTextAreDamage() throws {
    let text = Array(String(repeating: "abc,def\n", count: 20).utf8)
    #expect(try format(text + [0]) == .separatedValues)
    #expect(throws: TableError.self) { try format(text + [0, 1]) }
    #expect(throws: TableError.self) { try format(text + [0, 0, 0, 0, 0]) }
  }
}
