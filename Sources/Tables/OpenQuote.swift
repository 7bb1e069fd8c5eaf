import CKernels

/// A quote that opens a cell and is never closed as RFC 4180 has it.
public struct OpenQuote: Sendable, Equatable {
  /// Its place in the bytes of its record.
  public let offset: Int
  /// Line ends up to the next quote that a plain reader would close the cell with, or to the end:
  /// so many further lines it takes for one cell.
  public let lines: Int
  /// Whether the search for that quote was given up, so that the lines may be more.
  public let isAtLeast: Bool

  /// The quote that breaks a row; nothing for a row of another shape.
  init?(ofRow row: Int, of piece: Piece, in file: TableFile, shape: SplitRows.Shape) {
    guard shape == .broken else { return nil }
    let rows = piece.rows
    // A broken row has three marks: the quote, the end of what it swallows, the line end.
    let marks = rows.markRange(row).suffix(3).map { Int(rows.marks[$0]) }
    let (open, end) = (marks[0], marks[1])
    offset = open - rows.start(row)
    let lines = ck_count(rows.bytes + open, end - open, file.dialect.lineEnd)
    // At the end of a file there is no further line behind the last line end.
    let isBehindEnd = rows.bytes[end] != file.dialect.quote
    self.lines = lines - (isBehindEnd && rows.bytes[end - 1] == file.dialect.lineEnd ? 1 : 0)
    isAtLeast = end > Piece.maximumRecord
  }
}
