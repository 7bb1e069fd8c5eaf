import Synchronization
import Tables

/// Looks through the inspected pieces of a table on all cores, and finds what one thread would that
/// goes from piece to piece.
public struct TableScan: Sendable {
  /// The table.
  public let table: TableInspection
  let threads: Int

  /// A look through a table as far as it is inspected.
  public init(_ table: TableInspection, threads: Int = WorkerThreads.cores) {
    (self.table, self.threads) = (table, max(1, threads))
  }

  /// Counts the records that pass a filter, and those of them before a row of the table.
  ///
  /// `progress` gets the index after each piece and returns false to stop; where a piece cannot be
  /// looked through, it has had the index of those before.
  public func index(
    _ filter: RowFilter, before row: Int = 0,
    progress: @escaping @Sendable (FilterIndex) -> Bool
  ) throws(TableError) -> FilterIndex {
    let index = Mutex(FilterIndex())
    let pieces = pieces()
    let isOver = try OrderedPieces(table, pieces.map(\.place), filter) {
      rows, place throws(TableError) in
      try rows.count(filter, in: place, before: row)
    } take: { number, found in
      index.withLock { index in
        index.add(found, of: pieces[number].place, rows: pieces[number].rows)
        return progress(index)
      }
    }.run(threads)
    return index.withLock { index in
      index.isComplete = isOver
      return index
    }
  }

  /// The next record that passes a filter, after or before a row.
  ///
  /// `progress` is told after each piece how many records were looked at of how many, and returns
  /// false to stop.
  public func next(
    _ filter: RowFilter, from row: Int, forward: Bool,
    progress: @escaping @Sendable (_ looked: Int, _ all: Int) -> Bool
  ) throws(TableError) -> InspectedRow? {
    let pieces =
      forward
      ? pieces().filter { $0.rows.upperBound - 1 > row }
      : pieces().filter { $0.rows.lowerBound < row }.reversed()
    let all = pieces.reduce(0) { $0 + $1.rows.count }
    let found = Mutex((row: nil as InspectedRow?, looked: 0))
    _ = try OrderedPieces(table, pieces.map(\.place), filter) {
      rows, place throws(TableError) in
      try rows.next(filter, in: place, from: row, forward: forward)
    } take: { number, next in
      found.withLock { found in
        found.row = next ?? nil
        found.looked += pieces[number].rows.count
        return found.row == nil && progress(found.looked, all)
      }
    }.run(threads)
    return found.withLock { $0.row }
  }

  /// The pieces in file order, each with its records counted over the table.
  func pieces() -> [(place: TableRows.Place, rows: Range<Int>)] {
    var pieces: [(place: TableRows.Place, rows: Range<Int>)] = []
    var before = 0
    for (file, inspection) in table.files.enumerated() {
      for piece in inspection.index.marks.indices {
        let records = inspection.index.records(of: piece)
        pieces.append(
          (
            TableRows.Place(file: file, piece: piece),
            before + records.lowerBound..<before + records.upperBound
          ))
      }
      before += inspection.records
    }
    return pieces
  }
}

extension TableRows {
  /// The first record of the piece that was read which passes behind a row, or the last before it.
  fileprivate func next(
    _ filter: RowFilter, in place: Place, from row: Int, forward: Bool
  ) throws(TableError) -> InspectedRow? {
    let first = before[place.file] + mark(of: place).record
    let passed = try passing(filter, in: place)
    let found =
      forward
      ? passed.first { first + $0.number > row } : passed.last { first + $0.number < row }
    return found.flatMap { inspectedRows([$0], of: place).first }
  }
}
