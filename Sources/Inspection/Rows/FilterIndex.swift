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
  /// The records that were looked at.
  public private(set) var looked = 0
  /// The records that pass before the row that was asked about.
  public private(set) var before = 0
  /// Whether all pieces were looked through.
  public internal(set) var isComplete = false

  /// An index of nothing looked through yet.
  public init() {}

  /// Adds what was found in the piece that follows; nothing where none of its records can pass.
  mutating func add(_ found: (all: Int, before: Int)?, of place: TableRows.Place, rows: Range<Int>)
  {
    looked += rows.count
    guard let found, found.all > 0 else { return }
    pieces.append(Piece(file: place.file, piece: place.piece, before: count))
    count += found.all
    before += found.before
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
