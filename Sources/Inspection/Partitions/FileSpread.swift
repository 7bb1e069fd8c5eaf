/// How the rows of one file spread over time, in a form that takes little memory.
public struct FileSpread: Sendable, Equatable {
  /// What hours are counted together: hours, days or months.
  public let unit: PartitionUnit
  /// The hours since 1970, in UTC and in order, at which units with rows start.
  public private(set) var starts: [Int] = []
  /// What each of them holds.
  public private(set) var totals: [PartitionTotals] = []

  /// No rows.
  init() { unit = .hour }

  /// The hours of a file.
  init(_ counts: PartitionCounts) {
    unit = .hour
    for (hour, hourly) in counts.hours.sorted(by: { $0.key < $1.key }) {
      starts.append(hour)
      totals.append(hourly)
    }
  }

  /// Counts that were made before; nothing where they cannot be any.
  init?(unit: PartitionUnit, starts: [Int], totals: [PartitionTotals]) {
    guard starts.count == totals.count, zip(starts, starts.dropFirst()).allSatisfy(<) else {
      return nil
    }
    (self.unit, self.starts, self.totals) = (unit, starts, totals)
  }

  /// The same counts by a longer unit.
  func coarsened(to unit: PartitionUnit) -> FileSpread {
    var (starts, totals) = ([Int](), [PartitionTotals]())
    for (hour, counted) in zip(self.starts, self.totals) {
      let start = unit.start(of: hour)
      if starts.last != start {
        starts.append(start)
        totals.append(PartitionTotals())
      }
      totals[totals.count - 1] += counted
    }
    return FileSpread(unit: unit, starts: starts, totals: totals) ?? FileSpread()
  }

  /// Whether it tells what partitions of a unit hold by a clock.
  public func tells(_ unit: PartitionUnit, by clock: PartitionClock) -> Bool {
    switch self.unit {
    case .hour: true
    case .day, .week: clock.zone == nil && unit != .hour
    case .month: clock.zone == nil && unit == .month
    }
  }

  /// What it holds from one hour up to another.
  public func totals(in hours: Range<Int>) -> PartitionTotals {
    var sum = PartitionTotals()
    for place in starts.firstPlace(notBelow: hours.lowerBound)..<starts.count {
      guard starts[place] < hours.upperBound else { break }
      sum += totals[place]
    }
    return sum
  }
}

/// Counts by file, in file order, within bounds of memory.
///
/// Where hours of all files together are too many, those of each file are counted by day, and days
/// by month: what is kept stays exact.
struct SpreadTally: Sendable {
  /// Hours, days or months of all files that are kept, 24 bytes each.
  static let limit = 1 << 20

  private let limit: Int
  private var unit = PartitionUnit.hour
  private var kept: [FileSpread]
  private var entries = 0
  /// The files before the one at hand.
  private var before = PartitionCounts()
  private var (file, current) = (0, PartitionCounts())

  init(files: Int, limit: Int = limit) {
    kept = Array(repeating: FileSpread(), count: files)
    self.limit = limit
  }

  /// Adds a piece of the file at hand or of a later one.
  mutating func add(_ counts: PartitionCounts, file: Int) {
    if file != self.file {
      close()
      self.file = file
    }
    current.merge(counts)
  }

  private mutating func close() {
    guard kept.indices.contains(file) else { return }
    kept[file] = spread
    entries += kept[file].starts.count
    before.merge(current)
    current = PartitionCounts()
    while entries > limit, unit != .month {
      unit = unit == .hour ? .day : .month
      kept = kept.map { $0.starts.isEmpty ? $0 : $0.coarsened(to: unit) }
      entries = kept.reduce(0) { $0 + $1.starts.count }
    }
  }

  private var spread: FileSpread {
    let spread = FileSpread(current)
    return unit == .hour ? spread : spread.coarsened(to: unit)
  }

  /// All files together, so far.
  var total: PartitionCounts {
    var total = before
    total.merge(current)
    return total
  }

  /// Each file, so far.
  var files: [FileSpread] {
    var closed = self
    closed.close()
    return closed.kept
  }
}

extension Array where Element: Comparable {
  /// The place of the first element that is not below another; elements are in order.
  func firstPlace(notBelow element: Element) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
