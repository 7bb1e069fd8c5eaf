import CFormats
import Foundation
import TestSupport

@testable import Tables

/// The Avro files that other programs made, and how their rows are taken apart.
enum AvroText {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  static func file(_ name: String, runSize: Int? = nil) throws -> AvroFile {
    try AvroFile(try ByteFile(path(name)), runSize: runSize)
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// A file of bytes that are only in memory.
  static func file(of bytes: [UInt8], in folder: TemporaryFolder) throws -> AvroFile {
    try AvroFile(try ByteFile(try folder.write(bytes, to: "x.avro")))
  }

  /// The rows that a reader holds, each as its bytes with its line end.
  static func rows(_ reader: AvroReader) -> [String] {
    let rows = reader.rows.pointee
    return (0..<rows.row_count).map { row in
      let start = row == 0 ? 0 : end(rows, row - 1)
      return String(
        decoding: UnsafeBufferPointer(start: rows.bytes + start, count: end(rows, row) - start),
        as: UTF8.self)
    }
  }

  private static func end(_ rows: cf_rows, _ row: Int) -> Int {
    Int(rows.marks[Int(rows.rows[row] & ~UInt32(CF_MALFORMED)) - 1]) + 1
  }

  static func isMalformed(_ reader: AvroReader, _ row: Int) -> Bool {
    reader.rows.pointee.rows[row] & UInt32(CF_MALFORMED) != 0
  }

  /// What came of reading a file from its start to its end.
  struct Whole {
    var rows: [String] = []
    var damages: [AvroDamage] = []
    var runs: [AvroRun] = []
  }

  static func whole(_ file: AvroFile) throws -> Whole {
    let reader = try AvroReader(file)
    var (whole, row) = (Whole(), UInt64(0))
    while let run = try file.claim(row) {
      try reader.read(run)
      whole.rows += rows(reader)
      whole.damages += reader.damages
      whole.runs.append(run)
      row = run.endRow
    }
    return whole
  }

  /// The rows of each block by its offset, and of which blocks some are lost.
  static func blocks(_ file: AvroFile) throws -> (rows: [UInt64: [String]], damaged: Set<UInt64>) {
    let reader = try AvroReader(file)
    var (rows, damaged, row) = ([UInt64: [String]](), Set<UInt64>(), UInt64(0))
    while let run = try file.claim(row) {
      for block in run.blocks {
        try reader.read(AvroRun(blocks: [block]))
        rows[block.offset] = Self.rows(reader)
        damaged.formUnion(reader.damages.map(\.offset))
      }
      row = run.endRow
    }
    return (rows, damaged)
  }
}
