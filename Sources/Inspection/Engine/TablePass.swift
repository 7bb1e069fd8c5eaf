import Synchronization
import Tables

/// One pass over the files of a table, shared by the threads that take part in it.
///
/// A thread claims the next piece: under one lock it reads and splits it, because
/// where a piece starts is known only when the one before is split. The rules,
/// which cost most, run outside. Results are merged in file order, so that any
/// number of threads gives the same totals.
///
/// Where pieces unpack the same pages, a thread claims a run of them at once.
final class TablePass: Sendable {
  private let plan: TablePlan
  private let stores: PassStores
  private let claim = Mutex(Claim())
  private let merge: Mutex<Merge>
  private let gathered = Mutex(Gathered())

  private struct Claim {
    var file = 0
    var offset: UInt64?
    var number = 0
  }

  /// A piece that a thread has claimed, and in a run not read yet.
  private struct Claimed {
    let file: Int
    let number: Int
    /// Where it starts; nothing where it was read when it was claimed.
    var position: UInt64?
  }

  /// What threads that ended have gathered.
  private struct Gathered {
    var collectors: [ColumnCollector] = []
    var tallies: TableTallies?
  }

  private struct Merge {
    var next = 0
    var waiting: [Int: PieceResult] = [:]
    var totals: TableTotals
  }

  /// A pass by a plan, which fills the stores too.
  init(_ plan: TablePlan, stores: PassStores, sampleLimit: Int) {
    (self.plan, self.stores) = (plan, stores)
    merge = Mutex(Merge(totals: TableTotals(plan, sampleLimit: sampleLimit)))
  }

  /// All that was merged, once `run` has returned.
  var totals: TableTotals { merge.withLock { $0.totals } }

  /// What has been merged so far.
  var totalsSoFar: TableTotals { merge.withLock { $0.totals } }

  /// Reads all files on so many threads; false when it was told to stop.
  ///
  /// `goOn` is asked after each piece, on any of the threads.
  func run(threads: Int, goOn: @escaping @Sendable () -> Bool) -> Bool {
    let stop = StopFlag()
    WorkerThreads.run(threads) { [self] in
      let writers = PassStores.Writers(stores)
      let worker = PieceWorker(plan, writers: writers)
      var run: [Claimed] = []
      while !stop.isSet {
        if run.isEmpty { run = claimRun(worker.piece).reversed() }
        guard let claimed = run.popLast() else { break }
        deliver(finish(worker, claimed))
        if !goOn() { stop.set() }
      }
      guard !stop.isSet else { return }
      writers.finish()
      gather(worker)
    }
    return !stop.isSet
  }

  /// What the threads gathered of each column; whole once `run` has returned.
  var profiles: [ColumnProfile] {
    let nulls = totals.nulls
    return gathered.withLock { gathered in
      zip(plan.layout.columns, gathered.collectors).map { column, collector in
        ProfileMaker(column: column, nulls: nulls[column.position], collector: collector).profile
      }
    }
  }

  /// What the threads gathered of each column, to be asked for more than its profile; whole once
  /// `run` has returned.
  var collectors: [ColumnCollector] { gathered.withLock { $0.collectors } }

  /// What the threads gathered for rules that judge the table; whole once `run` has returned.
  var tallies: TableTallies? { gathered.withLock { $0.tallies } }

  private func gather(_ worker: PieceWorker) {
    gathered.withLock { gathered in
      guard let tallies = gathered.tallies else {
        gathered = Gathered(collectors: worker.collectors, tallies: worker.tallies)
        return
      }
      tallies.merge(worker.tallies)
      for (mine, other) in zip(gathered.collectors, worker.collectors) { mine.merge(other) }
    }
  }

  private final class StopFlag: Sendable {
    private let flag = Atomic(false)
    var isSet: Bool { flag.load(ordering: .relaxed) }
    func set() { flag.store(true, ordering: .relaxed) }
  }

  /// The next pieces, in file order; none when all are claimed.
  private func claimRun(_ piece: Piece) -> [Claimed] {
    claim.withLock { claim in
      while claim.file < plan.layout.files.count {
        let file = plan.layout.files[claim.file].file
        do throws(TableError) {
          let offset = claim.offset ?? file.data.offset
          let run = file.run(at: offset)
          if let end = run.last {
            let first = claim.number
            claim.offset = end
            claim.number += run.count - 1
            return run.dropLast().enumerated().map {
              Claimed(file: claim.file, number: first + $0.offset, position: $0.element)
            }
          }
          let next = try piece.claim(from: file, at: offset)
          claim.offset = next
          if next > offset {
            claim.number += 1
            return [Claimed(file: claim.file, number: claim.number - 1)]
          }
          try file.file.checkUnchanged()
        } catch {
          let failed = claim.file
          merge.withLock { $0.totals.fail(error, file: failed) }
        }
        claim.file += 1
        claim.offset = nil
      }
      return []
    }
  }

  /// What is left to do of a piece that was claimed; one that cannot be read has no rows, and those
  /// behind it are read all the same.
  private func finish(_ worker: PieceWorker, _ claimed: Claimed) -> PieceResult {
    let (file, number) = (claimed.file, claimed.number)
    let table = plan.layout.files[file].file
    do throws(TableError) {
      if let position = claimed.position { _ = try worker.piece.claim(from: table, at: position) }
      try worker.piece.finish(table)
      return result(of: worker, file: file, number: number)
    } catch {
      var result = PieceResult()
      (result.file, result.number) = (file, number)
      (result.offset, result.end) = (worker.piece.offset, worker.piece.end)
      result.nulls = Array(repeating: 0, count: plan.layout.columns.count)
      result.facts = FileFacts(columns: plan.layout.columns.count)
      result.error = error
      return result
    }
  }

  private func result(of worker: PieceWorker, file: Int, number: Int) -> PieceResult {
    let (limit, wanted) = merge.withLock { merge in
      let totals = merge.totals
      return (totals.sampleLimit, totals.counts.indices.map(totals.wantsSamples))
    }
    var result = worker.run(file: file, for: .totals(keptHits: limit, piece: number))
    result.number = number
    // Slots that are full in merged pieces are full in file order.
    let hits = worker.hits.filter { wanted[$0.slot] }
    result.samples = SampleMaker(plan: plan, file: plan.layout.files[file])
      .samples(of: hits, in: worker.piece)
    return result
  }

  private func deliver(_ result: PieceResult) {
    merge.withLock { merge in
      merge.waiting[result.number] = result
      while let next = merge.waiting.removeValue(forKey: merge.next) {
        merge.totals.add(next)
        merge.next += 1
      }
    }
  }
}
