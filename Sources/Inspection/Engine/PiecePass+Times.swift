import Tables

/// Rules about times, by the words of their column; those about how a time is written are asked
/// where it is read.
extension PiecePass {
  /// Applies them to a column of the block that is read; `blockTimes` is its range.
  mutating func checkTimes(_ step: RowProgram.Step, of block: RowBlock) {}
}
