import Tables

/// Rules about cells of ids and other text, by their hashes and, in few pieces, their bytes.
extension PiecePass {
  /// Applies them to a column of the block that is read.
  mutating func checkTexts(_ step: RowProgram.Step, of block: RowBlock) {}
}
