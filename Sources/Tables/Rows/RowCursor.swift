/// Goes through the records of a file in order, from any of them on, without an index.
public struct RowCursor {
  private let file: TableFile
  private let piece = Piece()
  private var position: UInt64
  /// Records and physical lines before the piece at hand.
  private var before: (records: Int, lines: Int)
  /// Records of the piece at hand that were handed out or passed over.
  private var done = 0
  /// Records that the piece at hand has; nothing before the first.
  private var held: Int?

  /// A cursor on the record of that number, counted from 0.
  ///
  /// Where positions are numbers of rows it is there at once; else what stands before is split.
  public init(_ file: TableFile, from first: Int = 0) throws(TableError) {
    self.file = file
    let start = file.rows.position(ofRecord: first) ?? file.data.offset
    let isThere = start != file.data.offset
    position = start
    before = isThere ? (first, first) : (0, file.data.line)
    var rest = isThere ? 0 : first
    while rest > 0, try fill(), let held {
      done = min(rest, held)
      rest -= done
    }
  }

  /// The next records, at most `count`; none at the end.
  public mutating func next(_ count: Int) throws(TableError) -> [Record] {
    if held == nil || done == held { while try fill(), held == 0 {} }
    guard let held, done < held else { return [] }
    let wanted = done..<min(held, done + max(0, count))
    var records: [Record] = []
    Record.walk(piece, in: file) { _, number in
      wanted.contains(number - 1)
    } _: { _, record in
      records.append(record.shifted(records: before.records, lines: before.lines))
      return records.count < wanted.count
    }
    done = wanted.upperBound
    return records
  }

  /// Takes the next piece; false where there is none.
  private mutating func fill() throws(TableError) -> Bool {
    if let held {
      before.records += held
      before.lines += piece.lines(dialect: file.dialect)
    }
    (held, done) = (nil, 0)
    let next = try piece.fill(from: file, at: position)
    guard next > position else { return false }
    // Where a format has no smaller parts, it starts with rows further up.
    done = position > piece.offset ? Int(position - piece.offset) : 0
    before.records -= done
    position = next
    let rows = piece.rows
    held = (0..<rows.count).count { rows.shape($0, width: file.header.count) != .blank }
    return true
  }
}
