#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the first bytes of a file say it is.
public enum FileFormat: String, Sendable, CaseIterable {
  /// Text with a delimiter between cells.
  case separatedValues
  /// Text of objects.
  case json
  /// Rows with their schema, in binary.
  case avro, parquet, orc, feather
  /// Compressed data or archives.
  case gzip, bzip2, zip, tar, zstandard, xz, lz4, snappy
  /// A workbook or another office document.
  case office
  /// Nothing that a loader takes for a table.
  case pdf, picture, database, program, prose
  /// XML or HTML, such as the error page of a failed download.
  case webPage
  /// What Git keeps in place of a large file.
  case pointer

  /// How a file is read.
  enum Kind {
    /// As text, of which a look at its start as UTF-8 tells more.
    case text
    /// As rows with their columns, in binary.
    case rows
    /// As what it is unpacked to.
    case packed
    /// It may hold a table, but is not read.
    case unread
    /// It holds no rows.
    case foreign
  }

  /// How files of that format are read.
  var kind: Kind {
    switch self {
    case .separatedValues, .json, .prose, .webPage, .pointer: .text
    case .avro, .parquet: .rows
    case .gzip, .bzip2, .zip, .tar, .zstandard, .xz, .lz4: .packed
    case .orc, .feather, .snappy: .unread
    case .office, .pdf, .picture, .database, .program: .foreign
    }
  }

  /// Decides by the first bytes; the name counts only where text may be anything.
  ///
  /// Text in other encodings than UTF-8 is taken for separated values until it is decoded.
  ///
  /// - Throws: `TableError` when the bytes are neither text nor a known type.
  public static func of(_ head: [UInt8], path: String) throws(TableError) -> FileFormat {
    if head.isEmpty { throw TableError(.empty, path: path) }
    for (magic, format) in magics where head.starts(with: magic) {
      return format == .zip && isOffice(head, path) ? .office : format
    }
    if head.dropFirst(tarMark).starts(with: Array("ustar".utf8)) { return .tar }
    if TextEncoding.of(head).charset.isWide { return .separatedValues }
    return try ofText(head, path: path)
  }

  /// Decides by the first bytes of text in UTF-8.
  static func ofText(_ head: [UInt8], path: String) throws(TableError) -> FileFormat {
    if head.isEmpty { throw TableError(.empty, path: path) }
    if let zero = firstZero(in: head), !isText(head) {
      throw TableError(.binary(offset: UInt64(zero)), path: path)
    }
    return named(head, path: path)
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

  /// A few NULs and other controls among text are damage, which is worth some rows and not the file;
  /// of what is no text every ninth byte is one, or many more.
  private static func isText(_ head: [UInt8]) -> Bool {
    head.count { $0 < 0x20 && !(9...13).contains($0) } * 50 <= head.count
  }

  private static let magics: [([UInt8], FileFormat)] = [
    (Array("PAR1".utf8), .parquet), (Array("PARE".utf8), .parquet), (Array("Obj\u{1}".utf8), .avro),
    (Array("ORC".utf8) + [8], .orc), (Array("ORC\n".utf8), .orc),
    (Array("ARROW1".utf8), .feather), (Array("FEA1".utf8), .feather),
    ([0x1f, 0x8b], .gzip), (Array("BZh".utf8), .bzip2), ([0x28, 0xb5, 0x2f, 0xfd], .zstandard),
    ([0xfd, 0x37, 0x7a, 0x58, 0x5a], .xz), ([0x04, 0x22, 0x4d, 0x18], .lz4),
    ([0xff, 0x06, 0, 0] + Array("sNaPpY".utf8), .snappy),
    (Array("PK\u{3}\u{4}".utf8), .zip), (emptyZip, .zip),
    ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], .office),
    (Array("%PDF".utf8), .pdf), ([0x89, 0x50, 0x4e, 0x47], .picture),
    ([0xff, 0xd8, 0xff], .picture),
    (Array("GIF8".utf8), .picture), (Array("SQLite format 3".utf8), .database),
    ([0x7f, 0x45, 0x4c, 0x46], .program),
  ]

  /// How a zip archive without files starts, which is nothing but its end.
  static let emptyZip = Array("PK\u{5}\u{6}".utf8)

  /// Where a tar archive says that it is one.
  private static let tarMark = 257

  /// Office documents are archives of a certain content.
  private static func isOffice(_ head: [UInt8], _ path: String) -> Bool {
    let endings = [".xlsx", ".xlsm", ".docx", ".pptx", ".ods", ".odt"]
    let start = head.prefix(4096)
    return endings.contains(where: path.lowercased().hasSuffix)
      || start.firstRange(of: Array("[Content_Types].xml".utf8)) != nil
      || start.firstRange(of: Array("opendocument".utf8)) != nil
  }

  private static func named(_ head: [UInt8], path: String) -> FileFormat {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let text = head.dropFirst(head.starts(with: mark) ? mark.count : 0).drop {
      $0 == 0x20 || (9...13).contains($0)
    }
    let lower = path.lowercased()
    let pages = ["<?xml", "<Error>", "<!DOCTYPE", "<!doctype", "<html", "<HTML"]
    if pages.contains(where: { text.starts(with: Array($0.utf8)) }) { return .webPage }
    if text.starts(with: Array("version https://git-lfs".utf8)) { return .pointer }
    let isNamedJSON = [".json", ".jsonl", ".ndjson"].contains(where: lower.hasSuffix)
    if text.first == UInt8(ascii: "{") { return .json }
    if text.first == UInt8(ascii: "[") {
      let element = text.dropFirst().first { $0 != 0x20 && !(9...13).contains($0) }
      if isNamedJSON || element == UInt8(ascii: "{") { return .json }
    }
    let prose = [".md", ".pdf", ".sh", ".py", ".sql", ".html", ".yaml", ".yml", ".log"]
    return prose.contains(where: lower.hasSuffix) ? .prose : .separatedValues
  }

  // MARK: - Words

  /// What it is, such as `a Parquet file`.
  public var text: String {
    switch self {
    case .separatedValues: "separated values"
    case .json: "JSON"
    case .avro: "an Avro file"
    case .parquet: "a Parquet file"
    case .orc: "an ORC file"
    case .feather: "an Arrow or Feather file"
    case .gzip: "gzip data"
    case .bzip2: "bzip2 data"
    case .zip: "a zip archive"
    case .tar: "a tar archive"
    case .zstandard: "zstd data"
    case .xz: "xz data"
    case .lz4: "LZ4 data"
    case .snappy: "Snappy data"
    case .office: "a workbook or office document"
    case .pdf: "a PDF document"
    case .picture: "a picture"
    case .database: "an SQLite database"
    case .program: "a program"
    case .prose: "not a supported type"
    case .webPage: "XML or HTML, such as the error page of a failed download"
    case .pointer: "a Git LFS pointer; the file itself was not fetched"
    }
  }

  /// Why files of that format are not read.
  public var reason: String {
    switch self {
    case .snappy: "\(text), a compression that is not read"
    case .orc, .feather: "\(text), a type that is not read"
    default: text
    }
  }
}
