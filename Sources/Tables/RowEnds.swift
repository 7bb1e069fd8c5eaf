import CKernels

/// How the rows of a piece or file end, and how long they are; line ends inside quotes are none.
public struct RowEnds: Sendable, Equatable {
  /// Rows that end in a carriage return and a line feed.
  public var pairs = 0
  /// Rows that end in a line feed alone.
  public var feeds = 0
  /// Rows that end in a carriage return alone.
  public var returns = 0
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
    isUnfinished = next.isUnfinished
    longest = max(longest, next.longest)
  }
}

extension Piece {
  /// How the rows of the piece end.
  public func rowEnds(dialect: Dialect) -> RowEnds {
    var ends = RowEnds()
    let rows = rows
    guard rows.count > 0 else { return ends }
    let found = ck_ends_of_rows(rows.bytes, rows.marks, rows.rows, rows.count)
    ends.isUnfinished = rows.end(rows.count - 1) == length
    ends.longest = Int(found.longest)
    let finished = rows.count - (ends.isUnfinished ? 1 : 0)
    if dialect.lineEnd == UInt8(ascii: "\r") {
      ends.returns = finished
    } else {
      (ends.pairs, ends.feeds) = (found.returns, finished - found.returns)
    }
    return ends
  }
}
