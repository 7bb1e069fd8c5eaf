import CFormats
import Foundation
import TestSupport
import Testing

@testable import Tables

/// A file of `Fixtures`, which `make-fixtures` writes with other programs.
struct ParquetSample: CustomTestStringConvertible, Sendable {
  let name: String

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/Fixtures"

  static let isReadable = ParquetFile.absence == nil
  /// What tests that are skipped say.
  static let absence: Comment = "Apache Arrow is absent; Scripts/install-parquet installs it"

  /// Those that can be read.
  static let all: [ParquetSample] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".parquet") && !$0.hasPrefix("encrypted") }.sorted()
      .map { ParquetSample(name: String($0.dropLast(".parquet".count))) }
  }()

  var testDescription: String { name }
  var path: String { "\(Self.folder)/\(name).parquet" }

  var bytes: [UInt8] {
    get throws { [UInt8](try Data(contentsOf: URL(filePath: path))) }
  }

  /// The header and the rows as they are to be rendered; the file without what follows a dash
  /// serves all that start with it.
  var text: String {
    get throws {
      let family = name.prefix { $0 != "-" }
      let paths = ["\(Self.folder)/\(name).csv", "\(Self.folder)/\(family).csv"]
      let path = try #require(paths.first(where: FileManager.default.fileExists(atPath:)))
      return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
  }
}

/// Rows that a reader made, with their marks.
final class RenderedRows {
  private let rows = cf_rows_new()

  deinit { cf_rows_free(rows) }

  /// Makes them and checks what must always hold.
  func render(
    _ reader: ParquetReader, from first: UInt64, count: Int = 1 << 20, size: Int = 1 << 20
  ) throws {
    let rows = try #require(rows)
    try reader.render(from: first, count: count, size: size, into: rows)
    try checkMarks(width: reader.file.columns.count)
    #expect(origins.elementsEqual(0..<UInt32(self.count)))
    #expect(self.count <= count)
  }

  var count: Int { rows?.pointee.row_count ?? 0 }

  var text: String {
    guard let held = rows?.pointee, let bytes = held.bytes else { return "" }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: held.length), as: UTF8.self)
  }

  private var origins: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: rows?.pointee.origins, count: count)
  }

  /// The marks are those that splitting the text gives.
  private func checkMarks(width: Int) throws {
    guard let held = rows?.pointee, let bytes = held.bytes, held.row_count > 0 else { return }
    let text = Array(UnsafeBufferPointer(start: bytes, count: held.length))
    let piece = Piece()
    piece.fill(from: text, dialect: Dialect(delimiter: UInt8(ascii: ",")), isLast: true)
    let split = piece.rows
    #expect(split.count == held.row_count && held.mark_count == held.row_count * width)
    let marks = UnsafeBufferPointer(start: held.marks, count: held.mark_count)
    #expect(marks.elementsEqual(UnsafeBufferPointer(start: split.marks, count: marks.count)))
    let ends = UnsafeBufferPointer(start: held.rows, count: held.row_count)
    #expect(ends.elementsEqual(UnsafeBufferPointer(start: split.rows, count: ends.count)))
    let hasQuotedLines = text.count { $0 == UInt8(ascii: "\n") } > held.row_count
    #expect(!hasQuotedLines || held.quoted_lines != 0)
    #expect((0..<64).allSatisfy { bytes[held.length + $0] == 0 })
  }
}
