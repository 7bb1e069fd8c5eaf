import Tables

/// Events of each name by day.
extension PiecePass {
  /// Counts the rows of the block, whose columns are all read.
  func countVolumes(of block: RowBlock) {
    guard let volumes = gathering?.tallies.volumes, program.name >= 0, program.happened >= 0,
      let step = program.steps.first(where: { $0.column == program.name })
    else { return }
    volumes.add(
      hashes(program.name), times(program.happened), count: count, words: buffers.rowHashes,
      fresh: buffers.picked
    ) { row in canonical(block.cell(step.cell, of: row)) }
  }
}
