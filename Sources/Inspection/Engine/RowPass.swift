import Contract
import Tables

/// The hot loop: applies a row program to the rows of one piece.
///
/// A value on the stack with pointers into buffers of its worker, so that counting
/// needs no reference counting, no exclusivity checks and no growing of arrays.
struct RowPass {
  let rows: SplitRows
  let program: RowProgram
  let steps: UnsafeBufferPointer<RowProgram.Step>
  let dialect: Dialect
  let json: JSONValidator
  /// How often each slot was hit.
  let counts: UnsafeMutablePointer<Int>
  /// Empty cells of each column of the table.
  let nulls: UnsafeMutablePointer<Int>
  /// Room for any cell of the piece.
  let scratch: UnsafeMutablePointer<UInt8>
  /// Room for any record of the piece with each byte written twice.
  let recordScratch: UnsafeMutablePointer<UInt8>
  /// Hits of a slot that are kept beside their count.
  let keptHits: Int
  /// Whether a line end may stand inside a cell.
  let mayHoldNewlines: Bool

  private(set) var hits: [PieceWorker.Hit] = []
  private(set) var partitions = PartitionCounts()
  private(set) var constant = Constant.none
  private(set) var keys: [UInt64] = []
  /// Ids to be looked up when all rows are read.
  private var lookups: [Lookup] = []
  /// Microseconds of the row's times; see `RowProgram.Time`.
  private var happened = RowPass.noTime
  private var updated = RowPass.noTime
  /// Whether the row's bytes are the only way to write its cells.
  private var isCanonical = true
  static let noTime = Int64.min

  init(
    _ rows: SplitRows, _ program: RowProgram, _ steps: UnsafeBufferPointer<RowProgram.Step>,
    _ dialect: Dialect, _ buffers: PieceBuffers, keptHits: Int, mayHoldNewlines: Bool
  ) {
    self.rows = rows
    self.program = program
    self.steps = steps
    self.dialect = dialect
    self.keptHits = keptHits
    self.mayHoldNewlines = mayHoldNewlines
    json = buffers.json
    counts = buffers.counts
    nulls = buffers.nulls
    scratch = buffers.cell
    recordScratch = buffers.record
    lookups.reserveCapacity(rows.count * steps.count { $0.keys != nil })
  }

  /// Counts a hit and keeps it where more are wanted.
  mutating func hit(_ slot: Int, _ row: Int, _ cell: Int) {
    counts[slot] += 1
    if counts[slot] <= keptHits { hits.append(PieceWorker.Hit(slot: slot, row: row, cell: cell)) }
  }

  /// Checks a row that has as many cells as the header, and perhaps empty ones behind them.
  @inline(__always)
  mutating func check(_ row: Int, bytes: Int) {
    let firstMark = rows.markRange(row).lowerBound
    let last = program.width - 1
    (happened, updated, isCanonical) = (Self.noTime, Self.noTime, program.isCanonical)
    var start = rows.start(row)
    for step in steps {
      let mark = firstMark + step.cell
      let end = step.cell == last ? rows.trimmedEnd(of: mark) : Int(rows.marks[mark])
      let cell = UnsafeBufferPointer(start: rows.bytes + start, count: end - start)
      start = Int(rows.marks[mark]) + 1
      check(cell, step, row)
    }
    checkOrder(row)
    addPartition(bytes: bytes)
  }

  @inline(__always)
  private mutating func check(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int
  ) {
    let isQuoted = cell.first == dialect.quote
    if isQuoted { noteQuoted(cell, step, row) }
    if Self.isEmpty(cell, isQuoted: isQuoted) {
      nulls[step.column] += 1
      if step.nullSlot >= 0 { hit(step.nullSlot, row, step.cell) }
      return
    }
    switch step.action {
    case .free: return
    case .text: if step.keys != nil || step.isKey { checkID(cell, step, row) }
    case .timestamp: checkTime(cell, step, row)
    case .json: checkJSON(cell, step, row)
    }
  }

  /// Whether there is nothing but blanks in a cell.
  @inline(__always)
  static func isEmpty(_ cell: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> Bool {
    guard let first = cell.first else { return true }
    guard isQuoted || first == 0x20 || first == 0x09 else { return false }
    let inside = isQuoted ? cell.dropFirst().dropLast() : cell[...]
    return inside.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func noteQuoted(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int
  ) {
    if mayHoldNewlines, cell.contains(dialect.lineEnd) { hit(step.newlineSlot, row, step.cell) }
    guard isCanonical else { return }
    let inside = cell.dropFirst().dropLast()
    let needsQuotes = inside.contains {
      $0 == dialect.quote || $0 == dialect.delimiter || $0 == dialect.lineEnd
    }
    if !needsQuotes || cell.last != dialect.quote { isCanonical = false }
  }

  /// The cell without its quotes: itself, or a copy in the scratch buffer.
  @inline(__always)
  private func value(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard cell.first == dialect.quote else { return cell }
    let length = CellBytes.unquote(cell, quote: dialect.quote, into: scratch)
    return UnsafeBufferPointer(start: scratch, count: length)
  }

  @inline(__always)
  private mutating func checkID(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int
  ) {
    let hash = KeyHash.of(value(cell))
    if step.isKey { keys.append(hash) }
    if let keys = step.keys {
      lookups.append(
        Lookup(hash: hash, keys: keys, row: row, cell: step.cell, slot: step.referenceSlot))
    }
  }

  private struct Lookup {
    let hash: UInt64
    let keys: KeyTable
    let row: Int
    let cell: Int
    let slot: Int
  }

  /// Looks up all ids one behind the other: each look-up waits for memory, and so they wait
  /// together.
  private mutating func lookUp() {
    let before = hits.count
    for lookup in lookups where !lookup.keys.contains(lookup.hash) {
      hit(lookup.slot, lookup.row, lookup.cell)
    }
    if hits.count > before { hits.sort { ($0.row, $0.cell) < ($1.row, $1.cell) } }
  }

  @inline(__always)
  private mutating func checkTime(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int
  ) {
    let value = value(cell)
    if let time = TimestampReader.guideForm(value) {
      note(time, of: value, step)
    } else {
      checkOtherTime(value, step, row)
    }
  }

  @inline(never)
  private mutating func checkOtherTime(
    _ value: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int
  ) {
    let reading = TimestampReader.read(value)
    note(reading.microseconds ?? Self.noTime, of: value, step)
    for (place, check) in RuleBook.timestamps.enumerated() where check.isBroken(by: reading) {
      hit(step.ruleSlot + place, row, step.cell)
    }
  }

  @inline(__always)
  private mutating func note(
    _ time: Int64, of value: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step
  ) {
    if step.time == RowProgram.Time.updated {
      updated = time
      if constant != .several { noteConstant(value) }
    } else if step.time == RowProgram.Time.happened {
      happened = time
    }
  }

  @inline(never)
  private mutating func noteConstant(_ value: UnsafeBufferPointer<UInt8>) {
    guard case .one(let known, let count) = constant else {
      constant = .one(Array(value), count: 1)
      return
    }
    constant = known.elementsEqual(value) ? .one(known, count: count + 1) : .several
  }

  @inline(__always)
  private mutating func checkJSON(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int
  ) {
    let verdict = json.check(cell, quote: dialect.quote)
    if verdict == .valid { return }
    for (place, check) in RuleBook.json.enumerated() where check.isBroken(by: verdict) {
      hit(step.ruleSlot + place, row, step.cell)
    }
  }

  @inline(__always)
  private mutating func checkOrder(_ row: Int) {
    guard happened != Self.noTime, updated != Self.noTime, program.orderSlots.warning >= 0,
      let severity = UpdatedBeforeEvent.severity(happened: happened, updated: updated)
    else { return }
    let slot = severity == .error ? program.orderSlots.error : program.orderSlots.warning
    hit(slot, row, steps.first { $0.time == RowProgram.Time.updated }?.cell ?? -1)
  }

  @inline(__always)
  private mutating func addPartition(bytes: Int) {
    guard program.partitionTime >= 0 else { return }
    let time = program.partitionTime == RowProgram.Time.happened ? happened : updated
    if time == Self.noTime {
      partitions.addUnplaced(bytes: bytes)
    } else {
      partitions.add(hour: Timestamp.hour(of: time), bytes: bytes)
    }
  }

  /// Ends the pass.
  mutating func finish() {
    lookUp()
    partitions.flush()
  }

  // MARK: - Repeated records

  /// The hash of all cells of the row that was checked last, however they are written.
  @inline(__always)
  func rowHash(_ row: Int) -> UInt64 {
    let start = rows.start(row)
    let end = rows.trimmedEnd(ofRow: row)
    let record = UnsafeBufferPointer(start: rows.bytes + start, count: end - start)
    guard isCanonical, !rows.hasOddQuotes || !record.contains(dialect.quote) else {
      return canonicalHash(row)
    }
    return KeyHash.of(record)
  }

  /// Writes the record in the order of the table's columns, with commas, quoting only where
  /// quotes are needed, and hashes that.
  @inline(never)
  private func canonicalHash(_ row: Int) -> UInt64 {
    let record = recordScratch
    var length = 0
    for (column, cell) in program.cellOfColumn.enumerated() {
      if column > 0 {
        record[length] = UInt8(ascii: ",")
        length += 1
      }
      length += CanonicalCell.write(value(rows.cell(cell, of: row)), to: record + length)
    }
    return KeyHash.of(UnsafeBufferPointer(start: record, count: length))
  }

  /// The hash of the key and its day; nothing where the record has no key.
  func entityHash(_ row: Int, file: Int) -> UInt64? {
    guard let key = steps.first(where: \.isKey) else { return nil }
    let cell = rows.cell(key.cell, of: row)
    guard !Self.isEmpty(cell, isQuoted: cell.first == dialect.quote) else { return nil }
    let day = updated == Self.noTime ? -1_000_000_000 - file : Timestamp.day(of: updated)
    return KeyHash.of(value(cell), seed: UInt64(bitPattern: Int64(day)))
  }
}
