#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the first bytes of a file say it is.
public enum FileFormat: Sendable, Equatable {
  /// Text with a delimiter between cells.
  case separatedValues
  /// Part of a share, but of a type that is not read.
  case unsupported(String)
  /// Nothing that holds rows.
  case notATable(String)

  /// Decides by the first bytes; the name counts only where text may be anything.
  ///
  /// - Throws: `TableError` when the bytes are neither text nor a known type.
  public static func of(_ head: [UInt8], path: String) throws(TableError) -> FileFormat {
    if head.isEmpty { throw TableError(.empty, path: path) }
    for (magic, format) in magics where head.starts(with: magic) { return format }
    if let encoding = WideEncoding(head) { throw TableError(.wideText(encoding), path: path) }
    if let zero = firstZero(in: head), !isText(head) {
      throw TableError(.binary(offset: UInt64(zero)), path: path)
    }
    return ofText(head, path: path)
  }

  /// Looks at every byte of every file's head, so it has to be fast.
  private static func firstZero(in head: [UInt8]) -> Int? {
    head.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base, 0, bytes.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - base
    }
  }

  /// A few NULs among nothing but text are damage, which is worth a row and not the file.
  private static func isText(_ head: [UInt8]) -> Bool {
    head.count { $0 == 0 } * 50 <= head.count
      && !head.withUnsafeBufferPointer(ByteClasses.of).contains(.control)
  }

  private static let magics: [([UInt8], FileFormat)] = [
    (Array("PAR1".utf8), .unsupported("a Parquet file, a type that is not read yet")),
    (Array("Obj\u{1}".utf8), .unsupported("an Avro file, a type that is not read yet")),
    ([0x1f, 0x8b], .unsupported("gzip data, a compression that is not read yet")),
    (Array("BZh".utf8), .unsupported("bzip2 data, a compression that is not read yet")),
    ([0x28, 0xb5, 0x2f, 0xfd], .unsupported("zstd data, a compression that is not read yet")),
    ([0xfd, 0x37, 0x7a, 0x58, 0x5a], .unsupported("xz data, a compression that is not read yet")),
    (Array("PK\u{3}\u{4}".utf8), .notATable("a zip archive or office document")),
    (Array("%PDF".utf8), .notATable("a PDF document")),
    ([0x89, 0x50, 0x4e, 0x47], .notATable("a PNG picture")),
    (Array("SQLite format 3".utf8), .notATable("an SQLite database")),
    ([0x7f, 0x45, 0x4c, 0x46], .notATable("a program")),
  ]

  private static func ofText(_ head: [UInt8], path: String) -> FileFormat {
    let text = head.drop { $0 == 0x20 || (9...13).contains($0) }
    let lower = path.lowercased()
    if text.starts(with: Array("<?xml".utf8)) || text.starts(with: Array("<Error>".utf8))
      || text.starts(with: Array("<!DOCTYPE".utf8)) || text.starts(with: Array("<html".utf8))
    {
      return .notATable("XML or HTML, such as the error page of a failed download")
    }
    if text.starts(with: Array("version https://git-lfs".utf8)) {
      return .notATable("a Git LFS pointer; the file itself was not fetched")
    }
    if text.first == UInt8(ascii: "{") || lower.hasSuffix(".json") || lower.hasSuffix(".jsonl") {
      return .unsupported("JSON, a type that is not read yet")
    }
    let prose = [".md", ".pdf", ".sh", ".py", ".sql", ".html", ".yaml", ".yml", ".log"]
    if prose.contains(where: lower.hasSuffix) { return .notATable("not a supported type") }
    return .separatedValues
  }
}
