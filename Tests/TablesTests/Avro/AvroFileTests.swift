import CFormats
import Dispatch
import Synchronization
import TestSupport
import Testing

@testable import Tables

/// Files made by other programs against the rows worked out from what went into them.
@Suite struct AvroFileTests {
  private static func expected(_ name: String) throws -> String {
    String(decoding: try AvroText.bytes(name + ".csv"), as: UTF8.self)
  }

  @Test(arguments: [
    "primitives", "logical", "nested", "chain", "empty", "events-null", "events-deflate",
    "events-snappy", "events-bzip2", "events-xz", "events-avro-null", "events-avro-deflate",
    "events-avro-snappy", "events-avro-bzip2", "events-avro-zstandard", "polars-uncompressed",
    "polars-deflate", "polars-snappy",
  ])
  func rowsAreThoseThatWereWritten(name: String) throws {
    let file = try AvroText.file(name + ".avro")
    let whole = try AvroText.whole(file)
    let header = file.columns.map(\.name).joined(separator: ",") + "\n"
    let rows = name.split(separator: "-")[0]
    #expect(try header + whole.rows.joined() == Self.expected(String(rows)))
    #expect(whole.damages.isEmpty)
    #expect(try file.rowCount() == UInt64(whole.rows.count))
  }

  @Test func columnsHaveTheirTypes() throws {
    let nested = try AvroText.file("nested.avro").columns
    #expect(
      nested.map { "\($0.name): \($0.type)\($0.isNullable ? "?" : "")" } == [
        "place: record", "other: record?", "spots: array of record", "counts: map of long",
        "properties: map of boolean | long | double | string | bytes | array of string",
        "grid: array of array of int", "prices: array of decimal(9, 3)", "end: string",
      ])
    let logical = try AvroText.file("logical.avro").columns
    #expect(
      logical.map(\.type) == [
        "date", "time-millis", "time-micros", "timestamp-millis", "timestamp-micros",
        "timestamp-nanos", "timestamp-millis", "timestamp-micros", "decimal(12, 2)",
        "decimal(60, 0)", "decimal(20, 6)", "uuid", "string", "string",
      ])
    #expect(logical.filter(\.isNullable).map(\.name) == ["micros"])
  }

  @Test func theCodecIsNamed() throws {
    #expect(try AvroText.file("events-xz.avro").codec == "xz")
    #expect(try AvroText.file("polars-uncompressed.avro").codec == "null")
  }

  // MARK: - Where rows are

  @Test func cellsHaveMarksAndRowsTheirOrigins() throws {
    let file = try AvroText.file("nested.avro", runSize: 1)
    let reader = try AvroReader(file)
    let run = try #require(try file.claim(0))
    try reader.read(run)
    let rows = reader.rows.pointee
    #expect(rows.row_count == run.rowCount)
    #expect(rows.mark_count == run.rowCount * file.columns.count)
    #expect((0..<rows.row_count).allSatisfy { rows.origins[$0] == UInt32($0) })
    #expect(rows.marks[-1] == .max)
  }

  /// Many small blocks, more of them than marks are kept for.
  private static func large(_ folder: TemporaryFolder) throws -> ByteFile {
    var writer = AvroWriter(column: #""long""#)
    var row: Int64 = 0
    for block in 0..<20_000 {
      let rows = (0..<Int64(block % 7)).map { row + $0 }
      writer.add(rows: Int64(rows.count), rows.flatMap(AvroWriter.long))
      row += Int64(rows.count)
    }
    return try ByteFile(try folder.write(writer.bytes, to: "large.avro"))
  }

  @Test func aJumpGivesTheRowThatIsThere() throws {
    let folder = try TemporaryFolder()
    let bytes = try Self.large(folder)
    let count: UInt64 = 59_997
    var random = SeededGenerator()
    for _ in 0..<5 {
      let file = try AvroFile(bytes, runSize: .random(in: 1...9000, using: &random))
      let reader = try AvroReader(file)
      for jump in 0..<40 {
        if jump == 20 { #expect(try file.rowCount() == count) }
        let row = UInt64.random(in: 0..<count, using: &random)
        let run = try #require(try file.claim(row))
        #expect(run.blocks[0].firstRow <= row && run.blocks[0].rowCount > row - run.firstRow)
        try reader.read(run)
        #expect(
          AvroText.rows(reader) == (run.firstRow..<run.endRow).map { "\($0)\n" },
          "seed \(random.seed)")
      }
      #expect(try file.claim(count) == nil)
      #expect(try file.claim(.max) == nil)
    }
  }

  @Test func aJumpReadsTheHeadsOfItsNeighboursOnly() throws {
    let folder = try TemporaryFolder()
    let file = try AvroFile(try Self.large(folder), runSize: 1)
    let run = try #require(try file.claim(30_000))
    #expect(run.blocks.count == 1)
    #expect(run.bytes.count < 64)
  }

  @Test func threadsShareTheWork() throws {
    let folder = try TemporaryFolder()
    let file = try AvroFile(try Self.large(folder), runSize: 1000)
    let next = Mutex(UInt64(0))
    let rows = Mutex([UInt64: [String]]())
    DispatchQueue.concurrentPerform(iterations: 3) { _ in
      do {
        let reader = try AvroReader(file)
        while let run = try next.withLock({ row in
          let run = try file.claim(row)
          row = run?.endRow ?? row
          return run
        }) {
          try reader.read(run)
          let texts = AvroText.rows(reader)
          rows.withLock { $0[run.firstRow] = texts }
        }
      } catch {
        Issue.record(error)
      }
    }
    let sorted = rows.withLock { $0.sorted { $0.key < $1.key }.flatMap(\.value) }
    #expect(sorted == (0..<59_997).map { "\($0)\n" })
  }
}
