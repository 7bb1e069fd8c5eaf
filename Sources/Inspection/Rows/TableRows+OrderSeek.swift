import Synchronization
import Tables

extension TableRows {
  /// Places that are looked at one by one before all pieces are: where many rows pass, one is near.
  private static let near = 200

  /// The next record of an order that passes a filter, after or before a place, with its place.
  ///
  /// `goOn` is asked now and then, on any of the threads.
  public func next(
    _ filter: RowFilter, in order: RowOrder, from place: Int, forward: Bool, threads: Int = 1,
    goOn: @escaping @Sendable () -> Bool
  ) throws(TableError) -> (place: Int, row: InspectedRow)? {
    let places =
      forward
      ? max(0, min(place, order.count - 1) + 1)..<order.count : 0..<max(0, min(place, order.count))
    guard !places.isEmpty else { return nil }
    var isWanted = order.known(filter)
    if isWanted == nil {
      let near = forward ? places.prefix(Self.near) : places.suffix(Self.near)
      let rows = try rows(from: near.startIndex, count: near.count, order: order)
      let passing = rows.indices.filter { passes(rows[$0], filter) }
      if let found = forward ? passing.first : passing.last {
        return (near.startIndex + found, rows[found])
      }
      guard let all = try records(passing: filter, threads: threads, goOn) else { return nil }
      order.passing.withLock { $0 = (filter, all) }
      isWanted = all.contains
    }
    guard let isWanted,
      let found = try order.place(in: places, forward: forward, where: isWanted)
    else { return nil }
    return try rows(from: found, count: 1, order: order).first.map { (found, $0) }
  }

  /// The rows of the table that pass a filter; nothing when it was told to stop.
  private func records(
    passing filter: RowFilter, threads: Int, _ goOn: @escaping @Sendable () -> Bool
  ) throws(TableError) -> RecordSet? {
    let table = table
    let places = table.files.enumerated().flatMap { file, inspection in
      inspection.index.marks.indices.map { Place(file: file, piece: $0) }
    }
    let queue = NumberQueue(places.count, goOn: goOn)
    let all = Mutex(RecordSet())
    WorkerThreads.run(threads) {
      let rows = TableRows(table)
      do throws(TableError) {
        while let next = queue.draw() {
          let place = places[next]
          guard try rows.mayPass(filter, place.file, place.piece) else { continue }
          let found = try rows.rows(passing: filter, place)
          all.withLock { all in
            for row in found { all.insert(row) }
          }
        }
      } catch {
        queue.stop(error)
      }
    }
    if let error = queue.error { throw error }
    return goOn() ? all.withLock { $0 } : nil
  }
}

extension RowOrder {
  /// Whether rows pass a filter, where that is known without reading them.
  fileprivate func known(_ filter: RowFilter) -> ((Int) -> Bool)? {
    if case .rows(let rows) = filter { return rows.contains }
    let known = passing.withLock { $0?.filter == filter ? $0?.rows : nil }
    return known.map { rows in rows.contains }
  }

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
