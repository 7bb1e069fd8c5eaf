import Tables

/// The rule about times and the folder in which their file lies.
extension PiecePass {
  /// Applies it to a column of times of the block that is read; `blockTimes` is its range.
  mutating func checkFolder(_ step: RowProgram.Step) {
    guard let folder = program.folder, let found = blockTimes.times else { return }
    let (times, range) = (times(step.column), folder.range)
    var inside = 0
    if range.lowerBound <= found.upperBound, found.lowerBound < range.upperBound {
      for row in 0..<count { inside += range.contains(times[row]) ? 1 : 0 }
    }
    facts.inFolder[step.column] += inside
    guard step.column == program.partition else { return }
    facts.timesOfFolder += inside
    guard !range.contains(found.lowerBound) || !range.contains(found.upperBound) else { return }
    for row in 0..<count where times[row] != CellColumn.noTime && !range.contains(times[row]) {
      facts.timesOfFolder += 1
      hit(folder.stray, blockRow: row, step.cell)
    }
  }
}
