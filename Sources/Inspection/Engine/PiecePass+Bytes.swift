import Tables

/// Rules about the bytes of cells, whatever these hold: only pieces that have such bytes are looked
/// at cell by cell.
extension PiecePass {
  /// Applies them to a column of the block.
  mutating func checkBytes(_ step: RowProgram.Step, of block: RowBlock) {
    if rows.hasOddQuotes { checkQuotes(step, of: block) }
    guard step.bytes.control >= 0, !oddClasses.isEmpty else { return }
    block.column(step.cell).classes(into: buffers.classes)
    for row in 0..<count {
      let found = ByteClasses(rawValue: buffers.classes[row]).intersection(oddClasses)
      if !found.isEmpty { checkCharacters(step, row, block.cell(step.cell, of: row)) }
    }
  }

  private mutating func checkCharacters(
    _ step: RowProgram.Step, _ row: Int, _ cell: UnsafeBufferPointer<UInt8>
  ) {
    let slots = step.bytes
    if slots.zero >= 0, cell.contains(0) { hit(slots.zero, blockRow: row, step.cell) }
    let isQuoted = cell.first == dialect.quote
    let odd = OddCharacter.first(
      in: cell, isKey: slots.isKey, isJSON: slots.isJSON, isQuoted: isQuoted)
    if odd != nil { hit(slots.control, blockRow: row, step.cell) }
    // What is no UTF-8 is another rule's matter.
    guard isUTF8 || UTF8Bytes.isValid(cell), DoubleEncoding.first(in: cell) != nil else { return }
    hit(slots.mojibake, blockRow: row, step.cell)
  }

  private mutating func checkQuotes(_ step: RowProgram.Step, of block: RowBlock) {
    for row in 0..<count {
      let cell = block.cell(step.cell, of: row)
      guard let stray = StrayQuote(in: cell, quote: dialect.quote) else { continue }
      switch stray.kind {
      case .textBehind, .escaped: hit(step.bytes.strayQuote, blockRow: row, step.cell)
      case .bare: hit(step.bytes.bareQuote, blockRow: row, step.cell)
      case .blanks: hit(step.bytes.spacedQuote, blockRow: row, step.cell)
      }
    }
  }

  /// Whether a quote is to blame for what is wrong with the value of a cell.
  func isSpoiltByQuote(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard rows.hasOddQuotes else { return false }
    let stray = StrayQuote(in: cell, quote: dialect.quote)
    return stray.map { $0.kind != .bare } ?? false
  }
}
