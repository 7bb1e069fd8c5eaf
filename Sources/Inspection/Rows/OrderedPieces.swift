import Synchronization
import Tables

/// Pieces of a table that threads look through, and whose outcomes are taken in order.
///
/// Where a file can be read from any place at no cost each thread reads for itself; of all others
/// the pieces are read one after the other, as their sources are meant to be.
final class OrderedPieces<Outcome: Sendable>: Sendable {
  typealias Look = @Sendable (TableRows, TableRows.Place) throws(TableError) -> Outcome
  /// Gets the outcomes in order, none of a piece where nothing can pass; false stops.
  typealias Take = @Sendable (_ number: Int, Outcome?) -> Bool

  private let table: TableInspection
  private let places: [TableRows.Place]
  private let filter: RowFilter
  private let look: Look
  private let take: Take
  /// The piece that is claimed next.
  private let next = Mutex(0)
  private let results = Mutex(Results())
  private let isStopped = Atomic(false)

  private struct Results: Sendable {
    var waiting: [Int: Result<Outcome?, TableError>] = [:]
    var taken = 0
    var error: TableError?
  }

  init(
    _ table: TableInspection, _ places: [TableRows.Place], _ filter: RowFilter,
    look: @escaping Look, take: @escaping Take
  ) {
    (self.table, self.places, self.filter) = (table, places, filter)
    (self.look, self.take) = (look, take)
  }

  /// Looks through the pieces; false where that was stopped before the last one.
  func run(_ threads: Int) throws(TableError) -> Bool {
    let count = min(threads, places.count)
    // This thread is one that may take its time already.
    if count > 1 { WorkerThreads.run(count) { self.work() } } else { work() }
    if let error = results.withLock({ $0.error }) { throw error }
    return !isStopped.load(ordering: .relaxed)
  }

  private func work() {
    let rows = TableRows(table)
    while let (number, claim) = self.claim(rows) {
      do throws(TableError) {
        deliver(number, .success(try outcome(number, claim.get(), rows)))
      } catch {
        deliver(number, .failure(error))
      }
    }
  }

  /// What is known of a piece once it is claimed.
  private enum Claim {
    /// Nothing in it can pass.
    case skipped
    case unread
    case read
  }

  private func claim(_ rows: TableRows) -> (Int, Result<Claim, TableError>)? {
    next.withLock { next in
      guard next < places.count, !isStopped.load(ordering: .relaxed) else { return nil }
      let (number, place) = (next, places[next])
      next += 1
      guard rows.sieve.mayPass(filter, in: place) else {
        return (number, .success(.skipped))
      }
      guard !table.layout.files[place.file].file.isPlain else { return (number, .success(.unread)) }
      return (
        number,
        Result { () throws(TableError) in try rows.claim(place) ? Claim.read : Claim.skipped }
      )
    }
  }

  private func outcome(
    _ number: Int, _ claim: Claim, _ rows: TableRows
  ) throws(TableError) -> Outcome? {
    let place = places[number]
    switch claim {
    case .skipped: return nil
    case .unread: guard try rows.claim(place) else { return nil }
    case .read: break
    }
    try rows.finish(place)
    return try look(rows, place)
  }

  /// Keeps an outcome until those before it are there.
  private func deliver(_ number: Int, _ result: Result<Outcome?, TableError>) {
    results.withLock { results in
      results.waiting[number] = result
      while let result = results.waiting.removeValue(forKey: results.taken) {
        guard !isStopped.load(ordering: .relaxed) else { return }
        switch result {
        case .success(let outcome):
          let isLast = results.taken == places.count - 1
          if !take(results.taken, outcome), !isLast { stop() }
        case .failure(let error):
          results.error = error
          stop()
        }
        results.taken += 1
      }
    }
  }

  private func stop() { isStopped.store(true, ordering: .relaxed) }
}
