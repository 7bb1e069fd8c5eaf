import Tables

/// Rules about times: how they are written, where one is not read at once, and when they are.
extension PiecePass {
  /// Bytes of a time in the guide's form before its fraction.
  private static let wholeSeconds = 19
  /// Bytes of one with a fraction of six digits.
  private static let microseconds = 26

  // MARK: - As it is written

  /// Applies the rules about how a time is written to a reading of a cell.
  mutating func check(
    _ reading: TimestampReading, _ value: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step,
    _ row: Int
  ) {
    if case .guide = reading {
      facts.times[step.column].guide += 1
      countFraction(value, step, row)
      return
    }
    if let form = reading.form { facts.times[step.column].count(form) }
    guard let column = step.times.column else { return }
    for written in step.times.written
    where written.check.severity(of: reading, in: column) == written.severity {
      hit(written.slot, blockRow: row, step.cell)
    }
  }

  /// Applies them to ISO 8601 in UTC, whose time a kernel has read.
  mutating func checkISO(
    _ value: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int
  ) {
    facts.times[step.column].count(.iso8601)
    if value.last == UInt8(ascii: "Z") { noteZone(step, row) }
    hit(step.times.iso, blockRow: row, step.cell)
    countFraction(value, step, row)
  }

  private mutating func countFraction(
    _ value: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int
  ) {
    guard value.count > Self.wholeSeconds + 1 else { return }
    facts.times[step.column].fractions += 1
    let isUTC = value.last == UInt8(ascii: "Z")
    if value.count - (isUTC ? 1 : 0) > Self.microseconds {
      hit(step.times.precision, blockRow: row, step.cell)
    }
  }

  /// Counts the fractions of the cells that a kernel read in the guide's form; `lengths` are theirs.
  mutating func checkFractions(
    _ step: RowProgram.Step, of block: RowBlock, lengths: ClosedRange<Int>?
  ) {
    let read = block.count - buffers.left.empty.count - buffers.left.odd.count
    facts.times[step.column].guide += read
    guard let lengths, lengths.upperBound > Self.wholeSeconds else { return }
    if lengths.lowerBound > Self.wholeSeconds, lengths.upperBound <= Self.microseconds {
      facts.times[step.column].fractions += read
      return
    }
    var odd = buffers.left.odd.makeIterator()
    var next = odd.next()
    for row in 0..<block.count {
      guard next != UInt32(row) else {
        next = odd.next()
        continue
      }
      guard times(step.column)[row] != CellColumn.noTime else { continue }
      let cell = block.cell(step.cell, of: row)
      let isQuoted = cell.first == dialect.quote
      countFraction(
        isQuoted ? UnsafeBufferPointer(rebasing: cell.dropFirst().dropLast()) : cell, step, row)
    }
  }

  // MARK: - When it is

  /// Applies the rules about when a time is to a column of the block; `blockTimes` is its range.
  mutating func checkTimes(_ step: RowProgram.Step, of block: RowBlock) {
    guard let range = blockTimes.times else { return }
    let bounds = step.times.bounds
    noteLatest(step, range)
    guard !bounds.holds(range.lowerBound) || !bounds.holds(range.upperBound) else { return }
    let times = times(step.column)
    for row in 0..<count where times[row] != CellColumn.noTime && !bounds.holds(times[row]) {
      let slot =
        if TimestampSentinel.isSentinel(times[row]) {
          step.times.sentinel
        } else if times[row] < TimeBounds.earliest {
          step.times.ancient
        } else {
          times[row] <= bounds.latestAnywhere ? step.times.soon : step.times.late
        }
      hit(slot, blockRow: row, step.cell)
    }
  }

  private mutating func noteLatest(_ step: RowProgram.Step, _ range: ClosedRange<Int64>) {
    let end = step.times.bounds.latestOfDay
    var latest = range.upperBound
    if latest > end {
      let times = times(step.column)
      latest = (0..<count).lazy.map { times[$0] }.filter { $0 <= end }.max() ?? .min
    }
    facts.times[step.column].latestOfDay = max(facts.times[step.column].latestOfDay, latest)
  }

  /// Counts the midnights of a column of the block, by the clock by which they are written.
  mutating func countMidnights(_ step: RowProgram.Step) {
    guard blockTimes.times != nil else { return }
    let times = times(step.column)
    var midnights = 0
    // A day's microseconds have 13 twos among their factors; few other times do.
    for row in 0..<count
    where times[row] & 0x1fff == 0 && times[row] % TimeBounds.day == 0 {
      midnights += 1
    }
    facts.times[step.column].midnights += midnights
  }
}
