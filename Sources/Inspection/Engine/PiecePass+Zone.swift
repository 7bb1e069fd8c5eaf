import Tables

/// Times that name no zone, where the user says of which they are.
extension PiecePass {
  /// Notes that a time of the block is the same one in any zone; rows come in ascending order.
  func noteZone(_ step: RowProgram.Step, _ row: Int) {
    if step.times.zone != nil { buffers.zoned.append(UInt32(row)) }
  }

  /// Makes UTC of a column of local times of the block, whose range is `blockTimes`; returns the
  /// range in UTC.
  ///
  /// Times that stand for none, and those that name a zone, stay as they are.
  func readLocally(_ step: RowProgram.Step, in zone: LocalZone) -> HashColumn.TimeRange {
    guard let written = blockTimes.times else { return blockTimes }
    let times = times(step.column)
    let span = zone.span(of: written.lowerBound)
    if written.upperBound < span.end, written.lowerBound > 0,
      !TimestampSentinel.isSentinel(written.upperBound)
    {
      for row in 0..<count {
        times[row] = times[row] == CellColumn.noTime ? times[row] : times[row] &- span.offset
      }
      for row in buffers.zoned { times[Int(row)] &+= span.offset }
    } else {
      readOneByOne(times, in: zone)
    }
    var range = HashColumn.TimeRange()
    for row in 0..<count { range.add(times[row]) }
    return range
  }

  /// Does so where clocks are changed between the times, or some stand for none.
  private func readOneByOne(_ times: UnsafeMutablePointer<Int64>, in zone: LocalZone) {
    var zoned = buffers.zoned.makeIterator()
    var next = zoned.next()
    for row in 0..<count {
      guard next != UInt32(row) else {
        next = zoned.next()
        continue
      }
      guard times[row] != CellColumn.noTime, !TimestampSentinel.isSentinel(times[row]) else {
        continue
      }
      times[row] = zone.utc(of: times[row])
    }
  }
}
