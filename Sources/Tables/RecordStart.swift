#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Finds where a record starts when what stands before is not known.
///
/// Behind a line end a reader is either at the start of a record or inside a quoted cell, and in a
/// cell the first quote that is not doubled has to close it: a delimiter, a line end or the end
/// follows. Where something else follows, or where there is no such quote up to a place at which a
/// record is known to start, no cell is open: what looked like one is an unclosed quote, of which
/// `ck_split` rejects the line it stands on and no more.
enum RecordStart {
  /// The first place behind a line end at which a record starts for sure; nothing where no place
  /// can be told from the inside of a cell.
  ///
  /// The bytes end where a record starts, or with the file.
  static func first(in bytes: UnsafeBufferPointer<UInt8>, dialect: Dialect) -> Int? {
    var at = 0
    while let end = offset(of: dialect.lineEnd, in: bytes, from: at), end + 1 < bytes.count {
      let start = end + 1
      guard let behind = endOfQuotes(in: bytes, from: start, dialect),
        mayEndCell(bytes, at: behind, dialect)
      else { return start }
      at = behind
    }
    return nil
  }

  /// The place behind the first odd number of quotes in a row: pairs stand for a quote inside a
  /// cell, and for an empty cell or one that is closed again outside.
  private static func endOfQuotes(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ dialect: Dialect
  ) -> Int? {
    var at = start
    while let quote = offset(of: dialect.quote, in: bytes, from: at) {
      at = quote
      while at < bytes.count, bytes[at] == dialect.quote { at += 1 }
      if (at - quote) % 2 == 1 { return at }
    }
    return nil
  }

  /// Whether a quoted cell may have its last quote before a place.
  private static func mayEndCell(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ dialect: Dialect
  ) -> Bool {
    guard place < bytes.count else { return true }
    if bytes[place] == dialect.delimiter || bytes[place] == dialect.lineEnd { return true }
    return bytes[place] == UInt8(ascii: "\r") && place + 1 < bytes.count
      && bytes[place + 1] == dialect.lineEnd
  }

  private static func offset(
    of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return found - UnsafeMutableRawPointer(mutating: base)
  }
}
