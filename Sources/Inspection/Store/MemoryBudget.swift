import Synchronization

/// The bytes that the rules over several rows may hold, and what each use gets of them.
final class MemoryBudget: Sendable {
  /// Threads that work at a time.
  let threads: Int
  /// What full chunks of all stores hold: half of the limit.
  let chunks: Share
  /// What keys of profile tables hold that are looked up during a pass: a quarter.
  let keys: Share
  /// The chunks of all stores, full or being filled.
  let pool: ChunkPool
  private let limit: Int

  /// A budget of `limit` bytes; with none at all everything works, on disk.
  init(_ limit: Int, threads: Int) {
    self.limit = max(0, limit)
    self.threads = max(1, threads)
    chunks = Share(self.limit / 2)
    keys = Share(self.limit / 4)
    // What a thread fills in one store, all buckets together: its part of an eighth.
    let open = self.limit / 8 / self.threads
    let room = open / RadixStore.bucketCount / MemoryLayout<RadixStore.Entry>.stride
    // Even, so that entries which belong together by twos stay together.
    pool = ChunkPool(
      capacity: min(512, max(16, room & ~1)), slabBytes: min(4 << 20, self.limit / 16))
  }

  /// Bytes that a thread may use to search a bucket: its part of an eighth.
  var searchBytes: Int { limit / 8 / threads }

  /// Bytes that are held by one use.
  final class Share: Sendable {
    private let limit: Int
    private let held = Atomic(0)

    init(_ limit: Int) { self.limit = limit }

    /// Holds so many bytes more, or none where that would be too much.
    func take(_ bytes: Int) -> Bool {
      guard held.add(bytes, ordering: .relaxed).newValue > limit else { return true }
      giveBack(bytes)
      return false
    }

    /// Holds so many bytes less.
    func giveBack(_ bytes: Int) { held.subtract(bytes, ordering: .relaxed) }
  }
}
