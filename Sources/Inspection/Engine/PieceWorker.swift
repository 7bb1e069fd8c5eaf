import Contract
import Tables

/// Runs a table's row program over pieces, with buffers that are used again; one a thread.
final class PieceWorker {
  /// A cell or record that breaks a rule.
  struct Hit {
    let slot: Int
    let row: Int
    /// The cell of the file; -1 where the record is meant.
    let cell: Int
  }

  /// Which hits are kept beside their counts.
  enum Keep {
    /// The first ones of each slot, for samples.
    case first(Int)
    /// All of them.
    case all
  }

  let piece = Piece()
  private let plan: TablePlan
  private let json = JSONValidator()
  private var scratch: UnsafeMutablePointer<UInt8>
  private var scratchSize = 0
  private var counts: [Int]
  private(set) var hits: [Hit] = []
  private var keep = Keep.all
  private var result = PieceResult()
  /// Microseconds of the row's times; see `RowProgram.Time`.
  private var times: (happened: Int64, updated: Int64) = (PieceWorker.noTime, PieceWorker.noTime)
  private static let noTime = Int64.min

  init(_ plan: TablePlan) {
    self.plan = plan
    counts = [Int](repeating: 0, count: plan.slots.slots.count)
    scratch = .allocate(capacity: 0)
  }

  deinit { scratch.deallocate() }

  /// Applies the rules to the piece that was filled from a file of the table.
  ///
  /// Hashes of repeated records are kept only for results, not when all hits are asked for.
  func run(file: Int, keep: Keep) -> PieceResult {
    start(file: file, keep: keep)
    let (rows, program) = (piece.rows, plan.programs[file])
    let dialect = plan.layout.files[file].file.dialect
    let lines = piece.lines(in: piece.length, dialect: dialect)
    // Where each line end is the end of a row, none is inside a cell; a file's last row may lack it.
    let isLastRowEnded = rows.bytes[piece.length - 1] == dialect.lineEnd
    let mayHoldNewlines = lines > rows.count - (isLastRowEnded ? 0 : 1)
    for row in 0..<rows.count {
      switch rows.shape(row, width: program.width) {
      case .whole:
        check(row, rows, program, dialect, mayHoldNewlines: mayHoldNewlines)
      case .blank:
        result.blankLines += 1
      case .longButEmpty:
        hitShape(.longButEmpty, row)
        check(row, rows, program, dialect, mayHoldNewlines: mayHoldNewlines)
      case let shape:
        hitShape(shape, row)
        result.rejected += 1
      }
    }
    result.records = rows.count - result.blankLines
    result.lines = lines
    finish()
    return result
  }

  private func start(file: Int, keep: Keep) {
    self.keep = keep
    hits.removeAll(keepingCapacity: true)
    for slot in counts.indices { counts[slot] = 0 }
    result = PieceResult()
    result.file = file
    result.offset = piece.offset
    result.bytes = piece.length
    result.nulls = [Int](repeating: 0, count: plan.layout.columns.count)
    result.identities = plan.repeats.map { _ in [] }
    if piece.length > scratchSize {
      scratch.deallocate()
      scratch = .allocate(capacity: piece.length)
      scratchSize = piece.length
    }
  }

  private func finish() {
    result.partitions.flush()
    for (slot, count) in counts.enumerated() where count > 0 {
      result.counts.append(SlotCount(slot: slot, count: count))
    }
  }

  // MARK: - Hits

  private func hit(_ slot: Int, _ row: Int, _ cell: Int) {
    counts[slot] += 1
    if case .first(let limit) = keep, counts[slot] > limit { return }
    hits.append(Hit(slot: slot, row: row, cell: cell))
  }

  private func hitShape(_ shape: SplitRows.Shape, _ row: Int) {
    for slot in plan.shapeSlots[shape] ?? [] { hit(slot, row, -1) }
  }

  // MARK: - Rows

  private func check(
    _ row: Int, _ rows: SplitRows, _ program: RowProgram, _ dialect: Dialect,
    mayHoldNewlines: Bool
  ) {
    let quote = dialect.quote
    let firstMark = rows.markRange(row).lowerBound
    let start = rows.start(row)
    times = (Self.noTime, Self.noTime)
    var cellStart = start
    for step in program.steps {
      let mark = firstMark + step.cell
      let end =
        step.cell == program.width - 1 ? rows.trimmedEnd(of: mark) : Int(rows.marks[mark])
      let cell = UnsafeBufferPointer(start: rows.bytes + cellStart, count: end - cellStart)
      cellStart = Int(rows.marks[mark]) + 1
      check(cell, step, row, quote: quote)
      if mayHoldNewlines, cell.first == quote, cell.contains(dialect.lineEnd) {
        hit(step.newlineSlot, row, step.cell)
      }
    }
    // The last row of a file may have no line end to count.
    let bytes = min(rows.end(row) + 1, piece.length) - start
    checkOrder(row, program)
    addPartition(program, bytes: bytes)
    if case .first = keep { addIdentities(row, rows, program, quote: quote) }
  }

  @inline(__always)
  private func check(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int, quote: UInt8
  ) {
    if Self.isEmpty(cell, quote: quote) {
      result.nulls[step.column] += 1
      if step.nullSlot >= 0 { hit(step.nullSlot, row, step.cell) }
      return
    }
    switch step.action {
    case .free: return
    case .text: checkID(cell, step, row, quote: quote)
    case .timestamp: checkTime(cell, step, row, quote: quote)
    case .json: checkJSON(cell, step, row, quote: quote)
    }
  }

  /// Whether there is nothing but blanks in a cell.
  @inline(__always)
  private static func isEmpty(_ cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> Bool {
    guard let first = cell.first else { return true }
    guard first == quote || first == 0x20 || first == 0x09 else { return false }
    let inside = first == quote ? cell.dropFirst().dropLast() : cell[...]
    return inside.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The cell without its quotes: itself, or a copy in the scratch buffer.
  @inline(__always)
  private func value(
    _ cell: UnsafeBufferPointer<UInt8>, quote: UInt8
  ) -> UnsafeBufferPointer<UInt8> {
    guard cell.first == quote else { return cell }
    let length = CellBytes.unquote(cell, quote: quote, into: scratch)
    return UnsafeBufferPointer(start: scratch, count: length)
  }

  private func checkID(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int, quote: UInt8
  ) {
    guard step.reference >= 0 || step.isKey else { return }
    let hash = KeyHash.of(value(cell, quote: quote))
    if step.isKey { result.keys.append(hash) }
    guard step.reference >= 0 else { return }
    let reference = plan.references[step.reference]
    if !reference.keys.contains(hash) { hit(reference.slot, row, step.cell) }
  }

  @inline(__always)
  private func checkTime(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int, quote: UInt8
  ) {
    let value = value(cell, quote: quote)
    let reading = TimestampReader.read(value)
    if step.time == RowProgram.Time.updated {
      times.updated = reading.microseconds ?? Self.noTime
      noteConstant(value)
    } else if step.time == RowProgram.Time.happened {
      times.happened = reading.microseconds ?? Self.noTime
    }
    if case .guide = reading { return }
    for (place, check) in RuleBook.timestamps.enumerated() where check.isBroken(by: reading) {
      hit(step.ruleSlot + place, row, step.cell)
    }
  }

  private func checkJSON(
    _ cell: UnsafeBufferPointer<UInt8>, _ step: RowProgram.Step, _ row: Int, quote: UInt8
  ) {
    let verdict = json.check(cell, quote: quote)
    if verdict == .valid { return }
    for (place, check) in RuleBook.json.enumerated() where check.isBroken(by: verdict) {
      hit(step.ruleSlot + place, row, step.cell)
    }
  }

  @inline(__always)
  private func noteConstant(_ value: UnsafeBufferPointer<UInt8>) {
    switch result.constant {
    case .several: return
    case .none: result.constant = .one(Array(value), count: 1)
    case .one(let known, let count):
      result.constant =
        known.elementsEqual(value) ? .one(known, count: count + 1) : .several
    }
  }

  @inline(__always)
  private func checkOrder(_ row: Int, _ program: RowProgram) {
    guard times.happened != Self.noTime, times.updated != Self.noTime,
      program.orderSlots.warning >= 0,
      let severity = UpdatedBeforeEvent.severity(
        happened: times.happened, updated: times.updated)
    else { return }
    let slot = severity == .error ? program.orderSlots.error : program.orderSlots.warning
    let step = program.steps.first { $0.time == RowProgram.Time.updated }
    hit(slot, row, step?.cell ?? -1)
  }

  @inline(__always)
  private func addPartition(_ program: RowProgram, bytes: Int) {
    guard program.partitionTime >= 0 else { return }
    let time =
      program.partitionTime == RowProgram.Time.happened ? times.happened : times.updated
    if time == Self.noTime {
      result.partitions.addUnplaced(bytes: bytes)
    } else {
      result.partitions.add(hour: Timestamp.hour(of: time), bytes: bytes)
    }
  }

  // MARK: - Repeated records

  private func addIdentities(
    _ row: Int, _ rows: SplitRows, _ program: RowProgram, quote: UInt8
  ) {
    let place = RecordPlace(file: result.file, offset: piece.offset + UInt64(rows.start(row)))
    for (index, repeated) in plan.repeats.enumerated() {
      let hash =
        repeated.check == DuplicateRow.self
        ? rowHash(row, rows, program, quote: quote)
        : entityHash(row, rows, program, quote: quote)
      if let hash { result.identities[index].append(RecordHash(hash: hash, place: place)) }
    }
  }

  /// The hash of all cells in the order of the table's columns.
  private func rowHash(
    _ row: Int, _ rows: SplitRows, _ program: RowProgram, quote: UInt8
  ) -> UInt64 {
    var hash: UInt64 = 0
    for cell in program.cellOfColumn {
      hash = KeyHash.of(value(rows.cell(cell, of: row), quote: quote), seed: hash)
    }
    return hash
  }

  /// The hash of the key and its day; nothing where the record has no key.
  private func entityHash(
    _ row: Int, _ rows: SplitRows, _ program: RowProgram, quote: UInt8
  ) -> UInt64? {
    guard let key = program.steps.first(where: \.isKey) else { return nil }
    let cell = rows.cell(key.cell, of: row)
    guard !Self.isEmpty(cell, quote: quote) else { return nil }
    let isPlaced = times.updated != Self.noTime
    let day = isPlaced ? Timestamp.day(of: times.updated) : -1_000_000_000 - result.file
    return KeyHash.of(value(cell, quote: quote), seed: UInt64(bitPattern: Int64(day)))
  }
}
