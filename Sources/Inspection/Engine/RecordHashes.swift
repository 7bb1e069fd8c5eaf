import Tables

/// Hands the hashes of a piece's records to the stores of the pass.
struct RecordHashes {
  private let writers: PassStores.Writers
  private let plan: TablePlan
  private let file: Int
  /// The piece's place in the order in which pieces were handed out.
  private let piece: Int

  init(_ writers: PassStores.Writers, _ plan: TablePlan, file: Int, piece: Int) {
    (self.writers, self.plan, self.file, self.piece) = (writers, plan, file, piece)
  }

  /// Adds the rows of the block that was checked last; `blankLines` stood in the piece up to there.
  func add(_ pass: PiecePass, blankLines: Int) {
    pass.swapExcused()
    addKeys(pass)
    for (reference, writer) in zip(plan.references, writers.ids) {
      guard let writer else { continue }
      addIDs(pass.hashes(reference.column), pass, blankLines: blankLines, to: writer)
    }
    pass.swapExcused()
    // Hashes of entities take the room of those of rows.
    for (repeated, writer) in zip(plan.repeats, writers.repeats)
    where repeated.check == DuplicateRow.self {
      addRows(pass, to: writer)
    }
    for (repeated, writer) in zip(plan.repeats, writers.repeats)
    where repeated.check == DuplicateEntity.self {
      addEntities(pass, to: writer)
    }
  }

  private func addKeys(_ pass: PiecePass) {
    guard let writer = writers.keys, let key = pass.program.steps.first(where: \.isKey) else {
      return
    }
    let hashes = pass.hashes(key.column)
    for row in 0..<pass.count where hashes[row] != 0 { writer.append(hashes[row], place: 0) }
  }

  private func addIDs(
    _ hashes: UnsafePointer<UInt64>, _ pass: PiecePass, blankLines: Int,
    to writer: RadixStore.Writer
  ) {
    let numbers = pass.buffers.numbers
    var records = RecordNumbers(pass.rows, width: pass.program.width, hasBlanks: blankLines > 0)
    for row in 0..<pass.count where hashes[row] != 0 {
      let record = records.record(ofRow: Int(numbers[row]))
      writer.append(hashes[row], place: PiecePlace(piece: piece, record: record).number)
    }
  }

  private func addRows(_ pass: PiecePass, to writer: RadixStore.Writer) {
    pass.hashRows()
    let (starts, hashes, place) = (pass.buffers.starts, pass.buffers.rowHashes, pass.place.number)
    for row in 0..<pass.count { writer.append(hashes[row], place: place + UInt64(starts[row])) }
  }

  private func addEntities(_ pass: PiecePass, to writer: RadixStore.Writer) {
    pass.swapExcused()
    defer { pass.swapExcused() }
    guard pass.hashEntities(file: file) else { return }
    let (starts, hashes, place) = (pass.buffers.starts, pass.buffers.rowHashes, pass.place.number)
    for row in 0..<pass.count where hashes[row] != 0 {
      writer.append(hashes[row], place: place + UInt64(starts[row]))
    }
  }
}

/// Counts the records of a piece up to a row, asking for rows in order.
struct RecordNumbers {
  private let rows: SplitRows
  private let width: Int
  private let hasBlanks: Bool
  private var row = 0
  private var record = 0

  /// A counter at the piece's start; without blank lines a row's number is its record's.
  init(_ rows: SplitRows, width: Int, hasBlanks: Bool) {
    (self.rows, self.width, self.hasBlanks) = (rows, width, hasBlanks)
  }

  /// The records before a row, which is not before the row asked for last.
  mutating func record(ofRow wanted: Int) -> Int {
    guard hasBlanks else { return wanted }
    while row < wanted {
      if rows.shape(row, width: width) != .blank { record += 1 }
      row += 1
    }
    return record
  }
}
