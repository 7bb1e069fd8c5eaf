/// Rows of a table, counted from 0, as ranges: a million rows in a row are one range.
public struct RowSet: Sendable, Equatable {
  /// In order; between two of them there is at least one row that is not in the set.
  public private(set) var ranges: [Range<Int>] = []
  /// How many rows there are.
  public private(set) var count = 0

  /// No rows.
  public init() {}

  /// Some rows, in any order.
  public init(_ rows: some Sequence<Int>) {
    for row in rows.sorted() {
      guard let last = ranges.last, row <= last.upperBound else {
        ranges.append(row..<row + 1)
        continue
      }
      ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, row + 1)
    }
    count = ranges.reduce(0) { $0 + $1.count }
  }

  /// Whether there are none.
  public var isEmpty: Bool { ranges.isEmpty }

  /// Whether a row is among them.
  public func contains(_ row: Int) -> Bool {
    let place = firstRange(endingBehind: row)
    return place < ranges.count && ranges[place].contains(row)
  }

  /// How many of a range of rows are among them.
  public func count(in rows: Range<Int>) -> Int {
    var (place, count) = (firstRange(endingBehind: rows.lowerBound), 0)
    while place < ranges.count, ranges[place].lowerBound < rows.upperBound {
      count += ranges[place].clamped(to: rows).count
      place += 1
    }
    return count
  }

  /// Whether any of a range of rows is among them.
  public func intersects(_ rows: Range<Int>) -> Bool {
    let place = firstRange(endingBehind: rows.lowerBound)
    return place < ranges.count && ranges[place].overlaps(rows)
  }

  /// The first row behind one.
  public func row(after row: Int) -> Int? {
    let place = firstRange(endingBehind: row + 1)
    return place < ranges.count ? max(ranges[place].lowerBound, row + 1) : nil
  }

  /// The last row before one.
  public func row(before row: Int) -> Int? {
    // The ranges that begin before the row are those up to the one that may hold it.
    let place = firstRange(endingBehind: row)
    if place < ranges.count, ranges[place].lowerBound < row { return row - 1 }
    return place > 0 ? ranges[place - 1].upperBound - 1 : nil
  }

  // MARK: - Changes

  /// Adds rows.
  public mutating func insert(_ rows: Range<Int>) {
    guard !rows.isEmpty else { return }
    // What touches the new rows becomes one range with them.
    let first = firstRange(endingBehind: rows.lowerBound - 1)
    var (last, joined) = (first, rows)
    while last < ranges.count, ranges[last].lowerBound <= rows.upperBound {
      let lower = min(joined.lowerBound, ranges[last].lowerBound)
      joined = lower..<max(joined.upperBound, ranges[last].upperBound)
      count -= ranges[last].count
      last += 1
    }
    ranges.replaceSubrange(first..<last, with: [joined])
    count += joined.count
  }

  /// Takes rows away.
  public mutating func remove(_ rows: Range<Int>) {
    guard !rows.isEmpty else { return }
    let first = firstRange(endingBehind: rows.lowerBound)
    var (last, rest) = (first, [Range<Int>]())
    while last < ranges.count, ranges[last].lowerBound < rows.upperBound {
      let range = ranges[last]
      if range.lowerBound < rows.lowerBound { rest.append(range.lowerBound..<rows.lowerBound) }
      if range.upperBound > rows.upperBound { rest.append(rows.upperBound..<range.upperBound) }
      count -= range.count
      last += 1
    }
    ranges.replaceSubrange(first..<last, with: rest)
    count += rest.reduce(0) { $0 + $1.count }
  }

  /// The place of the first range that ends behind a row.
  private func firstRange(endingBehind row: Int) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound > row { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
