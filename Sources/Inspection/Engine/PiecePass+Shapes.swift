import Tables

/// Rules about what valid JSON holds, by the shapes of its cells.
extension PiecePass {
  /// Applies them to a column of the block that is read, whose longest value is not longer than
  /// `longest`.
  mutating func checkShapes(_ step: RowProgram.Step, of block: RowBlock, longest: Int) {
    guard step.json.readsShapes else { return }
    let (shapes, faults) = (buffers.shapes, buffers.shapeFaults)
    let suspects = faults.suspects(shapes, count: count, into: buffers.picked)
    for index in 0..<suspects {
      let row = Int(buffers.picked[index])
      var rules = rules(ofShapeIn: row, step, of: block)
      while rules != 0 {
        hit(step.json.rules + rules.trailingZeroBitCount, blockRow: row, step.cell)
        rules &= rules - 1
      }
    }
    if longest > JSONSize.maximumBytes { checkSizes(step, of: block) }
  }

  private func rules(ofShapeIn row: Int, _ step: RowProgram.Step, of block: RowBlock) -> UInt32 {
    buffers.shapeFaults.rules(buffers.shapes[row]) { shape(in: row, step.cell, of: block) }
  }

  private func shape(in row: Int, _ cell: Int, of block: RowBlock) -> JSONShape {
    buffers.json.shape(block.cell(cell, of: row), quote: dialect.quote)
  }

  /// Cells with too many bytes; those with too many keys are counted already.
  private mutating func checkSizes(_ step: RowProgram.Step, of block: RowBlock) {
    let tooManyKeys: UInt32 = 1 << UInt32(step.json.size - step.json.rules)
    for row in 0..<count where buffers.shapes[row] != 0 {
      guard value(block.cell(step.cell, of: row)).count > JSONSize.maximumBytes,
        rules(ofShapeIn: row, step, of: block) & tooManyKeys == 0
      else { continue }
      hit(step.json.size, blockRow: row, step.cell)
    }
  }

  /// Counts the shapes of each event, for rules that compare its properties; all columns are read.
  func tallyShapes(of block: RowBlock) {
    guard let tallies = gathering?.tallies, let step = program.properties, program.name >= 0 else {
      return
    }
    let (events, shapes, pairs) = (hashes(program.name), buffers.shapes, buffers.rowHashes)
    for row in 0..<count {
      let hasBoth = events[row] != 0 && shapes[row] != 0
      pairs[row] = hasBoth ? shapes[row] &+ events[row] &* 0x9e37_79b9_7f4a_7c15 : 0
    }
    HashColumn.mix(pairs, count: count)
    let nameCell = program.cellOfColumn[program.name]
    let block = ShapeTally.Block(
      pairs: pairs, events: events, shapes: shapes, count: count, file: file,
      place: { RecordPlace(number: place.number + UInt64(buffers.origins[$0])) },
      name: { CellBytes.value(block.cell(nameCell, of: $0), quote: dialect.quote) },
      shape: { shape(in: $0, step.cell, of: block) })
    tallies.shapes.add(block, rows: buffers.picked)
  }
}
