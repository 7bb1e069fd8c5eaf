import Contract
import Tables

/// Reads records of a table with what is wrong in them, a piece at a time.
///
/// One a thread. Works on what an inspection knows so far: the piece behind the
/// last one that was read can be looked at too, so that the head of a table is
/// there before any of it is inspected.
public final class TableRows {
  let table: TableInspection
  let worker: PieceWorker
  /// For each file the records of those before it.
  private let before: [Int]
  /// The piece that was read last, since neighbours are often asked for next.
  private var recent: (place: Place, rows: [InspectedRow])?

  /// A reader of a table as far as it is inspected.
  public init(_ table: TableInspection) {
    self.table = table
    worker = PieceWorker(table.plan)
    var records = 0
    before = table.files.map { file in
      defer { records += file.records }
      return records
    }
  }

  /// At most `count` records from `start`, counted from 0 over the whole table.
  public func rows(from start: Int, count: Int) throws(TableError) -> [InspectedRow] {
    var rows: [InspectedRow] = []
    var place = self.place(of: max(0, start))
    while let current = place, rows.count < count {
      let piece = try inspectedRows(of: current)
      rows += piece.lazy.filter { $0.row >= start }.prefix(count - rows.count)
      place = next(current)
    }
    return rows
  }

  /// At most `count` records that pass a filter, from the `start`th of them.
  public func rows(
    from start: Int, count: Int, filter: RowFilter, index: FilterIndex
  ) throws(TableError) -> [InspectedRow] {
    guard let first = index.place(holding: max(0, start)) else { return [] }
    var rows: [InspectedRow] = []
    for piece in index.pieces[first...] {
      guard rows.count < count else { break }
      let place = Place(file: piece.file, piece: piece.piece)
      let passing = try inspectedRows(of: place).filter { passes($0, filter) }
      rows += passing.dropFirst(max(0, start - piece.before)).prefix(count - rows.count)
    }
    return rows
  }

  /// Looks through all pieces and counts the records that pass.
  ///
  /// `progress` gets the index after each piece and returns false to stop.
  public func index(
    _ filter: RowFilter, progress: (FilterIndex) -> Bool
  ) throws(TableError) -> FilterIndex {
    var index = FilterIndex()
    for (file, inspection) in table.files.enumerated() {
      for piece in inspection.index.marks.indices {
        let count = try self.count(filter, Place(file: file, piece: piece))
        index.append(file: file, piece: piece, count: count)
        guard progress(index) else { return index }
      }
    }
    index.isComplete = true
    return index
  }

  /// The records of one piece of a file that break a rule, in file order.
  ///
  /// Pieces without any are not read again.
  public func brokenRows(
    ofPiece piece: Int, file: Int
  ) throws(TableError) -> [InspectedRow] {
    guard !table.files[file].pieceCounts[piece].isEmpty else { return [] }
    let mark = mark(of: Place(file: file, piece: piece))
    let rows = try inspectedRows(
      of: file, at: mark, firstRow: before[file] + mark.record, brokenOnly: true)
    return rows.filter { !$0.marks.isEmpty }
  }

  /// The records of one piece of a file that pass a filter, in file order.
  ///
  /// Pieces without any are not read again where the inspection tells.
  public func rows(
    ofPiece piece: Int, file: Int, passing filter: RowFilter
  ) throws(TableError) -> [InspectedRow] {
    if filter.isAboutFindings {
      return try brokenRows(ofPiece: piece, file: file).filter { passes($0, filter) }
    }
    guard try mayPass(filter, file, piece) else { return [] }
    return try inspectedRows(of: Place(file: file, piece: piece)).filter { passes($0, filter) }
  }

  /// The next record that passes a filter, after or before a row.
  ///
  /// `goOn` is asked after each piece.
  public func next(
    _ filter: RowFilter, from row: Int, forward: Bool, goOn: () -> Bool
  ) throws(TableError) -> InspectedRow? {
    var next = inspectedPlace(near: max(0, row))
    while let place = next {
      next = inspectedPlace(beside: place, forward: forward)
      guard goOn() else { return nil }
      guard try mayPass(filter, place.file, place.piece) else { continue }
      let rows = try inspectedRows(of: place)
      let isWanted = { (candidate: InspectedRow) in
        (forward ? candidate.row > row : candidate.row < row) && self.passes(candidate, filter)
      }
      let found = forward ? rows.first(where: isWanted) : rows.last(where: isWanted)
      if let found { return found }
    }
    return nil
  }

  /// The row, counted from 0 over the whole table, of a record of a file.
  public static func row(ofRecord record: Int, file: Int, in table: TableInspection) -> Int {
    table.files[..<file].reduce(0) { $0 + $1.records } + record - 1
  }

  // MARK: - Pieces

  private struct Place: Equatable {
    var file: Int
    var piece: Int
  }

  /// The inspected piece that holds a row, or the last one before it.
  private func inspectedPlace(near row: Int) -> Place? {
    let place = place(of: row) ?? Place(file: table.files.count, piece: 0)
    if place.file < table.files.count, place.piece < table.files[place.file].index.marks.count {
      return place
    }
    return inspectedPlace(beside: place, forward: false)
  }

  /// The next inspected piece, across files.
  private func inspectedPlace(beside place: Place, forward: Bool) -> Place? {
    var (file, piece) = (place.file, place.piece + (forward ? 1 : -1))
    while !(file < table.files.count && table.files[file].index.marks.indices.contains(piece)) {
      file += forward ? 1 : -1
      guard table.files.indices.contains(file) else { return nil }
      piece = forward ? 0 : table.files[file].index.marks.count - 1
    }
    return Place(file: file, piece: piece)
  }

  private func mark(of place: Place) -> PieceMark {
    let file = table.files[place.file]
    return place.piece < file.index.marks.count ? file.index.marks[place.piece] : file.end
  }

  /// The piece that holds a row; the one behind the last where that is not known yet.
  private func place(of row: Int) -> Place? {
    for (position, file) in table.files.enumerated() {
      if let piece = file.index.piece(holding: row - before[position]) {
        return Place(file: position, piece: piece)
      }
      guard isRead(position) else {
        return Place(file: position, piece: file.index.marks.count)
      }
    }
    return nil
  }

  /// Whether nothing of a file is left to be read.
  private func isRead(_ file: Int) -> Bool {
    table.isComplete || table.files[file].end.offset >= table.layout.files[file].file.end ?? .max
  }

  private func next(_ place: Place) -> Place? {
    let known = table.files[place.file].index.marks.count
    if place.piece + 1 < known { return Place(file: place.file, piece: place.piece + 1) }
    if place.piece + 1 == known, !isRead(place.file) {
      return Place(file: place.file, piece: known)
    }
    guard isRead(place.file), place.file + 1 < table.files.count else { return nil }
    let following = Place(file: place.file + 1, piece: 0)
    let isThere = !table.files[following.file].index.marks.isEmpty || !isRead(following.file)
    return isThere ? following : next(following)
  }

  private func inspectedRows(of place: Place) throws(TableError) -> [InspectedRow] {
    if let recent, recent.place == place { return recent.rows }
    let rows = try inspectedRows(
      of: place.file, at: mark(of: place), firstRow: before[place.file] + mark(of: place).record)
    recent = (place, rows)
    return rows
  }

  /// The records of the piece at a mark, up to an offset, with what is wrong in them; all of them,
  /// or those in which something is.
  func inspectedRows(
    of file: Int, at mark: PieceMark, firstRow: Int, upTo end: UInt64 = .max,
    brokenOnly: Bool = false
  ) throws(TableError) -> [InspectedRow] {
    let layout = table.layout.files[file]
    guard try worker.piece.fill(from: layout.file, at: mark.offset) > mark.offset else {
      return []
    }
    _ = worker.run(file: file, for: .rows)
    let hits = Dictionary(grouping: worker.hits, by: \.row)
    var rows: [InspectedRow] = []
    let inspected = table.files[file]
    let isWanted = { (row: Int, number: Int) in
      !brokenOnly || hits[row] != nil || inspected.isLate(mark.record + number - 1)
    }
    Record.walk(worker.piece, in: layout.file, where: isWanted) { row, record in
      guard record.offset < end else { return false }
      let placed = record.shifted(records: mark.record, lines: mark.line)
      rows.append(
        InspectedRow(
          row: firstRow + record.number - 1, file: file, record: placed,
          marks: marks(hits[row] ?? [], placed, in: file)))
      return true
    }
    return rows
  }

  private func marks(
    _ hits: [PieceWorker.Hit], _ record: Record, in file: Int
  ) -> [InspectedRow.Mark] {
    let layout = table.layout.files[file]
    var found = hits.map { (slot: $0.slot, cell: $0.cell >= 0 ? $0.cell : nil) }
    for slot in table.files[file].lateSlots(of: record.number - 1) {
      let column = table.plan.slots.slots[slot].column
      found.append((slot, column.flatMap(layout.cell)))
    }
    // Those of the whole record come first; a cell's keep the order of the slots.
    let ordered = found.sorted { ($0.cell ?? -1, $0.slot) < ($1.cell ?? -1, $1.slot) }
    return ordered.compactMap { slot, cell in
      guard let severity = table.severities[slot] else { return nil }
      return InspectedRow.Mark(
        slot: slot, cell: cell, rule: table.plan.slots.slots[slot].check.rule, severity: severity)
    }
  }

  // MARK: - Filters

  /// Whether a piece can hold a record that passes, by what the inspection kept of it; for a text
  /// by its bytes, since splitting and checking them costs ten times as much as looking through.
  private func mayPass(
    _ filter: RowFilter, _ file: Int, _ piece: Int
  ) throws(TableError) -> Bool {
    switch filter {
    case .all: true
    case .text(let search): try bytes(of: piece, in: file).map(search.matches) ?? true
    case .value(let value, let column):
      try count(value, column: column, file: file, piece: piece) > 0
    case .slots(let slots), .pattern(_, let slots):
      table.files[file].pieceCounts[piece].contains { slots.contains($0.slot) }
    case .hours(let hours):
      table.files[file].pieceHours[piece].map { $0.overlaps(hours) } ?? false
    }
  }

  /// How many records of a piece pass.
  private func count(_ filter: RowFilter, _ place: Place) throws(TableError) -> Int {
    // What is wrong in the rows is not asked for, so that splitting them will do.
    if case .value(let value, let column) = filter {
      return try count(value, column: column, file: place.file, piece: place.piece)
    }
    guard try mayPass(filter, place.file, place.piece) else { return 0 }
    return try inspectedRows(of: place).count { passes($0, filter) }
  }

  private func bytes(of piece: Int, in file: Int) throws(TableError) -> [UInt8]? {
    let (marks, end) = (table.files[file].index.marks, table.files[file].end.offset)
    let start = marks[piece].offset
    let stop = piece + 1 < marks.count ? marks[piece + 1].offset : end
    return try table.layout.files[file].file.bytes(start..<stop)
  }

  private func passes(_ row: InspectedRow, _ filter: RowFilter) -> Bool {
    switch filter {
    case .all: return true
    case .text(let search): return search.matches(row.record.bytes)
    case .value(let value, let column):
      let cell = table.layout.files[row.file].cell(named: column)
      guard row.record.isSplit, let cell else { return false }
      return row.record.value(cell) == value
    case .slots(let slots): return row.marks.contains { slots.contains($0.slot) }
    case .pattern(let text, let slots):
      return row.marks.contains { slots.contains($0.slot) && pattern(of: $0, in: row) == text }
    case .hours(let hours):
      let file = table.layout.files[row.file]
      let column = table.layout.contract.partitionColumn
      guard row.record.isSplit, let cell = file.cell(named: column) else { return false }
      let value = row.record.value(cell)
      let time = value.withUnsafeBufferPointer { cell in
        TimestampReader.read(cell).microseconds(in: file.zone(of: column))
      }
      return time.map { hours.contains(Timestamp.hour(of: $0)) } ?? false
    }
  }
}
