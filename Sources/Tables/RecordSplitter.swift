/// Splits bytes in memory into rows of text, for heads of files.
enum RecordSplitter {
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
