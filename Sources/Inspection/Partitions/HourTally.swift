/// Counts rows by hour in the hot loop: the current hour aside, others in a window of years.
final class HourTally {
  /// Hours of the window: more than seven years.
  private static let window = 1 << 16

  private let rows: UnsafeMutablePointer<Int>
  private let bytes: UnsafeMutablePointer<Int>
  /// The hours of the window that were met.
  private var met: [Int] = []
  /// The first hour of the window; the first row met lies in its middle.
  private var start: Int?
  private var far: [Int: PartitionTotals] = [:]
  private var unplaced = PartitionTotals()

  init() {
    rows = .allocate(capacity: Self.window)
    bytes = .allocate(capacity: Self.window)
    rows.initialize(repeating: 0, count: Self.window)
    bytes.initialize(repeating: 0, count: Self.window)
  }

  deinit {
    rows.deallocate()
    bytes.deallocate()
  }

  /// Adds rows of one hour.
  func add(hour: Int, rows count: Int, bytes size: Int) {
    let place = hour - (start ?? hour - Self.window / 2)
    if start == nil { start = hour - Self.window / 2 }
    guard (0..<Self.window).contains(place) else {
      far[hour, default: PartitionTotals()] += PartitionTotals(rows: count, bytes: size)
      return
    }
    if rows[place] == 0 { met.append(place) }
    rows[place] += count
    bytes[place] += size
  }

  /// Adds rows whose time is not known.
  func addUnplaced(rows: Int, bytes: Int) {
    unplaced += PartitionTotals(rows: rows, bytes: bytes)
  }

  /// What was counted; the tally is empty again.
  func take() -> PartitionCounts {
    var hours = far
    for place in met {
      hours[place + (start ?? 0)] = PartitionTotals(rows: rows[place], bytes: bytes[place])
      (rows[place], bytes[place]) = (0, 0)
    }
    defer {
      met.removeAll(keepingCapacity: true)
      far = [:]
      unplaced = PartitionTotals()
    }
    return PartitionCounts(hours: hours, unplaced: unplaced)
  }
}
