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
  let before: [Int]
  /// Tells which rows of a piece pass.
  private(set) lazy var sieve = RowSieve(table, worker, before: before)
  /// The piece that was read last, since neighbours are often asked for next.
  private var recent: (place: Place, rows: [InspectedRow])?

  /// A reader of a table as far as it is inspected.
  public init(_ table: TableInspection) {
    self.table = table
    worker = PieceWorker(table.plan)
    before = table.firstRows
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

  /// The row, counted from 0 over the whole table, of a record of a file.
  public static func row(ofRecord record: Int, file: Int, in table: TableInspection) -> Int {
    table.files[..<file].reduce(0) { $0 + $1.records } + record - 1
  }

  // MARK: - Pieces

  /// A piece by the positions of its file and of itself.
  struct Place: Hashable, Sendable {
    var file: Int
    var piece: Int
  }

  func mark(of place: Place) -> PieceMark {
    let file = table.files[place.file]
    return place.piece < file.index.marks.count ? file.index.marks[place.piece] : file.end
  }

  /// The piece that holds a row; the one behind the last where that is not known yet.
  func place(of row: Int) -> Place? {
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
    let inspected = table.files[file]
    return readRows(of: file, at: mark, firstRow: firstRow, upTo: end) { row, number, hits in
      !brokenOnly || hits[row] != nil || inspected.isLate(mark.record + number - 1)
    }
  }

  /// Some records of the piece that was read, by their rows in it, with what is wrong in them.
  func readRows(_ chosen: [Int], of file: Int, at mark: PieceMark) -> [InspectedRow] {
    guard !chosen.isEmpty else { return [] }
    let rows = Set(chosen)
    return readRows(
      of: file, at: mark, firstRow: before[file] + mark.record, checking: chosen
    ) { row, _, _ in rows.contains(row) }
  }

  /// The records that are wanted of the piece that was read, with what is wrong in them; asked for
  /// each with its row, its number in the piece and the hits by row.
  private func readRows(
    of file: Int, at mark: PieceMark, firstRow: Int, upTo end: UInt64 = .max,
    checking chosen: [Int]? = nil,
    where isWanted: (_ row: Int, _ number: Int, _ hits: [Int: [PieceWorker.Hit]]) -> Bool
  ) -> [InspectedRow] {
    worker.run(file: file, for: .rows, only: chosen)
    let hits = Dictionary(grouping: worker.hits, by: \.row)
    var rows: [InspectedRow] = []
    Record.walk(worker.piece, in: table.layout.files[file].file) { row, number in
      isWanted(row, number, hits)
    } _: { row, record in
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
}
