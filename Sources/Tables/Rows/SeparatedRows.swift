/// Rows of separated values, which are split where they stand.
///
/// Where a piece ends is known once it is split, so that nothing is left to do without the lock.
struct SeparatedRows: RowSource {
  let source: any ByteSource
  let dialect: Dialect
  let start: UInt64
  /// Columns of the header.
  let width: Int

  var end: UInt64? { source.knownSize }
  var limit: UInt64 { source.knownSize ?? source.sizeLimit }

  func claim(
    _ piece: Piece, at position: UInt64, wanting size: Int
  ) throws(TableError) -> UInt64 {
    try piece.split(source, at: position, dialect: dialect, wanting: size)
  }

  func finish(_ piece: Piece) {}

  func diskOffset(of position: UInt64) -> UInt64 { source.diskOffset(of: position) }

  func tail(
    before end: UInt64, _ piece: Piece, step: Int
  ) throws(TableError) -> TailReader.Step {
    let tail = TextTail(source: source, rows: self, width: width) {
      RecordStart.first(in: $0, dialect: dialect)
    }
    return try tail.records(before: end, piece, step: step)
  }
}
