/// A record by its piece and its place there, which is known before the records before it are
/// counted.
struct PiecePlace {
  /// 40 bits for the piece, 24 for the record.
  let number: UInt64

  /// A place from its number.
  init(number: UInt64) { self.number = number }

  /// A record, counted from 0 over a piece, counted from 0 over the table.
  ///
  /// A piece has at most `Piece.maximumRecord` bytes and one, and so fewer than 2²⁴ records.
  @inline(__always)
  init(piece: Int, record: Int) {
    number = UInt64(truncatingIfNeeded: piece << 24 | record)
  }

  var piece: Int { Int(number >> 24) }
  var record: Int { Int(number & 0xff_ffff) }
}
