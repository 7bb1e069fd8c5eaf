import Tables

/// Rules about the shapes of ids: a kernel tells the usual ones, the others are looked at here.
extension PiecePass {
  /// Applies them to a column of the block that is read, and whose values the extremes hold.
  mutating func checkIDs(_ step: RowProgram.Step, of block: RowBlock, _ extremes: ColumnExtremes) {
    var shapes = IDShapes()
    let column = block.column(step.cell)
    if extremes.kind == .integers, let lengths = extremes.lengths, lengths.upperBound <= 15 {
      // Nothing can be odd; how many there are of which length is asked for when all is read.
      guard gathering != nil else { return }
      if lengths.count == 1, buffers.left.odd.isEmpty {
        return tallyNumbers(of: lengths.upperBound, step)
      }
      column.numbers(&shapes)
    } else {
      let odd = column.ids(&shapes, odd: buffers.picked)
      checkOddIDs(odd, step, of: block)
    }
    for (shape, count, first) in shapes.found { tally(shape, step, count: count, first: first) }
  }

  /// Counts a column whose values are whole numbers of one length.
  private mutating func tallyNumbers(of digits: Int, _ step: RowProgram.Step) {
    let hashes = hashes(step.column)
    guard let first = (0..<count).first(where: { hashes[$0] != 0 }) else { return }
    let numbers = count - buffers.left.empty.count
    tally(.number(digits: digits), step, count: numbers, first: first)
  }

  private mutating func checkOddIDs(_ odd: Int, _ step: RowProgram.Step, of block: RowBlock) {
    var (others, firstOther, addresses, firstAddress) = (0, 0, 0, 0)
    for index in 0..<odd {
      let row = Int(buffers.picked[index])
      guard hashes(step.column)[row] != 0 else { continue }
      let fault = fault(of: canonical(block.cell(step.cell, of: row)).bare)
      if fault == .address {
        if addresses == 0 { firstAddress = row }
        addresses += 1
      } else {
        if others == 0 { firstOther = row }
        others += 1
      }
      guard let fault else { continue }
      let slot = fault.isPersonal ? step.texts.personal : step.texts.damaged
      if slot >= 0 { hit(slot, blockRow: row, step.cell) }
    }
    tally(.address, step, count: addresses, first: firstAddress)
    tally(.other, step, count: others, first: firstOther)
  }

  private func fault(of id: UnsafeBufferPointer<UInt8>) -> IDFault? {
    ListedWords.ids.kind(of: id) == nil ? IDFault(id) : nil
  }

  private mutating func tally(
    _ shape: IDShapes.Shape, _ step: RowProgram.Step, count: Int, first row: Int
  ) {
    guard count > 0 else { return }
    let first = RecordPlace(number: place.number + UInt64(buffers.origins[row]))
    facts.ids[step.column].add(shape, count: count, first: first)
  }
}
