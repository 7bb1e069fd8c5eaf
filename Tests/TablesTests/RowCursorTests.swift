import Testing

@testable import Tables

/// Rows from any of them on, whatever the smallest part is that a format can read.
@Suite struct RowCursorTests {
  /// How the rows 0 to 39 are written.
  enum Kind: CaseIterable {
    /// As Avro, whose blocks are read whole.
    case avro
    /// As separated values over two lines each.
    case text

    func table() throws -> TextTable { try self == .avro ? avroTable() : textTable() }
  }

  private static func avroTable() throws -> TextTable {
    var writer = AvroWriter(column: #""long""#)
    for block in 0..<Int64(8) {
      writer.add(rows: 5, (5 * block..<5 * block + 5).flatMap(AvroWriter.long))
    }
    return try TextTable(writer.bytes)
  }

  private static func textTable() throws -> TextTable {
    try TextTable("a,b\n" + (0..<40).map { "\($0),\"\n\"\n" }.joined())
  }

  @Test(arguments: Kind.allCases)
  func theRowsFromAnyOneOnAreThoseOfTheWholeFile(_ kind: Kind) throws {
    let table = try kind.table()
    let all = try table.records()
    #expect(all.map { $0.text(0) } == (0..<40).map(String.init))
    for first in [0, 1, 4, 5, 13, 39] {
      var cursor = try RowCursor(table.file, from: first)
      var rows: [Record] = []
      while case let next = try cursor.next(3), !next.isEmpty { rows += next }
      #expect(rows == Array(all[first...]), "from \(first)")
    }
    var behind = try RowCursor(table.file, from: 40)
    #expect(try behind.next(1).isEmpty)
  }

  @Test(arguments: Kind.allCases)
  func theRecordAtAPositionIsTheOneThatStandsThere(_ kind: Kind) throws {
    let table = try kind.table()
    let reader = RecordReader(table.file)
    for record in try table.records() {
      let found = try reader.record(at: record.offset)
      #expect(found.text(0) == record.text(0) && found.offset == record.offset)
    }
  }
}
