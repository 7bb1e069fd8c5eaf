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
      guard let writer, pass.program.cellOfColumn[reference.column] >= 0 else { continue }
      addIDs(reference.column, pass, blankLines: blankLines, to: writer)
    }
    pass.swapExcused()
    if let writer = writers.repeats { addWords(pass, to: writer) }
  }

  private func addKeys(_ pass: PiecePass) {
    guard let writer = writers.keys, pass.program.key >= 0 else { return }
    let (keys, starts) = (pass.hashes(pass.program.key), pass.buffers.origins)
    for row in 0..<pass.count where keys[row] != 0 {
      writer.append(keys[row], place: pass.place.number + UInt64(starts[row]))
    }
    guard let writer = writers.limits, pass.program.created >= 0 else { return }
    let times = pass.times(pass.program.created)
    for row in 0..<pass.count where keys[row] != 0 && times[row] != CellColumn.noTime {
      let earliest = BeforeCreation.earliest(times[row])
      if earliest > 0 { writer.append(keys[row], place: UInt64(earliest)) }
    }
  }

  private func addIDs(
    _ column: Int, _ pass: PiecePass, blankLines: Int, to writer: RadixStore.Writer
  ) {
    let (ids, numbers, program) = (pass.hashes(column), pass.buffers.numbers, pass.program)
    let others =
      column == program.user && program.account >= 0 ? pass.hashes(program.account) : nil
    let times = program.happened >= 0 ? pass.times(program.happened) : nil
    var records = RecordNumbers(pass.rows, width: program.width, hasBlanks: blankLines > 0)
    for row in 0..<pass.count where ids[row] != 0 {
      let record = records.record(ofRow: Int(numbers[row]))
      JoinedID.append(
        ids[row], place: PiecePlace(piece: piece, record: record), other: others?[row] ?? 0,
        time: times?[row] ?? CellColumn.noTime, to: writer)
    }
  }

  private func addWords(_ pass: PiecePass, to writer: RadixStore.Writer) {
    pass.swapExcused()
    defer { pass.swapExcused() }
    pass.makeWords(file: file)
    let (starts, words, place) = (pass.buffers.origins, pass.buffers.rowHashes, pass.place.number)
    for row in 0..<pass.count { writer.append(words[row], place: place + UInt64(starts[row])) }
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
