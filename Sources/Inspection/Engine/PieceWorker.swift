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
    /// Totals: the first hits of each slot are kept, and hashes of all records.
    case totals(keptHits: Int)
    /// Rows to show: all hits are kept.
    case rows
  }

  let piece = Piece()
  private let plan: TablePlan
  private let buffers: PieceBuffers
  private(set) var hits: [Hit] = []

  init(_ plan: TablePlan) {
    self.plan = plan
    buffers = PieceBuffers(slots: plan.slots.slots.count, columns: plan.layout.columns.count)
  }

  /// Applies the rules to the piece that was filled from a file of the table.
  func run(file: Int, for purpose: Purpose) -> PieceResult {
    let (rows, program) = (piece.rows, plan.programs[file])
    let dialect = plan.layout.files[file].file.dialect
    let lines = piece.lines(in: piece.length, dialect: dialect)
    // Where each line end is the end of a row, none is inside a cell; a file's last row may lack it.
    let isLastRowEnded = rows.bytes[piece.length - 1] == dialect.lineEnd
    let mayHoldNewlines = lines > rows.count - (isLastRowEnded ? 0 : 1)
    buffers.prepare(length: piece.length)
    var result = PieceResult()
    result.file = file
    result.offset = piece.offset
    result.bytes = piece.length
    result.lines = lines
    program.steps.withUnsafeBufferPointer { steps in
      var keptHits = Int.max
      if case .totals(let kept) = purpose { keptHits = kept }
      var pass = RowPass(
        rows, program, steps, dialect, buffers, keptHits: keptHits,
        mayHoldNewlines: mayHoldNewlines)
      var hashes = RecordHashes(
        plan, file: file, offset: piece.offset, rows: rows.count, purpose)
      for row in 0..<rows.count { check(row, &pass, &hashes, &result) }
      pass.finish()
      hits = pass.hits.filter { !plan.slots.isIgnored($0.slot) }
      result.partitions = pass.partitions
      result.constant = pass.constant
      result.keys = plan.isReferredTo ? pass.keys : []
      result.identities = hashes.perRule
    }
    result.records = rows.count - result.blankLines
    result.counts = buffers.hitCounts.filter { !plan.slots.isIgnored($0.slot) }
    result.nulls = buffers.nullCounts
    return result
  }

  @inline(__always)
  private func check(
    _ row: Int, _ pass: inout RowPass, _ hashes: inout RecordHashes, _ result: inout PieceResult
  ) {
    let shape = pass.rows.shape(row, width: pass.program.width)
    if shape != .whole {
      if shape == .blank {
        result.blankLines += 1
        return
      }
      for slot in plan.shapeSlots[shape] ?? [] { pass.hit(slot, row, -1) }
      guard shape == .longButEmpty else {
        result.rejected += 1
        return
      }
    }
    // The last row of a file may have no line end to count.
    let bytes = min(pass.rows.end(row) + 1, piece.length) - pass.rows.start(row)
    pass.check(row, bytes: bytes)
    hashes.add(row, pass)
  }
}
