import CFormats

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The first bytes of a text of JSON.
struct JSONHead {
  /// With what a parser has to be able to read behind them.
  private let bytes: [UInt8]
  /// How many there are.
  let count: Int
  /// Whether they are all of the text.
  let isWhole: Bool

  init(_ bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes + [UInt8](repeating: 0, count: cf_json_padding())
    self.isWhole = isWhole
    count = bytes.count
  }

  /// Whether no longer first bytes are looked at.
  var isLongest: Bool { isWhole || count > Piece.maximumRecord }

  /// A byte, and 0 behind the last.
  subscript(offset: Int) -> UInt8 { offset < count ? bytes[offset] : 0 }

  /// The offset behind a byte order mark.
  var textStart: Int { bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0 }

  /// Whether nothing but blanks is there.
  var isBlank: Bool { skipBlanks(from: textStart) == count }

  /// Whether the text ends at an offset.
  func isEnd(_ offset: Int) -> Bool { isWhole && offset >= count }

  /// The offset of the first byte from one on that is not blank.
  func skipBlanks(from offset: Int, in range: Range<Int>? = nil) -> Int {
    var at = offset
    let end = range?.upperBound ?? count
    while at < end, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[at]) { at += 1 }
    return at
  }

  /// The rest of a line without its end, and whether that is known.
  func line(from offset: Int) -> (range: Range<Int>, isWhole: Bool) {
    let found = bytes.withUnsafeBytes { buffer -> Int? in
      guard let base = buffer.baseAddress else { return nil }
      return memchr(base + offset, 0x0a, count - offset).map { UnsafeRawPointer($0) - base }
    }
    return (offset..<(found ?? count), found != nil || isWhole)
  }

  /// How long the array or object at an offset is: 0 where it does not end, -1 where it is damaged.
  func valueLength(at offset: Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return -1 }
      return cf_json_value_length(base + offset, count - offset)
    }
  }

  /// The end of the string whose quote is at an offset; nothing where it does not end.
  func stringEnd(at offset: Int) -> Int? {
    var at = offset + 1
    while at < count, bytes[at] != UInt8(ascii: "\"") {
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return at < count ? at + 1 : nil
  }

  /// Some of the bytes as text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: - Objects

  /// How many whole objects a part of the text holds that stands by itself.
  func objects(in range: Range<Int>, kind: JSONLayout.Kind) -> Int {
    learn(range, kind: kind, follows: CF_JSON_END)?.objects ?? 0
  }

  /// The keys of the objects from an offset on, in the order in which they come up.
  ///
  /// Returns nothing where not one record is whole.
  func names(_ layout: JSONLayout) -> (names: [String], objects: Int)? {
    let follows = isWhole ? CF_JSON_END : CF_JSON_MORE
    return learn(layout.start..<count, kind: layout.kind, follows: follows)
  }

  private func learn(
    _ range: Range<Int>, kind: JSONLayout.Kind, follows: cf_json_follows
  ) -> (names: [String], objects: Int)? {
    guard let json = cf_json_rows_new(kind.layout) else { return nil }
    defer { cf_json_rows_free(json) }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress,
        cf_json_rows_claim(json, base + range.lowerBound, range.count, follows) > 0
      else { return nil }
      let objects = cf_json_rows_learn(json)
      let names = (0..<cf_json_rows_width(json)).map { column in
        var length = 0
        let name = cf_json_rows_name(json, column, &length)
        return String(decoding: UnsafeBufferPointer(start: name, count: length), as: UTF8.self)
      }
      return (names, objects)
    }
  }
}
