import Tables

/// Rules about cells of ids and other text, by their hashes and, in few cells, their bytes.
extension PiecePass {
  /// Applies them to a column of the block that is read, and whose values the extremes hold.
  mutating func checkTexts(
    _ step: RowProgram.Step, of block: RowBlock, _ extremes: ColumnExtremes
  ) {
    for row in buffers.left.odd { checkBlanks(in: Int(row), step, of: block) }
    switch step.texts.meaning {
    case .id:
      checkWords(.ids, step, extremes)
      checkIDs(step, of: block, extremes)
    case .name: checkNames(step, of: block)
    case .further: checkWords(.further, step, extremes)
    case .other: return
    }
    let longest = extremes.lengths?.upperBound ?? 0
    if longest >= CutCell.lengths[0] { checkLengths(step, of: block, longest: longest) }
  }

  /// Whether a cell that should hold a time or JSON holds a word for nothing, which is counted.
  mutating func isWordForNothing(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int
  ) -> Bool {
    // Most cells that come here are longer than any word with blanks and quotes around it, or start
    // as a time or JSON does.
    let first = cell.first { $0 != dialect.quote && !UnsafeBufferPointer.isBlank($0) }
    guard cell.count <= ListedWords.longest + 8, first.map(ListedWords.mayStart) ?? false
    else { return false }
    guard ListedWords.guide.kind(of: canonical(cell).bare) == .nothing else { return false }
    hit(step.wordSlot, blockRow: row, step.cell)
    return true
  }

  // MARK: - Blanks

  private mutating func checkBlanks(
    in row: Int, _ step: RowProgram.Step, of block: RowBlock
  ) {
    guard hashes(step.column)[row] != 0 else { return }
    let cell = block.cell(step.cell, of: row)
    // Blanks outside the quotes are another mistake.
    if rows.hasOddQuotes, StrayQuote(in: cell, quote: dialect.quote) != nil { return }
    let value = canonical(cell)
    let bare = value.bare
    guard bare.count < value.count else { return }
    if let kind = ListedWords.of(step.texts.meaning).kind(of: bare) {
      if count(kind, in: row, step) { return }
    }
    hit(step.texts.padded, blockRow: row, step.cell)
    if step.texts.excusesBlanks { excuse(row, step, as: KeyHash.of(bare)) }
  }

  // MARK: - Words

  private mutating func checkWords(
    _ words: ListedWords, _ step: RowProgram.Step, _ extremes: ColumnExtremes
  ) {
    // Whole numbers of a usual size are no words.
    if let numbers = extremes.numbers, ListedWords.usualNumbers.contains(numbers) { return }
    let hashes = hashes(step.column)
    let listed = words.hashes.rows(of: hashes, count: count, into: buffers.picked)
    for index in 0..<listed {
      let row = Int(buffers.picked[index])
      if let kind = words.kind(hashes[row]) { _ = count(kind, in: row, step) }
    }
  }

  /// Counts a word; false where it is none in this column.
  private mutating func count(_ kind: ListedWords.Kind, in row: Int, _ step: RowProgram.Step)
    -> Bool
  {
    let slots = step.texts
    switch kind {
    case .nothing:
      hit(step.wordSlot, blockRow: row, step.cell)
      if slots.excusesWords { excuse(row, step, as: 0) }
    case .sentinel:
      hit(slots.sentinel, blockRow: row, step.cell)
      if slots.excusesSentinels { excuse(row, step, as: 0) }
    case .limit: hit(slots.limit, blockRow: row, step.cell)
    }
    return kind != .limit
  }

  /// Lets an id be compared with others by another hash, 0 being none: one mistake is one finding.
  private func excuse(_ row: Int, _ step: RowProgram.Step, as hash: UInt64) {
    guard step.texts.meaning == .id else { return }
    buffers.excused.append(ExcusedID(column: step.column, row: row, hash: hash))
  }

  /// Exchanges the hashes of such ids with those they are compared by, or back again.
  func swapExcused() {
    for index in buffers.excused.indices {
      let id = buffers.excused[index]
      buffers.excused[index].hash = hashes(id.column)[id.row]
      hashes(id.column)[id.row] = id.hash
    }
  }

  // MARK: - Names of events

  private mutating func checkNames(_ step: RowProgram.Step, of block: RowBlock) {
    let hashes = hashes(step.column)
    let unknown = buffers.names.unknown(hashes, count: count, into: buffers.picked)
    for index in 0..<unknown {
      let row = Int(buffers.picked[index])
      guard !buffers.names.contains(hashes[row]) else { continue }
      let name = canonical(block.cell(step.cell, of: row))
      let isPadded = name.bare.count < name.count
      if ListedWords.guide.kind(hashes[row]) == .nothing {
        _ = count(.nothing, in: row, step)
      } else if PersonalName.isBroken(by: name.bare) {
        if !isPadded { hit(step.texts.personal, blockRow: row, step.cell) }
      } else {
        buffers.names.insert(hashes[row])
      }
      facts.add(name: hashes[row])
    }
  }

  // MARK: - Lengths

  /// Counts cells that are as long as the longest, where that is a length at which texts are cut.
  private mutating func checkLengths(
    _ step: RowProgram.Step, of block: RowBlock, longest: Int
  ) {
    guard let place = CutCell.lengths.firstIndex(of: longest) else { return }
    for row in 0..<count {
      let cell = block.cell(step.cell, of: row)
      guard cell.count >= longest, canonical(cell).count == longest else { continue }
      hit(step.texts.firstCut + place, blockRow: row, step.cell)
    }
  }
}

/// An id of a block that is compared with other ids by another hash than its own.
struct ExcusedID {
  let column: Int
  let row: Int
  /// The other hash, 0 for none.
  var hash: UInt64
}
