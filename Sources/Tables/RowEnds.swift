import CKernels

/// How the rows of a piece or file end, and how long they are; line ends inside quotes are none.
public struct RowEnds: Sendable, Equatable {
  /// Rows that end in a carriage return and a line feed.
  public var pairs = 0
  /// Rows that end in a line feed alone.
  public var feeds = 0
  /// Rows that end in a carriage return alone.
  public var returns = 0
  /// Offset in the file of the first row that ends in both.
  public var firstPair: UInt64?
  /// Offset in the file of the first row that ends in a line feed alone.
  public var firstFeed: UInt64?
  /// Whether the last row has no line end.
  public var isUnfinished = false
  /// Bytes of the longest row, its line feed left out.
  public var longest = 0

  /// No rows.
  public init() {}

  /// Whether rows end in more than one way.
  public var isMixed: Bool { [pairs, feeds, returns].count { $0 > 0 } > 1 }

  /// Adds the rows that follow.
  public mutating func merge(_ next: RowEnds) {
    pairs += next.pairs
    feeds += next.feeds
    returns += next.returns
    firstPair = firstPair ?? next.firstPair
    firstFeed = firstFeed ?? next.firstFeed
    isUnfinished = next.isUnfinished
    longest = max(longest, next.longest)
  }
}

extension Piece {
  /// How the rows of the piece end.
  public func rowEnds(dialect: Dialect) -> RowEnds {
    rowEnds(dialect: dialect, upTo: rows.count)
  }

  /// How the first `count` rows end.
  func rowEnds(dialect: Dialect, upTo count: Int) -> RowEnds {
    var ends = RowEnds()
    let rows = rows
    guard count > 0 else { return ends }
    let found = ck_ends_of_rows(rows.bytes, rows.marks, rows.rows, count)
    ends.isUnfinished = rows.end(count - 1) == length
    ends.longest = Int(found.longest)
    let finished = count - (ends.isUnfinished ? 1 : 0)
    if dialect.lineEnd == UInt8(ascii: "\r") {
      ends.returns = finished
    } else {
      (ends.pairs, ends.feeds) = (found.returns, finished - found.returns)
      if ends.pairs > 0 { ends.firstPair = firstRow(upTo: finished, withReturn: true) }
      if ends.feeds > 0 { ends.firstFeed = firstRow(upTo: finished, withReturn: false) }
    }
    return ends
  }

  private func firstRow(upTo count: Int, withReturn isPair: Bool) -> UInt64? {
    let rows = rows
    let row = (0..<count).first { row in
      let end = rows.end(row)
      return isPair == (end > rows.start(row) && rows.bytes[end - 1] == UInt8(ascii: "\r"))
    }
    return row.map { offset + UInt64(rows.start($0)) }
  }

  /// Carriage returns that end no row.
  public func innerReturns(_ ends: RowEnds) -> Int {
    ck_count(rows.bytes, length, UInt8(ascii: "\r")) - ends.pairs - ends.returns
  }
}
