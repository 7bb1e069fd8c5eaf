/// What stands above the rows of a file: the header, and perhaps lines that are no part of the table.
public struct TableHead: Sendable, Equatable {
  /// The names of the columns.
  public let names: [String]
  /// The header as it stands in the file, without its line end.
  public let bytes: [UInt8]
  /// Offset in the file of the header's first byte.
  public let offset: UInt64
  /// The physical line on which the header starts, counted from 1; 0 where the format has no lines.
  public let line: Int
  /// Rows above the header: titles, notes and comments.
  public let preamble: Int
  /// Whether a byte order mark stands before it.
  public let hasByteOrderMark: Bool
  /// How the rows down to the header end.
  public let ends: RowEnds
  /// Where the data records start.
  let data: PieceMark

  /// The columns of a format that has no header line.
  init(columns: [String], start: UInt64, hasLines: Bool) {
    names = columns
    bytes = Array(columns.joined(separator: ",").utf8)
    (offset, line, preamble) = (start, hasLines ? 1 : 0, 0)
    (hasByteOrderMark, ends) = (false, RowEnds())
    data = PieceMark(offset: start, record: 0, line: 0)
  }

  /// Finds the header in the first bytes of a file; nothing where they hold no row.
  ///
  /// `skipping`: bytes of the file before these.
  init?(_ search: DialectSearch, dialect: Dialect, isWholeFile: Bool, skipping: Int) {
    let piece = Piece()
    piece.fill(from: search.bytes, dialect: dialect, isLast: search.isWhole && isWholeFile)
    let first = FirstRows(piece, dialect: dialect, known: search.known)
    guard let place = first.header, let row = first.headerRow else { return nil }
    let rows = piece.rows
    let (start, end) = (rows.start(row), min(rows.end(row) + 1, piece.length))
    names = RecordSplitter.text(of: row, in: rows, dialect: dialect)
    let length = rows.trimmedEnd(ofRow: row) - start
    bytes = Array(UnsafeBufferPointer(start: rows.bytes + start, count: length))
    offset = UInt64(skipping + start)
    line = piece.lines(in: start, dialect: dialect) + 1
    preamble = place
    hasByteOrderMark = skipping > 0
    ends = piece.rowEnds(dialect: dialect, upTo: row + 1)
    data = PieceMark(
      offset: UInt64(skipping + end), record: 0, line: piece.lines(in: end, dialect: dialect))
  }
}
