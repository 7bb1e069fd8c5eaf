import TestSupport
import Testing

@testable import Tables

/// Records that are asked for one by one are those that reading from the start gives.
@Suite struct RecordPlacesTests {
  private static let avro = [
    "events-null", "events-deflate", "events-snappy", "nested", "primitives", "polars-snappy",
  ]

  private static func open(_ path: String) throws -> TableFile {
    guard case .table(let file) = try TableFile.open(path, name: "x", knownNames: []) else {
      throw TableError(.changed, path: path)
    }
    return file
  }

  /// Blocks of Avro are read whole, so that a record may stand behind others of its piece.
  @Test(arguments: avro)
  func aRecordIsFoundByItsPosition(name: String) throws {
    let file = try Self.open(AvroText.path(name + ".avro"))
    let reader = RecordReader(file)
    let all = try reader.head(.max)
    #expect(all.count > 1)
    for record in all {
      let found = try reader.record(at: record.offset)
      #expect(found.bytes == record.bytes && found.offset == record.offset)
    }
  }

  @Test(arguments: avro)
  func aCursorStartsAtAnyRecord(name: String) throws {
    let file = try Self.open(AvroText.path(name + ".avro"))
    let all = try RecordReader(file).head(.max)
    for first in all.indices {
      var cursor = try RowCursor(file, from: first)
      let found = try cursor.next(3)
      #expect(found.first?.number == first + 1 && found.first?.bytes == all[first].bytes)
    }
  }

  /// A record of a format without lines has none, whatever stands before it.
  @Test func formatsWithoutLinesTellNone() throws {
    let file = try Self.open(AvroText.path("events-null.avro"))
    var cursor = try RowCursor(file, from: 1)
    let record = try #require(try cursor.next(1).first)
    #expect(record.line == 0 && record.lineEnd == 0 && record.lineText.isEmpty)
  }
}
