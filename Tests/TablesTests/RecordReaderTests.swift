import TestSupport
import Testing

@testable import Tables

@Suite struct RecordReaderTests {
  @Test func recordsKnowTheirPlaceCellsAndShape() throws {
    let text = "a,b\n1,\"x\ny\"\n\n2\n3,4,\n5,6,7\n8,\"9\n10,11"
    let records = try TextTable(text).records()
    #expect(records.map(\.number) == Array(1...6))
    #expect(records.map(\.shape) == [.whole, .short, .longButEmpty, .long, .broken, .whole])
    #expect(records.map(\.line) == [2, 5, 6, 7, 8, 9])
    #expect(records.map(\.lineEnd) == [3, 5, 6, 7, 8, 9])
    #expect(records.map(\.offset) == [4, 13, 15, 20, 26, 31])
    #expect(records[0].cells == [0..<1, 2..<7])
    #expect(records[0].text(1) == "x\ny")
    #expect(records[4].cells == [0..<4])
    #expect(String(decoding: records[4].bytes, as: UTF8.self) == "8,\"9")
    #expect(records[1].value(1).isEmpty, "no such cell")
    #expect(records[1].value(-1).isEmpty)
  }

  @Test func carriageReturnsBelongToTheLineEnd() throws {
    let records = try TextTable("a,b\r\n1,\"2\"\r\n3,\"\r\n5,6\r").records()
    #expect(
      records.map { String(decoding: $0.bytes, as: UTF8.self) } == ["1,\"2\"", "3,\"", "5,6"])
    #expect(records[2].cells == [0..<1, 2..<3])
  }

  @Test func bytesThatAreNoUTF8AreShownAsSuch() throws {
    let records = try TextTable(Array("a,b\n1,".utf8) + [0xff, 0x41, 0x0a]).records()
    #expect(records[0].value(1) == [0xff, 0x41])
    #expect(records[0].text(1) == "\u{fffd}A")
  }

  /// Several pieces, records over line ends, blank lines, and the last record unfinished.
  @Test func anyRecordThroughTheIndexIsTheOneThatReadingInOrderGives() throws {
    var random = SeededGenerator(seed: 12)
    var text = "name,filler\n"
    for row in 0..<1500 {
      if row % 7 == 0 { text += "\n" }
      let filler = String(repeating: "y", count: Int.random(in: 0...3500, using: &random))
      text += "r\(row),\"\(row % 3 == 0 ? "\n" : "")\(filler)\"\n"
    }
    let table = try TextTable(String(text.dropLast()))
    let (all, index) = (try table.records(), try table.index())
    #expect(all.map { $0.text(0) } == (0..<1500).map { "r\($0)" }, "seed \(random.seed)")
    #expect(index.records == 1500)
    #expect(index.marks.count > 2, "several pieces")
    let reader = RecordReader(table.file)
    for mark in index.marks.dropFirst() {
      for start in [mark.record - 1, mark.record] {
        #expect(
          try reader.records(from: start, count: 3, index: index) == Array(all[start...].prefix(3)))
      }
    }
    for _ in 0..<40 {
      let start = Int.random(in: 0..<1500, using: &random)
      #expect(
        try reader.records(from: start, count: 2, index: index) == Array(all[start...].prefix(2)),
        "\(start), seed \(random.seed)")
    }
    #expect(try reader.records(from: 1500, count: 2, index: index).isEmpty)
    #expect(try reader.records(from: 3, count: 0, index: index).isEmpty)
    #expect(try reader.head(3) == Array(all.prefix(3)))
    let alone = try reader.record(at: all[700].offset)
    #expect(alone.bytes == all[700].bytes)
  }

  @Test func aQuotedCellMayBeLongerThanAPiece() throws {
    let long = String(repeating: "line\n", count: 2 * Piece.size / 5)
    let records = try TextTable("a,b\n1,2\n3,\"\(long)\"\n5,6\n").records()
    #expect(records.map(\.shape) == [.whole, .whole, .whole])
    #expect(records[1].value(1).count == long.utf8.count)
    #expect(records[2].line == 4 + long.utf8.count / 5)
    #expect(records[2].text(1) == "6")
  }

  @Test func aRecordBeyondTheLimitIsRefused() throws {
    let most = String(repeating: "x", count: Piece.maximumRecord - 2)
    let fits = try TextTable("a,b\n\(most),2\n3,4")
    #expect(try fits.records().map(\.number) == [1, 2])
    let tooLong = try TextTable("a,b\n1,2\n\(most),23\n3,4")
    #expect(
      throws: TableError(.recordTooLong(offset: 8), path: tooLong.path)
    ) { try tooLong.records() }
  }

  @Test func aQuoteThatRunsBeyondTheLimitIsHeldForUnclosed() throws {
    let rows = String(repeating: "1,2222222222222\n", count: Piece.maximumRecord / 16 + 10)
    let table = try TextTable("a,b\n0,\"0\n" + rows)
    let first = try RecordReader(table.file).head(3)
    #expect(first.map(\.shape) == [.broken, .whole, .whole])
    #expect(first.map(\.line) == [2, 3, 4])
  }

  @Test func aFileThatChangesMeanwhileIsNoticed() throws {
    let text = "a,b\n" + String(repeating: "1,2\n", count: 10)
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "x.csv")
    guard case .table(let file) = try TableFile.open(path, name: "x.csv", knownNames: []) else {
      Issue.record("no table")
      return
    }
    try folder.cutShort("x.csv", to: 12)
    #expect(throws: TableError(.changed, path: path)) { try RecordReader(file).head(100) }
    #expect(throws: TableError(.changed, path: path)) { try RecordReader(file).record(at: 30) }
  }
}
