import Tables

/// Rules about what valid JSON holds, by the shapes of its cells.
extension PiecePass {
  /// Applies them to a column of the block that is read.
  mutating func checkShapes(_ step: RowProgram.Step, of block: RowBlock) {}
}
