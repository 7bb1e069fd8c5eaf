import Contract
import Tables

/// Tells which rows of a piece pass a filter; one a thread.
///
/// Looks at the cells where they stand: no row costs memory but its one flag.
final class RowSieve {
  private let table: TableInspection
  private let worker: PieceWorker
  /// For each file the records of those before it.
  private let before: [Int]
  private var matchers: [Pattern: PatternMatcher] = [:]
  private let room = CellRoom()

  init(_ table: TableInspection, _ worker: PieceWorker, before: [Int]) {
    (self.table, self.worker, self.before) = (table, worker, before)
  }

  /// The piece that was read, with where it stands.
  private struct Context {
    let rows: SplitRows
    let layout: FileLayout
    let mark: PieceMark
    var width: Int { layout.file.header.count }
    var quote: UInt8 { layout.file.dialect.quote }
  }

  /// Whether a piece can hold a record that passes, by what the inspection kept of it.
  func mayPass(_ filter: RowFilter, in place: TableRows.Place) -> Bool {
    let (file, piece) = (table.files[place.file], place.piece)
    switch filter {
    case .all, .matching, .value, .not: return true
    case .slots(let slots), .shape(_, let slots):
      return file.pieceCounts[piece].contains { slots.contains($0.slot) }
    case .hours(let hours): return file.pieceHours[piece].map { $0.overlaps(hours) } ?? false
    case .since(let time):
      let hour = Timestamp.hour(of: time.microseconds)
      return file.pieceHours[piece].map { $0.upperBound >= hour } ?? false
    case .rows(let rows):
      let (first, records) = (before[place.file], file.index.records(of: piece))
      return rows.intersects(first + records.lowerBound..<first + records.upperBound)
    case .every(let filters): return filters.allSatisfy { mayPass($0, in: place) }
    }
  }

  /// For each row of the piece that was read whether it passes; a blank line never does.
  func flags(
    _ filter: RowFilter, file: Int, mark: PieceMark
  ) throws(TableError) -> [Bool] {
    let context = Context(
      rows: worker.piece.rows, layout: table.layout.files[file], mark: mark)
    var flags = (0..<context.rows.count).map {
      context.rows.shape($0, width: context.width) != .blank
    }
    try narrow(&flags, by: filter, context)
    return flags
  }

  private func narrow(
    _ flags: inout [Bool], by filter: RowFilter, _ context: Context
  ) throws(TableError) {
    switch filter {
    case .all: break
    case .matching(let pattern, let column): try narrow(&flags, by: pattern, column, context)
    case .value(let value, let column): narrow(&flags, by: value, column, context)
    case .hours(let hours):
      narrow(&flags, context) { hours.contains(Timestamp.hour(of: $0)) }
    case .since(let time): narrow(&flags, context) { $0 >= time.microseconds }
    case .rows(let rows):
      let first = before[context.layout.position]
      eachRecord(of: context) { row, record in
        flags[row] = flags[row] && rows.contains(first + record)
      }
    case .slots(let slots): narrow(&flags, by: slots, context) { _, _ in true }
    case .shape(let shape, let slots):
      narrow(&flags, by: slots, context) { self.shape(of: $1, in: $0, context) == shape }
    case .not(let filter):
      var passing = flags
      try narrow(&passing, by: filter, context)
      for row in flags.indices where passing[row] { flags[row] = false }
    case .every(let filters):
      for filter in filters.sorted(by: { $0.cost < $1.cost }) {
        guard flags.contains(true) else { return }
        try narrow(&flags, by: filter, context)
      }
    }
  }

  // MARK: - Patterns

  private func narrow(
    _ flags: inout [Bool], by pattern: Pattern, _ column: String?, _ context: Context
  ) throws(TableError) {
    let cell = column.flatMap(context.layout.cell)
    guard column == nil || cell != nil else { return Self.clear(&flags) }
    let matcher = matcher(pattern)
    let isASCII =
      matcher.asksForASCII && !worker.piece.classes.contains(.beyondASCII)
    // A value is its cell's bytes without some of the quotes. Where only those around it and every
    // second one are missing, a text without quotes stands there as it is.
    if !context.rows.hasOddQuotes, let part = pattern.part(without: context.quote) {
      clearRows(without: self.matcher(part), isASCII, &flags, context)
    }
    for row in flags.indices where flags[row] {
      flags[row] = finds(matcher, isASCII, row, cell, isAnywhere: column == nil, context)
      guard !matcher.gaveUp else {
        let offset = worker.piece.offset + UInt64(context.rows.origin(row))
        matchers[pattern] = nil
        throw TableError(
          .endlessSearch(pattern.text, offset: offset), path: context.layout.file.file.path)
      }
    }
  }

  private func matcher(_ pattern: Pattern) -> PatternMatcher {
    if let known = matchers[pattern] { return known }
    let new = PatternMatcher(pattern)
    matchers[pattern] = new
    return new
  }

  /// Looks through all bytes at once, since most rows have nothing of the kind.
  private func clearRows(
    without matcher: PatternMatcher, _ isASCII: Bool, _ flags: inout [Bool], _ context: Context
  ) {
    let rows = context.rows
    let text = UnsafeBufferPointer(start: rows.bytes, count: worker.piece.length)
    var row = 0
    while row < rows.count {
      let match = matcher.find(in: text, from: rows.start(row), isASCII: isASCII)
      let place = match?.lowerBound ?? text.count + 1
      while row < rows.count, rows.end(row) < place {
        flags[row] = false
        row += 1
      }
      row += 1
    }
  }

  private func finds(
    _ matcher: PatternMatcher, _ isASCII: Bool, _ row: Int, _ cell: Int?, isAnywhere: Bool,
    _ context: Context
  ) -> Bool {
    let rows = context.rows
    guard rows.shape(row, width: context.width).isSplit else {
      let (start, end) = (rows.start(row), rows.trimmedEnd(ofRow: row))
      let bytes = UnsafeBufferPointer(start: rows.bytes + start, count: end - start)
      return isAnywhere && matcher.find(in: bytes, from: 0, isASCII: isASCII) != nil
    }
    for cell in cell.map({ $0..<$0 + 1 }) ?? 0..<context.width {
      let value = room.value(of: rows.cell(cell, of: row), quote: context.quote)
      if matcher.find(in: value, from: 0, isASCII: isASCII) != nil { return true }
    }
    return false
  }

  // MARK: - Values, times and findings

  private static func clear(_ flags: inout [Bool]) {
    for row in flags.indices { flags[row] = false }
  }

  /// Keeps the rows whose value in a column passes; one without such a cell does not.
  private func narrow(
    _ flags: inout [Bool], column: String, _ context: Context,
    _ passes: (UnsafeBufferPointer<UInt8>) -> Bool
  ) {
    guard let cell = context.layout.cell(named: column) else { return Self.clear(&flags) }
    for row in flags.indices where flags[row] {
      flags[row] =
        context.rows.shape(row, width: context.width).isSplit
        && passes(room.value(of: context.rows.cell(cell, of: row), quote: context.quote))
    }
  }

  private func narrow(
    _ flags: inout [Bool], by value: [UInt8], _ column: String, _ context: Context
  ) {
    value.withUnsafeBufferPointer { wanted in
      narrow(&flags, column: column, context) {
        $0.count == wanted.count && $0.elementsEqual(wanted)
      }
    }
  }

  /// Keeps the rows whose time by the partition column, in microseconds since 1970, passes.
  private func narrow(
    _ flags: inout [Bool], _ context: Context, time passes: (Int64) -> Bool
  ) {
    let column = table.layout.contract.partitionColumn
    let zone = context.layout.zone(of: column)
    narrow(&flags, column: column, context) { cell in
      TimestampReader.read(cell).microseconds(in: zone).map(passes) ?? false
    }
  }

  /// Hands out each row that is a record with its place among those of the file.
  private func eachRecord(of context: Context, _ body: (_ row: Int, _ record: Int) -> Void) {
    var record = context.mark.record
    for row in 0..<context.rows.count
    where context.rows.shape(row, width: context.width) != .blank {
      body(row, record)
      record += 1
    }
  }

  /// Keeps the rows that break one of the rules behind slots, and of them those which pass with the
  /// cell that is meant.
  private func narrow(
    _ flags: inout [Bool], by slots: Set<Int>, _ context: Context,
    _ passes: (_ row: Int, _ cell: Int?) -> Bool
  ) {
    let file = context.layout.position
    _ = worker.run(file: file, for: .rows)
    var broken = Set<Int>()
    for hit in worker.hits where slots.contains(hit.slot) && table.severities[hit.slot] != nil {
      if passes(hit.row, hit.cell >= 0 ? hit.cell : nil) { broken.insert(hit.row) }
    }
    let late = slots.compactMap { slot in
      table.files[file].lateRecords[slot].map { records in
        (records, cell: table.plan.slots.slots[slot].column.flatMap(context.layout.cell))
      }
    }
    eachRecord(of: context) { row, record in
      guard flags[row] else { return }
      flags[row] =
        broken.contains(row) || late.contains { $0.contains(record) && passes(row, $1) }
    }
  }

  /// The shape of a cell's value, as findings tell it.
  private func shape(of cell: Int?, in row: Int, _ context: Context) -> String? {
    guard let cell, context.rows.shape(row, width: context.width).isSplit else { return nil }
    return ValuePattern.text(of: context.rows.cell(cell, of: row), quote: context.quote)
  }
}
