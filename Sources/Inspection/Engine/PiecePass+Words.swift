import Tables

/// The words by which repeated records are found; see `RepeatBits`.
extension PiecePass {
  /// Puts the words of the rows of the block where the hashes of rows are.
  func makeWords(file: Int) {
    hashRows()
    if program.key >= 0 { putEntities(file: file) }
    if program.user >= 0, program.name >= 0, program.happened >= 0 {
      HashColumn.putEvents(
        hashes(program.user), hashes(program.name), times(program.happened), count: count,
        bits: RepeatBits.event, into: buffers.rowHashes)
    }
  }

  private func hashRows() {
    buffers.rowHashes.update(repeating: 0, count: count)
    for (column, cell) in program.cellOfColumn.enumerated() {
      let hashes = hashes(column)
      // A column that the file lacks is compared as if it were empty.
      if cell < 0 { hashes.update(repeating: 0, count: count) }
      HashColumn.fold(hashes, count: count, into: buffers.rowHashes)
    }
    HashColumn.mix(buffers.rowHashes, count: count)
  }

  private func putEntities(file: Int) {
    let updated = program.updated < 0 ? nil : UnsafePointer(times(program.updated))
    HashColumn.putEntities(
      hashes(program.key), updated, count: count, file: file,
      bits: (RepeatBits.entity, RepeatBits.entityOfDay, RepeatBits.entityOfTime),
      into: buffers.rowHashes)
  }
}
