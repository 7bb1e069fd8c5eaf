/// Splits bytes in memory into rows of text, for heads of files.
enum RecordSplitter {
  /// The cells of the first row with anything on it, and how many cells each row has, the first
  /// among them; at most `limit` rows.
  static func outline(
    of bytes: [UInt8], dialect: Dialect, limit: Int
  ) -> (header: [String], widths: [Int]) {
    let piece = Piece()
    piece.fill(from: bytes, dialect: dialect, isLast: bytes.count < Piece.size)
    let rows = piece.rows
    var header: [String] = []
    var widths: [Int] = []
    for row in 0..<rows.count where widths.count < limit {
      let shape = rows.shape(row, width: 0)
      guard shape != .blank else { continue }
      if widths.isEmpty { header = text(of: row, in: rows, dialect: dialect) }
      widths.append(shape == .broken ? 1 : rows.markRange(row).count)
    }
    return (header, widths)
  }

  /// The cells of a row as text; a broken row is one cell.
  static func text(of row: Int, in rows: SplitRows, dialect: Dialect) -> [String] {
    let isBroken = rows.shape(row, width: 0) == .broken
    let marks = isBroken ? rows.markRange(row).suffix(1) : rows.markRange(row)
    var start = rows.start(row)
    return marks.map { mark in
      let end = isBroken ? rows.trimmedEnd(ofRow: row) : rows.trimmedEnd(of: mark)
      let cell = UnsafeBufferPointer(start: rows.bytes + start, count: end - start)
      start = Int(rows.marks[mark]) + 1
      return String(decoding: CellBytes.value(cell, quote: dialect.quote), as: UTF8.self)
    }
  }
}
