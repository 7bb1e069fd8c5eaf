import Tables

/// The first bytes of rows that may be no data, for a look at every row: nothing here is counted by
/// references.
struct OddStarts: Sendable {
  /// The first bytes of the header as it stands, and with its first name quoted the other way.
  private let first: Prefix, second: Prefix

  /// Up to eight bytes with which a row may start.
  private struct Prefix {
    let word: UInt64
    let mask: UInt64

    init(_ bytes: some Sequence<UInt8>) {
      var (word, mask): (UInt64, UInt64) = (0, 0)
      for (place, byte) in bytes.prefix(8).enumerated() {
        word |= UInt64(byte) << UInt64(8 * place)
        mask |= 0xff << UInt64(8 * place)
      }
      (self.word, self.mask) = (word.littleEndian, mask.littleEndian)
    }
  }

  init(_ file: TableFile) {
    let (quote, bytes) = (file.dialect.quote, file.head.bytes)
    let name = Array((file.header.first ?? "").utf8)
    first = Prefix(bytes)
    second = Prefix(
      bytes.first == quote ? name + [file.dialect.delimiter] : [quote] + name + [quote])
  }

  /// Whether a row that has the header's cells may be no data.
  @inline(__always)
  func hold(_ start: UnsafePointer<UInt8>) -> Bool {
    let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    return (word ^ first.word) & first.mask == 0 || (word ^ second.word) & second.mask == 0
      || start[0] == UInt8(ascii: "#") || start[0] == UInt8(ascii: "(")
  }
}
