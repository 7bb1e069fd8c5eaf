import Testing

@testable import Tables

@Suite struct FileFormatTests {
  private func format(_ bytes: [UInt8], _ path: String = "x.csv") throws -> FileFormat {
    try FileFormat.of(bytes, path: path)
  }

  @Test(
    arguments: [
      (Array("PAR1".utf8), .parquet), (Array("Obj\u{1}avro".utf8), .avro),
      (Array("ORC".utf8) + [8, 3], .orc), (Array("ARROW1\0\0".utf8), .feather),
      ([0x1f, 0x8b, 8], .gzip), (Array("BZh9".utf8), .bzip2), (Array("PK\u{3}\u{4}".utf8), .zip),
      (Array(repeating: 65, count: 257) + Array("ustar\0".utf8), .tar),
      ([0x28, 0xb5, 0x2f, 0xfd, 0], .zstandard), ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], .xz),
      ([0x04, 0x22, 0x4d, 0x18], .lz4), ([0xff, 6, 0, 0] + Array("sNaPpY".utf8), .snappy),
      (Array("  {\"a\": 1}".utf8), .json), (Array("\u{feff}{\"a\": 1}".utf8), .json),
    ] as [([UInt8], FileFormat)])
  func typesOfASharedTableAreNotForeign(_ bytes: [UInt8], _ wanted: FileFormat) throws {
    let format = try format(bytes)
    #expect(format == wanted)
    #expect(format.kind != .foreign)
    #expect(format.reason.contains("not read") == (format.kind == .unread))
  }

  @Test(
    arguments: [
      ("PK\u{3}\u{4}  [Content_Types].xml", .office), ("%PDF-1.7", .pdf),
      ("SQLite format 3\u{0}", .database), ("<?xml version=\"1.0\"?>", .webPage),
      ("\n <Error><Code>AccessDenied</Code></Error>", .webPage), ("<!DOCTYPE html>", .webPage),
      ("version https://git-lfs.github.com/spec/v1\n", .pointer),
    ] as [(String, FileFormat)])
  func whatHoldsNoRowsIsNoTable(_ text: String, _ wanted: FileFormat) throws {
    #expect(try format(Array(text.utf8)) == wanted)
    #expect(wanted.kind == .foreign || wanted.kind == .text)
  }

  @Test func theFirstBytesDecideAndNotTheName() throws {
    #expect(try format(Array("a,b\n".utf8), "x.parquet") == .separatedValues)
    #expect(try format(Array("a,b\n".utf8), "no extension") == .separatedValues)
    #expect(try format([0x1f, 0x8b], "x.csv") == .gzip)
    #expect(try format(Array("a,b\n".utf8), "x.json") == .separatedValues)
  }

  @Test func theNameDecidesWhereTextMayBeAnything() throws {
    #expect(try format(Array("[1]".utf8), "x.JSONL") == .json)
    #expect(try format(Array("[1],2\n".utf8), "x.csv") == .separatedValues)
    #expect(try format(Array("[\n {\"a\": 1}]".utf8), "x.csv") == .json)
    #expect(try format(Array("# Title, and more\n".utf8), "README.md") == .prose)
    #expect(try format(Array("PK\u{3}\u{4}".utf8), "x.xlsx") == .office)
  }

  @Test func emptyAndBinaryFilesAreErrors() {
    #expect(throws: TableError(.empty, path: "x.csv")) { try format([]) }
    #expect(throws: TableError(.binary(offset: 3), path: "x.csv")) {
      try format([65, 66, 67, 0, 1])
    }
  }

  @Test(arguments: [("UTF-16LE", 2, 0), ("UTF-16BE", 2, 1), ("UTF-32LE", 4, 0), ("UTF-32BE", 4, 3)])
  func wideEncodingsAreToldWithAMarkAndWithout(_ name: String, _ width: Int, _ place: Int) throws {
    func encoded(_ text: String) -> [UInt8] {
      text.unicodeScalars.flatMap { scalar -> [UInt8] in
        let word = (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) }
        return place == 0 ? word : word.reversed()
      }
    }
    for (text, hasMark) in [
      ("a,b\n1,2\n3,4\n", false), ("\u{feff}a,b\n", true), ("é,日\n1,x,y\n", false),
    ] {
      let encoding = TextEncoding.of(encoded(text))
      #expect(encoding.name == name && encoding.hasMark == hasMark)
      #expect(try format(encoded(text)) == .separatedValues)
    }
  }

  @Test func aFewZerosAndControlsAmongTextAreDamage() throws {
    let text = Array(String(repeating: "abc,def\n", count: 20).utf8)
    #expect(try format(text + [0]) == .separatedValues)
    #expect(try format(text + [0, 1, 2]) == .separatedValues)
    #expect(throws: TableError.self) { try format(text + [0, 1, 2, 3]) }
    #expect(throws: TableError.self) { try format(text + [0, 0, 0, 0, 0]) }
  }
}
