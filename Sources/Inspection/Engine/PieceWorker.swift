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

  /// What a run is for.
  enum Purpose {
    /// Totals: the first hits of each slot are kept, hashes of all records, and profiles.
    /// `piece` counts the pieces of the table from 0.
    case totals(keptHits: Int, piece: Int)
    /// Rows to show: all hits are kept.
    case rows
  }

  let piece = Piece()
  /// For each column of the table what its values are like; made and filled by runs for totals.
  private(set) lazy var collectors = plan.layout.columns.map { column in
    ColumnCollector(
      columns: plan.layout.columns.count, isImportant: column.name == NameCardinality.column)
  }
  /// What rules that judge the table need; made and filled by runs for totals.
  private(set) lazy var tallies = TableTallies(plan)
  /// The rows of a piece by hour; made by runs for totals.
  private lazy var hours = HourTally()
  private let plan: TablePlan
  private let buffers: PieceBuffers
  private let writers: PassStores.Writers?
  private(set) var hits: [Hit] = []

  /// A worker; `writers` get the hashes of all records in runs for totals.
  init(_ plan: TablePlan, writers: PassStores.Writers? = nil) {
    (self.plan, self.writers) = (plan, writers)
    let columns = plan.layout.columns.count
    buffers = PieceBuffers(slots: plan.slots.slots.count, columns: columns)
  }

  /// Applies the rules to the piece that was filled from a file of the table; to some of its rows
  /// alone, where they are named, in their order.
  @discardableResult
  func run(file: Int, for purpose: Purpose, only chosen: [Int]? = nil) -> PieceResult {
    let rows = piece.rows
    buffers.prepare(length: piece.length)
    buffers.names.begin(file: file)
    var result = PieceResult()
    result.file = file
    result.offset = piece.offset
    result.end = piece.end
    result.lines = piece.lines(dialect: plan.layout.files[file].file.dialect)
    var pass = pass(file: file, purpose)
    let hashes = hashes(file: file, purpose)
    if let chosen {
      for row in chosen where accepts(row, &pass, &result) && pass.take(row) {
        check(&pass, hashes, result)
      }
    } else {
      for row in 0..<rows.count where accepts(row, &pass, &result) && pass.take(row) {
        check(&pass, hashes, result)
      }
    }
    check(&pass, hashes, result)
    checkLengths(&pass)
    // A block is checked by columns; people read by rows.
    hits = pass.hits.filter { !plan.slots.isIgnored($0.slot) }.sorted {
      ($0.row, $0.cell, $0.slot) < ($1.row, $1.cell, $1.slot)
    }
    if let hours = pass.gathering?.hours { result.partitions = hours.take() }
    result.facts = pass.facts
    result.facts.keys = piece.facts
    result.records = rows.count - result.blankLines
    result.counts = buffers.hitCounts.filter { !plan.slots.isIgnored($0.slot) }
    result.nulls = buffers.nullCounts
    result.spoilt = spoilt(width: pass.program.width, hasBlanks: result.blankLines > 0)
    return result
  }

  /// By slot the records that hit it, where rows that do are not clean.
  private func spoilt(width: Int, hasBlanks: Bool) -> [(slot: Int, records: [UInt32])] {
    buffers.hitRows.indices.lazy.filter { !self.buffers.hitRows[$0].isEmpty }.map { slot in
      var numbers = RecordNumbers(self.piece.rows, width: width, hasBlanks: hasBlanks)
      let rows = self.buffers.hitRows[slot]
      guard hasBlanks else { return (slot, rows) }
      return (slot, rows.sorted().map { UInt32(numbers.record(ofRow: Int($0))) })
    }
  }

  private func pass(file: Int, _ purpose: Purpose) -> PiecePass {
    var (keptHits, gathering) = (Int.max, nil as PiecePass.Gathering?)
    if case .totals(let kept, _) = purpose {
      keptHits = kept
      gathering = PiecePass.Gathering(
        collectors: collectors, tallies: tallies, hours: hours,
        plan: plan.slots)
    }
    return PiecePass(
      piece, plan.programs[file], plan.layout.files[file].file.dialect, buffers,
      gathering: gathering, file: file, place: plan.places.place(file: file, offset: piece.offset),
      keptHits: keptHits)
  }

  private func hashes(file: Int, _ purpose: Purpose) -> RecordHashes? {
    guard case .totals(_, let piece) = purpose, let writers else { return nil }
    return RecordHashes(writers, plan, file: file, piece: piece)
  }

  private func check(_ pass: inout PiecePass, _ hashes: RecordHashes?, _ result: PieceResult) {
    guard pass.count > 0 else { return }
    pass.checkBlock()
    hashes?.add(pass, blankLines: result.blankLines)
    pass.clearBlock()
  }

  /// Whether the cells of a row can be told apart and belong to the columns.
  @inline(__always)
  private func accepts(_ row: Int, _ pass: inout PiecePass, _ result: inout PieceResult) -> Bool {
    let shape = pass.rows.shape(row, width: pass.program.width)
    if shape == .whole, !pass.oddStarts.hold(pass.rows.bytes + pass.rows.start(row)) {
      return true
    }
    return acceptsOdd(row, shape, &pass, &result)
  }

  @inline(never)
  private func acceptsOdd(
    _ row: Int, _ shape: SplitRows.Shape, _ pass: inout PiecePass, _ result: inout PieceResult
  ) -> Bool {
    let (rows, odd) = (pass.rows, pass.program.oddRows)
    if shape == .blank {
      result.blankLines += 1
      if pass.facts.firstBlank == nil {
        pass.facts.firstBlank = piece.offset + UInt64(rows.origin(row))
      }
      return false
    }
    let isFull = shape.isSplit
    // Other formats than separated values have no lines that are no data.
    if rows.origins != nil, isFull { return true }
    // One mistake is one finding: what is no data is not ragged too.
    let kind =
      isFull
      ? odd.kind(ofFull: row, in: rows)
      : odd.kind(ofRagged: row, in: rows, isBroken: shape == .broken)
    if let kind {
      pass.hit(plan.oddRowSlots.slot(of: kind), row, -1)
    } else if let cut = plan.cutSlot, isCut(row, shape) {
      pass.hit(cut, row, -1)
      pass.facts.isCut = true
    } else {
      for slot in plan.shapeSlots[shape] ?? [] { pass.hit(slot, row, -1) }
    }
    guard kind != nil || !isFull else { return true }
    result.rejected += 1
    return false
  }

  /// Only a piece that is longer than usual can hold a record that is too long.
  private func checkLengths(_ pass: inout PiecePass) {
    guard piece.length > LineTooLong.limit else { return }
    let rows = pass.rows
    for row in 0..<rows.count where rows.end(row) - rows.start(row) > LineTooLong.limit {
      pass.hit(plan.longSlot, row, -1)
    }
  }

  /// Whether the file ends in the middle of a row: it has too few cells, or an open quote, and no
  /// line end.
  private func isCut(_ row: Int, _ shape: SplitRows.Shape) -> Bool {
    (shape == .short || shape == .broken) && row == piece.rows.count - 1 && piece.isLast
      && piece.rows.end(row) >= piece.length
  }
}
