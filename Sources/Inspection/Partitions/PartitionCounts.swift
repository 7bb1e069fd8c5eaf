/// Rows and bytes in an hour.
public struct PartitionTotals: Sendable, Equatable {
  /// Rows.
  public var rows = 0
  /// Bytes of those rows in their files.
  public var bytes = 0

  static func += (left: inout PartitionTotals, right: PartitionTotals) {
    left.rows += right.rows
    left.bytes += right.bytes
  }
}

/// How rows spread over the hours of a time column, in UTC.
public struct PartitionCounts: Sendable, Equatable {
  /// By hours since 1970.
  public private(set) var hours: [Int: PartitionTotals] = [:]
  /// Rows whose time is empty, unreadable or ambiguous.
  public private(set) var unplaced = PartitionTotals()

  /// Nothing counted yet.
  public init() {}

  /// Counts that were made before.
  init(hours: [Int: PartitionTotals], unplaced: PartitionTotals) {
    (self.hours, self.unplaced) = (hours, unplaced)
  }

  /// From the earliest hour to the latest.
  var span: ClosedRange<Int>? {
    guard let first = hours.keys.min(), let last = hours.keys.max() else { return nil }
    return first...last
  }

  mutating func merge(_ other: PartitionCounts) {
    for (hour, totals) in other.hours { hours[hour, default: PartitionTotals()] += totals }
    unplaced += other.unplaced
  }
}
