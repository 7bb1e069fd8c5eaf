/// How long a partition is.
public enum PartitionUnit: String, Sendable, CaseIterable {
  /// An hour.
  case hour
  /// A day.
  case day
  /// A week that starts on Monday.
  case week
  /// A calendar month.
  case month

  /// The first hour, since 1970, of the unit that holds an hour.
  func start(of hour: Int) -> Int {
    switch self {
    case .hour: return hour
    case .day: return Self.day(of: hour) * 24
    case .week:
      let day = Self.day(of: hour)
      return (day - CivilDate(daysSince1970: day).weekday) * 24
    case .month:
      let date = CivilDate(daysSince1970: Self.day(of: hour))
      return CivilDate.daysSince1970(date.year, date.month, 1) * 24
    }
  }

  /// The first hour of the unit that follows the one which starts at `start`.
  func next(after start: Int) -> Int {
    switch self {
    case .hour: return start + 1
    case .day: return start + 24
    case .week: return start + 7 * 24
    // Any day of the month after next has at most 31 + 30 days before it.
    case .month: return self.start(of: start + 31 * 24 + 12)
    }
  }

  /// How many units lie from the start of one to that of another.
  func count(from start: Int, to end: Int) -> Int {
    switch self {
    case .hour: return end - start
    case .day: return (end - start) / 24
    case .week: return (end - start) / (7 * 24)
    case .month:
      let (first, last) = (
        CivilDate(daysSince1970: Self.day(of: start)), CivilDate(daysSince1970: Self.day(of: end))
      )
      return (last.year - first.year) * 12 + last.month - first.month
    }
  }

  /// The name of the unit that starts at an hour, such as `2024-03-01`.
  func label(of start: Int) -> String {
    let date = CivilDate(daysSince1970: Self.day(of: start))
    switch self {
    case .hour: return "\(date.text) \(padded(start - Self.day(of: start) * 24, 2)):00"
    case .day, .week: return date.text
    case .month: return String(date.text.dropLast(3))
    }
  }

  static func day(of hour: Int) -> Int { (hour >= 0 ? hour : hour - 23) / 24 }
}

/// The partitions of a table at one unit, with the missing ones between the first and the last.
public struct Partitioning: Sendable, Equatable {
  /// One hour, day, week or month.
  public struct Partition: Sendable, Equatable {
    /// The name, such as `2024-03-01`; of a week its Monday.
    public let label: String
    /// Hours since 1970, in UTC, at which it starts and ends.
    public let hours: Range<Int>
    /// Days since 1970, by the clock, of the day on which it starts.
    public let day: Int
    /// What it holds; nothing at all where it is missing.
    public let totals: PartitionTotals
    /// The three letters of the weekday, for days.
    public let weekday: String?

    /// Rows.
    public var rows: Int { totals.rows }
    /// Whether rows before and after it leave it out.
    public var isMissing: Bool { totals.rows == 0 }
  }

  /// The unit.
  public let unit: PartitionUnit
  /// By which clock it starts and ends.
  public let clock: PartitionClock
  /// In order of time.
  public let partitions: [Partition]
  /// How many missing partitions are not listed, because the gaps are too long to list.
  public let unlistedMissing: Int
  /// Rows whose time is empty, unreadable or ambiguous.
  public let unplaced: PartitionTotals

  /// Gaps longer than this are not listed partition by partition.
  public static let maximumGap = 400

  /// Groups the hours of a table.
  public init(
    _ counts: PartitionCounts, by unit: PartitionUnit, in clock: PartitionClock = .utc
  ) {
    (self.unit, self.clock) = (unit, clock)
    unplaced = counts.unplaced
    var totals: [Int: PartitionTotals] = [:]
    for (hour, hourly) in counts.hours {
      totals[clock.start(of: unit, holding: hour), default: PartitionTotals()] += hourly
    }
    var partitions: [Partition] = []
    var unlisted = 0
    var expected: Int?
    for start in totals.keys.sorted() {
      let gap = Self.gap(from: expected ?? start, to: start, unit: unit)
      unlisted += gap.unlisted
      // Hours that clocks skip are not missing.
      partitions += gap.starts.map { Self.partition($0, PartitionTotals(), unit, clock) }
        .filter { !$0.hours.isEmpty }
      partitions.append(Self.partition(start, totals[start] ?? PartitionTotals(), unit, clock))
      expected = unit.next(after: start)
    }
    self.partitions = partitions
    unlistedMissing = unlisted
  }

  private static func gap(
    from start: Int, to end: Int, unit: PartitionUnit
  ) -> (starts: [Int], unlisted: Int) {
    let count = unit.count(from: start, to: end)
    guard count <= maximumGap else { return ([], count) }
    return (Array(sequence(first: start) { unit.next(after: $0) }.prefix { $0 < end }), 0)
  }

  private static func partition(
    _ start: Int, _ totals: PartitionTotals, _ unit: PartitionUnit, _ clock: PartitionClock
  ) -> Partition {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let day = PartitionUnit.day(of: start)
    let hours = clock.hours(from: start, to: unit.next(after: start))
    var label = unit.label(of: start)
    if unit == .hour { label = label.dropLast(2) + padded(clock.minutes(at: hours.lowerBound), 2) }
    return Partition(
      label: label, hours: hours, day: day, totals: totals,
      weekday: unit == .day ? names[CivilDate(daysSince1970: day).weekday] : nil)
  }

  /// The place of the partition that holds an hour of UTC, if one does.
  public func place(of hour: Int) -> Int? {
    var (low, high) = (0, partitions.count)
    while low < high {
      let middle = (low + high) / 2
      if partitions[middle].hours.upperBound <= hour { low = middle + 1 } else { high = middle }
    }
    return partitions.indices.contains(low) && partitions[low].hours.contains(hour) ? low : nil
  }

  /// Missing partitions between the first and the last.
  public var missing: Int { partitions.count(where: \.isMissing) + unlistedMissing }

  /// The largest partition's rows.
  public var largest: Int { partitions.map(\.rows).max() ?? 0 }

  /// The median of the rows of partitions that are there.
  public var median: Double {
    let rows = partitions.filter { !$0.isMissing }.map(\.rows).sorted()
    guard !rows.isEmpty else { return 0 }
    let middle = rows.count / 2
    return rows.count % 2 == 1
      ? Double(rows[middle]) : Double(rows[middle - 1] + rows[middle]) / 2
  }

  /// How many times the median the largest partition holds.
  public var skew: Double { median > 0 ? Double(largest) / median : 0 }
}
