import Synchronization
import Tables

extension TableScan {
  /// The next record of an order that passes a filter, after or before a place, with its place.
  ///
  /// The rows that pass are looked for in the order of the files, and kept for the next jump.
  /// `progress` is told how many records were looked at of how many, and returns false to stop.
  public func next(
    _ filter: RowFilter, in order: RowOrder, from place: Int, forward: Bool,
    progress: @escaping @Sendable (_ looked: Int, _ all: Int) -> Bool
  ) throws(TableError) -> (place: Int, row: InspectedRow)? {
    let places =
      forward
      ? max(0, min(place, order.count - 1) + 1)..<order.count : 0..<max(0, min(place, order.count))
    guard !places.isEmpty, let isWanted = try rows(passing: filter, of: order, progress),
      let found = try order.place(in: places, forward: forward, where: isWanted)
    else { return nil }
    let row = try TableRows(table).rows(from: found, count: 1, order: order).first
    return row.map { (found, $0) }
  }

  /// Whether rows of the table pass a filter; nothing when it was told to stop.
  private func rows(
    passing filter: RowFilter, of order: RowOrder,
    _ progress: @escaping @Sendable (_ looked: Int, _ all: Int) -> Bool
  ) throws(TableError) -> ((Int) -> Bool)? {
    if case .rows(let rows) = filter { return rows.contains }
    if let known = order.passing.withLock({ $0?.filter == filter ? $0?.rows : nil }) {
      return known.contains
    }
    guard let rows = try rows(passing: filter, progress: progress) else { return nil }
    order.passing.withLock { $0 = (filter, rows) }
    return rows.contains
  }

  /// The rows that pass a filter, counted over the table; nothing when it was told to stop.
  func rows(
    passing filter: RowFilter,
    progress: @escaping @Sendable (_ looked: Int, _ all: Int) -> Bool
  ) throws(TableError) -> RecordSet? {
    let pieces = pieces()
    let all = pieces.reduce(0) { $0 + $1.rows.count }
    let found = Mutex((rows: RecordSet(), looked: 0))
    let isOver = try OrderedPieces(table, pieces.map(\.place), filter) {
      rows, place throws(TableError) in
      try rows.passing(filter, in: place)
    } take: { number, passing in
      found.withLock { found in
        for record in passing ?? [] {
          found.rows.insert(pieces[number].rows.lowerBound + record.number)
        }
        found.looked += pieces[number].rows.count
        return progress(found.looked, all)
      }
    }.run(threads)
    return isOver ? found.withLock { $0.rows } : nil
  }
}

extension RowOrder {
  /// The first or the last of some places with a row that is wanted.
  fileprivate func place(
    in places: Range<Int>, forward: Bool, where isWanted: (Int) -> Bool
  ) throws(TableError) -> Int? {
    var rest = places
    while !rest.isEmpty {
      let part = forward ? rest.prefix(Self.blockRows) : rest.suffix(Self.blockRows)
      let rows = try rows(part)
      let found = forward ? rows.firstIndex(where: isWanted) : rows.lastIndex(where: isWanted)
      if let found { return part.startIndex + found }
      rest = forward ? part.endIndex..<rest.upperBound : rest.lowerBound..<part.startIndex
    }
    return nil
  }
}
