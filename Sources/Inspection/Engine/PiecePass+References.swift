import Tables

/// Ids of events that should be keys of another table.
extension PiecePass {
  /// Looks them up in the block, whose columns are all read, where memory holds the keys.
  mutating func checkReferences(of block: RowBlock) {
    swapExcused()
    defer { swapExcused() }
    for (number, reference) in program.references.enumerated() {
      let found = reference.lookup.keys.refer(
        hashes(reference.column),
        others: reference.other < 0 ? nil : UnsafePointer(hashes(reference.other)),
        times: reference.time < 0 ? nil : UnsafePointer(times(reference.time)), count: count,
        notes: gathering != nil, missing: buffers.picked, early: buffers.early)
      for index in 0..<found.missing {
        miss(reference, number, Int(buffers.picked[index]), block)
      }
      for index in 0..<found.early {
        hit(reference.earlySlot, blockRow: Int(buffers.early[index]), reference.timeCell)
      }
    }
  }

  private mutating func miss(
    _ reference: RowProgram.Reference, _ number: Int, _ row: Int, _ block: RowBlock
  ) {
    // Tables may lack the same id, and one of them have it in another shape.
    let hash = hashes(reference.column)[row] ^ UInt64(number) << 32
    let hasShape = buffers.idShapes.answer(hash) {
      reference.lookup.hasOtherShape(of: canonical(block.cell(reference.cell, of: row)))
    }
    hit(hasShape ? reference.shapeSlot : reference.missingSlot, blockRow: row, reference.cell)
    guard !hasShape, let tallies = gathering?.tallies else { return }
    let time = program.happened < 0 ? CellColumn.noTime : times(program.happened)[row]
    tallies.missing(reference.missingSlot).add(hashes(reference.column)[row], time: time) {
      canonical(block.cell(reference.cell, of: row))
    }
  }
}
