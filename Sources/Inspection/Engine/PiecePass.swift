import Contract
import Tables

/// The hot loop: applies a row program to the rows of one piece, a block of rows and in it a column
/// at a time.
///
/// Kernels go down the columns and give a word a row, its time or the hash of its value; what they
/// cannot decide they leave to `PiecePass+Cells.swift`. No memory is taken for a row, and
/// none is counted.
struct PiecePass {
  let rows: SplitRows
  let program: RowProgram
  let dialect: Dialect
  let buffers: PieceBuffers
  /// Where a run for totals gathers; nothing in a run for rows.
  let gathering: Gathering?
  /// The position of the piece's file.
  let file: Int
  /// The place in the table of the piece's first byte.
  let place: RecordPlace
  /// Hits of a slot that are kept beside their count.
  let keptHits: Int
  /// Bytes of the piece.
  let length: Int
  /// Whether all of them are UTF-8.
  let isUTF8: Bool

  /// The kinds of bytes in the piece that some rule looks for.
  let oddClasses: ByteClasses
  /// How rows start that may be no data.
  let oddStarts: OddStarts

  /// What a run for totals gathers beside counts.
  struct Gathering {
    /// For each column of the table its collector.
    let collectors: [ColumnCollector]
    /// What rules that judge the table need.
    let tallies: TableTallies
    /// Where rows are counted by hour.
    let hours: HourTally
    /// The slots, with what is gathered of each.
    let plan: FindingSlots
  }

  var hits: [PieceWorker.Hit] = []
  /// What rules that judge files need of this piece.
  var facts: FileFacts
  /// Rows of the block so far.
  private(set) var count = 0
  private var sampled: [SampledRow] = []
  /// The range of the times of the column of the block that was read last.
  private(set) var blockTimes = HashColumn.TimeRange()

  init(
    _ piece: Piece, _ program: RowProgram, _ dialect: Dialect, _ buffers: PieceBuffers,
    gathering: Gathering?, file: Int, place: RecordPlace, keptHits: Int
  ) {
    (rows, length) = (piece.rows, piece.length)
    let (classes, ends) = (piece.classes, piece.rowEnds(dialect: dialect))
    isUTF8 = !classes.contains(.beyondASCII) || piece.isUTF8
    let hasInnerReturns = classes.contains(.carriageReturn) && piece.innerReturns(ends) > 0
    oddClasses = classes.intersection(
      hasInnerReturns
        ? [.zero, .control, .edge, .mark, .latin, .carriageReturn]
        : [.zero, .control, .edge, .mark, .latin])
    (self.program, self.dialect, self.buffers) = (program, dialect, buffers)
    (self.gathering, self.file) = (gathering, file)
    (self.place, self.keptHits) = (place, keptHits)
    facts = FileFacts(columns: program.cellOfColumn.count)
    facts.ends = ends
    oddStarts = program.oddRows.starts
  }

  /// Takes a row that has as many cells as the header, and perhaps empty ones behind them; true
  /// when the block is full.
  @inline(__always)
  mutating func take(_ row: Int) -> Bool {
    let first = rows.markRange(row).lowerBound
    buffers.numbers[count] = UInt32(row)
    buffers.first[count] = UInt32(first)
    buffers.origins[count] =
      if let origins = rows.origins {
        origins[row]
      } else {
        first == 0 ? 0 : rows.marks[first - 1] + 1
      }
    count += 1
    return count == PieceBuffers.blockRows
  }

  /// Checks the rows taken since the last call.
  mutating func checkBlock() {
    let block = RowBlock(
      rows, numbers: buffers.numbers, first: buffers.first, count: count, width: program.width,
      dialect: dialect)
    pickSample()
    buffers.excused.removeAll(keepingCapacity: true)
    for step in program.steps { check(step, of: block) }
    checkRows()
    tallyShapes(of: block)
    if program.folder != nil { facts.rowsOfFolder += count }
    checkReferences(of: block)
    countVolumes(of: block)
    countHours()
  }

  /// Makes room for the next block.
  mutating func clearBlock() { count = 0 }

  /// Counts a hit and keeps it where more are wanted.
  mutating func hit(_ slot: Int, _ row: Int, _ cell: Int) {
    buffers.counts[slot] += 1
    if let gathering {
      if gathering.plan.spoils[slot] { buffers.hitRows[slot].append(UInt32(row)) }
      if cell >= 0, gathering.plan.hasPatterns[slot] {
        gathering.tallies.patterns.add(rows.cell(cell, of: row), quote: dialect.quote, slot: slot)
      }
    }
    guard buffers.counts[slot] <= keptHits else { return }
    hits.append(PieceWorker.Hit(slot: slot, row: row, cell: cell))
  }

  /// Counts a hit in a row of the block.
  mutating func hit(_ slot: Int, blockRow: Int, _ cell: Int) {
    hit(slot, Int(buffers.numbers[blockRow]), cell)
  }

  // MARK: - Words

  /// The hashes of a column of the block.
  func hashes(_ column: Int) -> UnsafeMutablePointer<UInt64> {
    buffers.hashes + column * PieceBuffers.blockRows
  }

  /// The times of a column of the block.
  func times(_ column: Int) -> UnsafeMutablePointer<Int64> {
    buffers.times + column * PieceBuffers.blockRows
  }

  // MARK: - Columns

  private mutating func check(_ step: RowProgram.Step, of block: RowBlock) {
    let collector = gathering?.collectors[step.column]
    var extremes = collector?.extremes ?? ColumnExtremes()
    let (column, hashes) = (block.column(step.cell), hashes(step.column))
    switch step.action {
    case .text: column.texts(into: hashes, buffers.left, &extremes)
    case .json:
      let shapes = step.json.readsShapes ? buffers.shapes : nil
      column.json(into: hashes, shapes: shapes, buffers.left, &extremes)
    case .timestamp:
      var own = ColumnExtremes()
      column.times(into: times(step.column), buffers.left, &own)
      checkFractions(step, of: block, lengths: own.lengths)
      extremes.merge(own)
    }
    buffers.zoned.removeAll(keepingCapacity: true)
    let empty = checkLeftovers(step, of: block, &extremes)
    if step.action == .timestamp { hashTimes(step) }
    if let collector {
      collector.extremes = extremes
      collect(step, of: block, empty: empty, in: collector)
    }
    switch step.action {
    case .text: checkTexts(step, of: block, extremes)
    case .json: checkShapes(step, of: block, longest: extremes.lengths?.upperBound ?? 0)
    case .timestamp:
      hashUnreadableTimes(step, of: block)
      if step.times.countsMidnights { countMidnights(step) }
      // Hashes and profiles are about what is written, all that follows about when it was.
      if let zone = step.times.zone { blockTimes = readLocally(step, in: zone) }
      facts.times[step.column].range.merge(blockTimes)
      checkTimes(step, of: block)
      checkFolder(step)
    }
    if rows.hasQuotedLines { checkNewlines(step, of: block) }
    if !isUTF8 { checkEncoding(step, of: block) }
    checkBytes(step, of: block)
  }

  private mutating func hashTimes(_ step: RowProgram.Step) {
    var range = HashColumn.TimeRange()
    HashColumn.hash(
      times(step.column), count: count, into: hashes(step.column), &range)
    blockTimes = range
    gathering?.collectors[step.column].times.merge(range)
  }

  private func collect(
    _ step: RowProgram.Step, of block: RowBlock, empty: Int, in collector: ColumnCollector
  ) {
    let hashes = UnsafePointer(hashes(step.column))
    let (origins, base) = (buffers.origins, place.number)
    let place = { (row: Int) in RecordPlace(number: base &+ UInt64(origins[row])) }
    if step.action == .timestamp {
      let times = times(step.column)
      collector.add(
        hashes, rows: count, empty: empty, sampled: sampled, room: buffers.picked, place: place
      ) { row in
        UnsafeBufferPointer(
          start: UnsafeRawPointer(times + row).assumingMemoryBound(to: UInt8.self), count: 8)
      }
    } else {
      collector.add(
        hashes, rows: count, empty: empty, sampled: sampled, room: buffers.picked, place: place
      ) { row in
        canonical(block.cell(step.cell, of: row))
      }
    }
  }

  // MARK: - Rows

  private func countHours() {
    guard let hours = gathering?.hours, program.partition >= 0 else { return }
    let times = times(program.partition)
    var run = HourRun()
    for row in 0..<count {
      // The last row of a file may have no line end to count.
      let number = Int(buffers.numbers[row])
      let end = min(rows.end(number) + 1, length)
      run.add(times[row], bytes: end - rows.start(number), to: hours)
    }
    run.end(in: hours)
  }

  // MARK: - Samples

  private mutating func pickSample() {
    sampled.removeAll(keepingCapacity: true)
    guard let mask = gathering?.collectors.lazy.map(\.sample.mask).min() else { return }
    let picked = HashColumn.sample(
      buffers.origins, count: count, base: place.number, mask: mask, into: buffers.picked)
    for index in 0..<picked {
      let row = Int(buffers.picked[index])
      sampled.append(
        SampledRow(row: row, place: HashColumn.mixed(place.number &+ UInt64(buffers.origins[row]))))
    }
  }
}
