import Synchronization
import Tables

/// What searches over several rows work with: memory, a folder for temporary files, threads.
struct Workspace: Sendable {
  let memory: MemoryBudget
  /// Where temporary files are made.
  let folder: String
  /// Asked now and then; false stops a search, whose result then means nothing.
  let goOn: @Sendable () -> Bool

  /// An empty store; see `RadixStore`.
  func store(_ purpose: String, keysBelow end: UInt64 = .max) -> RadixStore {
    RadixStore(purpose, keysBelow: end, memory: memory, folder: folder)
  }

  /// Runs `body` on all threads, which draw the numbers of buckets from one queue.
  ///
  /// Throws the first error of any of them; the others stop at their next bucket.
  func forEachBucket(
    _ body: @escaping @Sendable (NumberQueue) throws(TableError) -> Void
  ) throws(TableError) {
    try forEach(RadixStore.bucketCount, body)
  }

  /// The same with so many numbers.
  func forEach(
    _ count: Int, _ body: @escaping @Sendable (NumberQueue) throws(TableError) -> Void
  ) throws(TableError) {
    let queue = NumberQueue(count, goOn: goOn)
    WorkerThreads.run(memory.threads) {
      do throws(TableError) { try body(queue) } catch { queue.stop(error) }
    }
    if let error = queue.error { throw error }
  }
}

/// The numbers of buckets or pieces that no thread has drawn yet.
final class NumberQueue: Sendable {
  private let count: Int
  private let next = Atomic(0)
  private let failure = Mutex<TableError?>(nil)
  private let goOn: @Sendable () -> Bool

  init(_ count: Int, goOn: @escaping @Sendable () -> Bool) {
    (self.count, self.goOn) = (count, goOn)
  }

  /// The next number; nothing when all are drawn or the search is stopped.
  func draw() -> Int? {
    guard goOn() else { return nil }
    let number = next.add(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }

  /// Why the search stopped.
  var error: TableError? { failure.withLock { $0 } }

  func stop(_ error: TableError) {
    failure.withLock { $0 = $0 ?? error }
    next.store(count, ordering: .relaxed)
  }
}
