/// What the size of a partition is measured by.
public enum PartitionMeasure: String, Sendable, CaseIterable {
  /// By its rows.
  case rows
  /// By the bytes of its rows in their files.
  case bytes
}

extension PartitionTotals {
  /// How much it is by a measure.
  public func amount(_ measure: PartitionMeasure) -> Int { measure == .rows ? rows : bytes }
}

/// The partitions of a table at one unit, each with what tells it from the others.
public struct PartitionSpread: Sendable {
  /// What tells a partition from the others.
  public struct Look: Sendable, Equatable {
    /// The median of the partitions that it is compared with: days of the same weekday where there
    /// are enough, else all.
    public internal(set) var usual = 0.0
    /// The time by the clock before which it has no rows, where others have.
    public internal(set) var from: String?
    /// The time by the clock from which on it has no rows, where others have.
    public internal(set) var until: String?
    /// Whether it holds the moment that counts as now.
    public internal(set) var isOpen = false
    /// The files that have rows of it; nothing where that is not known at this unit.
    public internal(set) var files: Int?
    /// Whether more files have rows of it than is usual.
    public internal(set) var overlaps = false

    /// Whether it has rows for a part of its time only.
    public var isPartial: Bool { from != nil || until != nil }
  }

  /// The partitions.
  public let partitioning: Partitioning
  /// What `Look.usual` counts.
  public let measure: PartitionMeasure
  /// For each partition.
  public private(set) var looks: [Look]
  /// How many files have rows of a partition in the median; nothing where that is not known.
  public private(set) var usualFiles: Int?

  /// The partitions of a table by a clock.
  public init(
    _ table: TableInspection, by unit: PartitionUnit, in clock: PartitionClock = .utc,
    measure: PartitionMeasure = .rows, now: Timestamp
  ) {
    self.init(
      table.partitions, files: table.spreads, by: unit, in: clock, measure: measure, now: now)
  }

  init(
    _ counts: PartitionCounts, files: [FileSpread], by unit: PartitionUnit,
    in clock: PartitionClock = .utc, measure: PartitionMeasure = .rows, now: Timestamp
  ) {
    self.measure = measure
    partitioning = Partitioning(counts, by: unit, in: clock)
    looks = Array(repeating: Look(), count: partitioning.partitions.count)
    compare()
    let hour = Timestamp.hour(of: now.microseconds)
    if let place = partitioning.place(of: hour) { looks[place].isOpen = true }
    if unit != .hour { findPartial(counts) }
    count(files)
  }

  /// Partitions that are there.
  public var present: Int { partitioning.partitions.count { !$0.isMissing } }

  /// The largest amount.
  public var largest: Int {
    partitioning.partitions.lazy.map { $0.totals.amount(measure) }.max() ?? 0
  }

  // MARK: - The usual

  /// Days of a weekday that make a median of their own.
  private static let fewestAlike = 4

  private mutating func compare() {
    let partitions = partitioning.partitions
    let there = partitions.filter { !$0.isMissing }
    let all = Self.median(there.map { $0.totals.amount(measure) })
    let alike = Dictionary(grouping: there) { $0.weekday }
    let medians = alike.filter { $0.key != nil && $0.value.count >= Self.fewestAlike }
      .mapValues { days in Self.median(days.map { $0.totals.amount(measure) }) }
    for (place, partition) in partitions.enumerated() {
      looks[place].usual = medians[partition.weekday] ?? all
    }
  }

  private static func median(_ amounts: [Int]) -> Double {
    guard !amounts.isEmpty else { return 0 }
    let (sorted, middle) = (amounts.sorted(), amounts.count / 2)
    return amounts.count % 2 == 1
      ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
  }

  // MARK: - Partial partitions

  /// Rows that others have on average while a partition has none, at the least: at either end of
  /// the table, where an export begins and ends, fewer tell.
  private static let (telling, tellingAtEnds) = (10.0, 3.0)

  private mutating func findPartial(_ counts: PartitionCounts) {
    let partitions = partitioning.partitions
    var spans: [Int: ClosedRange<Int>] = [:]
    var rows: [Double] = []
    for (hour, totals) in counts.hours {
      guard let place = partitioning.place(of: hour) else { continue }
      let span = spans[place] ?? hour...hour
      spans[place] = min(span.lowerBound, hour)...max(span.upperBound, hour)
      let offset = hour - partitions[place].hours.lowerBound
      if offset >= rows.count {
        rows += Array(repeating: 0, count: offset + 1 - rows.count)
      }
      rows[offset] += Double(totals.rows)
    }
    // Rows of the average partition before each of its hours.
    var before = [0.0]
    for hourly in rows { before.append((before.last ?? 0) + hourly / Double(max(1, spans.count))) }
    func average(_ hours: Range<Int>) -> Double {
      let end = before.count - 1
      return before[min(hours.upperBound, end)] - before[min(hours.lowerBound, end)]
    }
    for (place, span) in spans {
      let hours = partitions[place].hours
      let isEdge = place == 0 || place == partitions.count - 1
      let least = isEdge ? Self.tellingAtEnds : Self.telling
      if average(0..<span.lowerBound - hours.lowerBound) >= least {
        looks[place].from = time(span.lowerBound)
      }
      guard !looks[place].isOpen else { continue }
      if average(span.upperBound + 1 - hours.lowerBound..<hours.count) >= least {
        looks[place].until = time(span.upperBound + 1)
      }
    }
  }

  /// The time by the clock at which an hour of UTC starts, with its day where a partition has many.
  private func time(_ hour: Int) -> String {
    let clock = partitioning.clock
    let label = PartitionUnit.hour.label(of: clock.local(hour))
    let minutes = padded(clock.minutes(at: hour), 2)
    return (partitioning.unit == .day ? label.suffix(5).dropLast(2) : label.dropLast(2)) + minutes
  }

  // MARK: - Files

  private mutating func count(_ files: [FileSpread]) {
    let (unit, clock) = (partitioning.unit, partitioning.clock)
    guard files.allSatisfy({ $0.tells(unit, by: clock) }) else { return }
    var counts = Array(repeating: 0, count: looks.count)
    for file in files {
      var last: Int?
      for place in file.starts.lazy.compactMap(partitioning.place) where place != last {
        counts[place] += 1
        last = place
      }
    }
    let median = Self.median(counts.filter { $0 > 0 })
    usualFiles = Int(median)
    for place in looks.indices {
      looks[place].files = counts[place]
      looks[place].overlaps = counts[place] > 1 && Double(counts[place]) > median
    }
  }
}
