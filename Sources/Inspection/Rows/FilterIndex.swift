import Tables

/// How many records of each piece pass a filter, so that any of them can be found again.
public struct FilterIndex: Sendable, Equatable {
  /// A piece by its file and its place in the file's row index.
  public struct Piece: Sendable, Equatable {
    /// The position of the file.
    public let file: Int
    /// The place among the file's pieces.
    public let piece: Int
    /// Records before it that pass.
    public let before: Int
  }

  /// The pieces with at least one such record.
  public private(set) var pieces: [Piece] = []
  /// The records that pass.
  public private(set) var count = 0
  /// Whether all pieces were looked through.
  public internal(set) var isComplete = false

  /// An index of nothing looked through yet.
  public init() {}

  mutating func append(file: Int, piece: Int, count: Int) {
    guard count > 0 else { return }
    pieces.append(Piece(file: file, piece: piece, before: self.count))
    self.count += count
  }

  /// The place among `pieces` of the one that holds a record.
  func place(holding record: Int) -> Int? {
    guard record >= 0, record < count else { return nil }
    var (low, high) = (0, pieces.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if pieces[middle].before <= record { low = middle } else { high = middle }
    }
    return low
  }
}

extension FilterIndex {
  /// Whether some rows of a table are in a piece with records that pass; `firstRows` has for each
  /// file the records of those before it.
  public func mayHold(
    _ rows: Range<Int>, of table: TableInspection, firstRows: [Int]
  ) -> Bool {
    let records = { (piece: Piece) -> Range<Int> in
      let known = table.files[piece.file].index
      guard firstRows.indices.contains(piece.file), known.marks.indices.contains(piece.piece) else {
        return .max..<(.max)
      }
      let (first, range) = (firstRows[piece.file], known.records(of: piece.piece))
      return first + range.lowerBound..<first + range.upperBound
    }
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if records(pieces[middle]).lowerBound < rows.upperBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 && records(pieces[low - 1]).upperBound > rows.lowerBound
  }
}
