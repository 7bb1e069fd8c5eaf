import Tables

/// Cells that the kernels leave over.
extension PiecePass {
  /// Checks them one by one; returns how many are empty.
  mutating func checkLeftovers(
    _ step: RowProgram.Step, of block: RowBlock, _ extremes: inout ColumnExtremes
  ) -> Int {
    var empty = 0
    for row in buffers.left.empty { countEmpty(step, Int(row), &empty) }
    for row in buffers.left.odd {
      let cell = block.cell(step.cell, of: Int(row))
      if CellBytes.isBlank(cell, quote: dialect.quote) {
        countEmpty(step, Int(row), &empty)
      } else {
        checkOdd(cell, step, Int(row), &extremes)
      }
    }
    return empty
  }

  private mutating func countEmpty(_ step: RowProgram.Step, _ row: Int, _ empty: inout Int) {
    buffers.nulls[step.column] += 1
    empty += 1
    if step.nullSlot >= 0 { hit(step.nullSlot, blockRow: row, step.cell) }
  }

  private mutating func checkOdd(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int,
    _ extremes: inout ColumnExtremes
  ) {
    switch step.action {
    case .text:
      let value = canonical(cell)
      hashes(step.column)[row] = KeyHash.of(value)
      extremes.add(value)
    case .timestamp: checkTime(cell, step, row, &extremes)
    case .json: checkJSON(cell, step, row, &extremes)
    }
  }

  /// The value with its quotes doubled, the one way in which it is hashed and kept in profiles.
  func canonical(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let value = value(cell)
    var length = 0
    for byte in value {
      buffers.cell[length] = byte
      length += 1
      guard byte == dialect.quote else { continue }
      buffers.cell[length] = byte
      length += 1
    }
    return UnsafeBufferPointer(start: buffers.cell, count: length)
  }

  /// The value without its quotes: the cell itself, or a copy.
  func value(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard cell.first == dialect.quote else { return cell }
    let copy = buffers.value
    let length = CellBytes.unquote(cell, quote: dialect.quote, into: copy)
    return UnsafeBufferPointer(start: copy, count: length)
  }

  private mutating func checkTime(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int,
    _ extremes: inout ColumnExtremes
  ) {
    let value = value(cell)
    extremes.addLength(value.count)
    if times(step.column)[row] != CellColumn.noTime {
      checkISO(value, step, row)
    } else {
      let reading = TimestampReader.read(value)
      times(step.column)[row] = reading.microseconds ?? CellColumn.noTime
      if reading.namesZone { noteZone(step, row) }
      if reading.microseconds == nil { gathering?.collectors[step.column].hasOther = true }
      if reading.microseconds == nil, isWordForNothing(cell, step, row) { return }
      if isSpoiltByQuote(cell) { return }
      check(reading, value, step, row)
    }
  }

  private mutating func checkJSON(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int,
    _ extremes: inout ColumnExtremes
  ) {
    if hashes(step.column)[row] == 0 {
      let value = canonical(cell)
      hashes(step.column)[row] = KeyHash.of(value)
      extremes.addLength(value.count)
    }
    if isWordForNothing(cell, step, row) {
      gathering?.collectors[step.column].hasOther = true
      return
    }
    let verdict = buffers.json.check(cell, quote: dialect.quote)
    if verdict == .valid {
      if step.json.readsShapes, !isSpoiltByQuote(cell) {
        buffers.shapes[row] = buffers.json.shapeWord(cell, quote: dialect.quote)
      }
      return
    }
    gathering?.collectors[step.column].hasOther = true
    // What is no UTF-8 is no JSON either, but one mistake is one finding.
    if !isUTF8, !UTF8Bytes.isValid(cell) { return }
    if isSpoiltByQuote(cell) { return }
    for (place, check) in RuleBook.json.enumerated() where check.isBroken(by: verdict) {
      hit(step.ruleSlot + place, blockRow: row, step.cell)
    }
  }

  /// Records that differ in nothing but such cells must not all have one hash.
  func hashUnreadableTimes(_ step: RowProgram.Step, of block: RowBlock) {
    for row in buffers.left.odd where times(step.column)[Int(row)] == CellColumn.noTime {
      let cell = block.cell(step.cell, of: Int(row))
      if !CellBytes.isBlank(cell, quote: dialect.quote) {
        hashes(step.column)[Int(row)] = KeyHash.of(canonical(cell))
      }
    }
  }

  mutating func checkEncoding(_ step: RowProgram.Step, of block: RowBlock) {
    for row in 0..<block.count where !UTF8Bytes.isValid(block.cell(step.cell, of: row)) {
      hit(step.encodingSlot, blockRow: row, step.cell)
    }
  }

  mutating func checkNewlines(_ step: RowProgram.Step, of block: RowBlock) {
    for row in 0..<block.count {
      let cell = block.cell(step.cell, of: row)
      guard cell.first == dialect.quote, cell.contains(dialect.lineEnd) else { continue }
      hit(step.newlineSlot, blockRow: row, step.cell)
    }
  }
}
