import Tables

/// Rows that follow one another in one hour, as mostly they do, so that the tally is asked seldom.
struct HourRun {
  private var hour = 0
  private var start = Int64.max
  private var end = Int64.min
  private var rows = 0
  private var bytes = 0

  @inline(__always)
  mutating func add(_ time: Int64, bytes size: Int, to tally: HourTally) {
    if time < start || time >= end { begin(time, in: tally) }
    rows += 1
    bytes += size
  }

  private mutating func begin(_ time: Int64, in tally: HourTally) {
    end(in: tally)
    guard time != CellColumn.noTime else {
      (start, end) = (time, time + 1)
      return
    }
    hour = Timestamp.hour(of: time)
    start = Int64(hour) * 3_600_000_000
    end = start + 3_600_000_000
  }

  /// Hands what was counted to the tally.
  mutating func end(in tally: HourTally) {
    guard rows > 0 else { return }
    if start == CellColumn.noTime {
      tally.addUnplaced(rows: rows, bytes: bytes)
    } else {
      tally.add(hour: hour, rows: rows, bytes: bytes)
    }
    (rows, bytes) = (0, 0)
  }
}
