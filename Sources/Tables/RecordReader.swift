/// Reads single records of a file through its row index, a piece at a time.
public struct RecordReader {
  private let file: TableFile
  private let piece: Piece

  /// A reader with buffers of its own.
  public init(_ file: TableFile) {
    self.file = file
    piece = Piece()
  }

  /// Hands out the records of the piece at `mark` until `body` returns false.
  ///
  /// Blank lines are no records. Returns where the next piece starts, or nothing
  /// when this was the last one or `body` has seen enough.
  public func readPiece(
    at mark: PieceMark, _ body: (Record) -> Bool
  ) throws(TableError) -> PieceMark? {
    let next = try piece.fill(from: file, at: mark.offset)
    guard next > mark.offset else { return nil }
    let count = Record.walk(piece, in: file) { _, record in
      body(record.shifted(records: mark.record, lines: mark.line))
    }
    guard let count else { return nil }
    return PieceMark(
      offset: next, record: mark.record + count,
      line: mark.line + piece.lines(dialect: file.dialect))
  }

  /// At most `count` records from `start`, counted from 0, found through `index`.
  public func records(
    from start: Int, count: Int, index: RowIndex
  ) throws(TableError) -> [Record] {
    guard count > 0, let first = index.piece(holding: max(0, start)) else { return [] }
    var records: [Record] = []
    var mark: PieceMark? = index.marks[first]
    while let current = mark, records.count < count {
      mark = try readPiece(at: current) { record in
        if record.number > start { records.append(record) }
        return records.count < count
      }
    }
    return records
  }

  /// At most `count` records from the start of the file, before there is an index.
  public func head(_ count: Int) throws(TableError) -> [Record] {
    guard count > 0 else { return [] }
    var records: [Record] = []
    var mark: PieceMark? = file.data
    while let current = mark, records.count < count {
      mark = try readPiece(at: current) { record in
        records.append(record)
        return records.count < count
      }
    }
    return records
  }

  /// The record at a position; its number and lines count from there.
  public func record(at offset: UInt64) throws(TableError) -> Record {
    try piece.fillOne(from: file, at: offset)
    // Where a format has no smaller parts, records further up are there too.
    let rows = piece.rows
    let early = offset > piece.offset ? Int(offset - piece.offset) : 0
    var found: Record?
    Record.walk(piece, in: file) { row, _ in
      rows.origin(row) >= early
    } _: { _, record in
      found = record
      return false
    }
    guard let found else { throw TableError(.changed, path: file.file.path) }
    return found
  }
}
