import Tables

/// Merges sorted runs.
///
/// A tournament in which a run's next record meets the losers on its way up (Knuth, volume 3, 5.4.1).
final class RunMerge {
  private let readers: [SortedRun.Reader]
  private let heads: UnsafeMutablePointer<SortedRun.Head>
  /// By match the run that lost it; the first match is the last one to be played.
  private var losers: [Int]
  private var winner = 0

  /// A merge of runs that are all in one store.
  init(_ runs: [SortedRun], in store: BlockStore) throws(TableError) {
    readers = runs.map { SortedRun.Reader($0, in: store) }
    heads = .allocate(capacity: max(1, runs.count))
    heads.initialize(repeating: .end, count: max(1, runs.count))
    losers = Array(repeating: -1, count: max(1, runs.count))
    for run in readers.indices { heads[run] = try readers[run].next() }
    for run in readers.indices { play(run) }
  }

  deinit { heads.deallocate() }

  /// The least record that is left; nothing behind the last one.
  var head: SortedRun.Head? { heads[winner].row == .max ? nil : heads[winner] }

  /// Goes on to the record behind it.
  func advance() throws(TableError) {
    heads[winner] = try readers[winner].next()
    play(winner)
  }

  /// Plays all matches of a run up to the last one; at first whoever comes to a match waits for the
  /// other.
  private func play(_ run: Int) {
    var (best, match) = (run, (run + readers.count) / 2)
    while match > 0 {
      let other = losers[match]
      guard other >= 0 else {
        losers[match] = best
        return
      }
      if heads[other].comesBefore(heads[best]) {
        losers[match] = best
        best = other
      }
      match /= 2
    }
    winner = best
  }
}
