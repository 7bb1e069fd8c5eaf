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
  /// Rows mostly follow one another in time, so the current hour is counted aside.
  private var current = (hour: Int.min, totals: PartitionTotals())

  /// Nothing counted yet.
  public init() {}

  /// Counts that were made before.
  init(hours: [Int: PartitionTotals], unplaced: PartitionTotals) {
    (self.hours, self.unplaced) = (hours, unplaced)
  }

  @inline(__always)
  mutating func add(hour: Int, bytes: Int) {
    if hour != current.hour {
      flush()
      current.hour = hour
    }
    current.totals.rows += 1
    current.totals.bytes += bytes
  }

  @inline(__always)
  mutating func addUnplaced(bytes: Int) {
    unplaced.rows += 1
    unplaced.bytes += bytes
  }

  /// Brings the hour that is counted aside into `hours`.
  mutating func flush() {
    if current.totals.rows > 0 { hours[current.hour, default: PartitionTotals()] += current.totals }
    current = (Int.min, PartitionTotals())
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

  /// Whether both count the same.
  public static func == (left: PartitionCounts, right: PartitionCounts) -> Bool {
    left.hours == right.hours && left.unplaced == right.unplaced
  }
}
