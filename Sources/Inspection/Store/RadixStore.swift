import Synchronization
import Tables

/// Many keys with the places of their records, in 256 buckets by the keys' top bits.
///
/// Threads fill it through writers of their own, then buckets are read one by one. Entries
/// are in no order. What the memory budget does not hold goes to a temporary file; when that
/// fails, the store drops everything and keeps the error.
final class RadixStore: Sendable {
  /// A key and the place of its record, whatever the place counts.
  struct Entry {
    let key: UInt64
    let place: UInt64
  }

  /// Entries of one bucket that were filled together.
  struct Chunk: @unchecked Sendable {
    // Safe: whoever holds the chunk alone writes there; in a store nobody does any more.
    let entries: UnsafeMutablePointer<Entry>
    var count = 0
  }

  static let bucketCount = 256

  /// Bits of a key below those that name its bucket.
  let shift: UInt64
  private let memory: MemoryBudget
  private let folder: String
  private let purpose: String
  private let state = Mutex(State())
  private let hasFailed = Atomic(false)

  private struct Extent {
    let offset: UInt64
    let count: Int
  }

  private struct Bucket {
    var chunks: [Chunk] = []
    var extents: [Extent] = []
    var count = 0
  }

  private struct State {
    var buckets = [Bucket](repeating: Bucket(), count: bucketCount)
    var file: SpillFile?
    var error: TableError?
  }

  /// An empty store.
  ///
  /// - Parameters:
  ///   - purpose: What is checked with it, for its error.
  ///   - end: No key reaches this number; hashes may be any.
  ///   - memory: What it may hold, together with others.
  ///   - folder: Where its temporary file is made.
  init(_ purpose: String, keysBelow end: UInt64 = .max, memory: MemoryBudget, folder: String) {
    (self.purpose, self.memory, self.folder) = (purpose, memory, folder)
    shift = UInt64(max(0, 56 - end.leadingZeroBitCount))
  }

  deinit { discard() }

  /// Entries that a chunk has room for.
  var chunkCapacity: Int { memory.pool.capacity }

  private var chunkBytes: Int { chunkCapacity * MemoryLayout<Entry>.stride }

  /// All entries.
  var count: Int { state.withLock { $0.buckets.reduce(0) { $0 + $1.count } } }

  /// The entries of a bucket.
  func count(of bucket: Int) -> Int { state.withLock { $0.buckets[bucket].count } }

  /// Whether something went to the temporary file.
  var isSpilled: Bool { state.withLock { $0.file != nil } }

  /// Throws when something was lost.
  func check() throws(TableError) {
    if let error = state.withLock({ $0.error }) { throw error }
  }

  // MARK: - Filling

  /// Memory for a chunk, not counted before it is handed over.
  func newChunk() -> Chunk { Chunk(entries: memory.pool.take()) }

  /// Gives back a chunk that the store does not hold.
  func drop(_ chunk: Chunk) { memory.pool.giveBack(chunk.entries) }

  /// Takes a chunk's entries; what it returns is the same chunk, to be filled again, or nothing
  /// where the store keeps it.
  func take(_ chunk: Chunk, bucket: Int) -> Chunk? {
    if hasFailed.load(ordering: .relaxed) { return chunk }
    if memory.chunks.take(chunkBytes) {
      state.withLock { state in
        state.buckets[bucket].chunks.append(chunk)
        state.buckets[bucket].count += chunk.count
      }
      return nil
    }
    do throws(SpillError) {
      try spill(chunk, bucket: bucket)
    } catch {
      fail(error.stopping(purpose))
    }
    return chunk
  }

  private func spill(_ chunk: Chunk, bucket: Int) throws(SpillError) {
    let bytes = UnsafeRawBufferPointer(
      UnsafeBufferPointer(start: chunk.entries, count: chunk.count))
    let extent = Extent(offset: try file().append(bytes), count: chunk.count)
    state.withLock { state in
      state.buckets[bucket].extents.append(extent)
      state.buckets[bucket].count += extent.count
    }
  }

  private func file() throws(SpillError) -> SpillFile {
    let made = state.withLock { state in
      Result { () throws(SpillError) in
        if let file = state.file { return file }
        let file = try SpillFile(in: folder)
        state.file = file
        return file
      }
    }
    return try made.get()
  }

  private func fail(_ error: TableError) {
    hasFailed.store(true, ordering: .relaxed)
    state.withLock { state in state.error = state.error ?? error }
    discard()
  }

  // MARK: - Reading

  /// Hands out the entries of a bucket, some at a time, until `body` returns false.
  ///
  /// All writers must have finished. Throws when the temporary file fails.
  func forEachRun(
    in bucket: Int, _ body: (UnsafeBufferPointer<Entry>) throws(TableError) -> Bool
  ) throws(TableError) {
    try check()
    let (content, file) = state.withLock { ($0.buckets[bucket], $0.file) }
    for chunk in content.chunks {
      guard try body(UnsafeBufferPointer(start: chunk.entries, count: chunk.count)) else { return }
    }
    guard let file, !content.extents.isEmpty else { return }
    let buffer = newChunk()
    defer { drop(buffer) }
    for extent in content.extents {
      let entries = UnsafeMutableBufferPointer(start: buffer.entries, count: extent.count)
      do throws(SpillError) {
        try file.read(into: UnsafeMutableRawBufferPointer(entries), at: extent.offset)
      } catch {
        throw error.stopping(purpose)
      }
      guard try body(UnsafeBufferPointer(entries)) else { return }
    }
  }

  /// Gives the memory of a bucket back, and forgets its entries.
  func discard(_ bucket: Int) {
    let chunks = state.withLock { state in
      defer { state.buckets[bucket] = Bucket() }
      return state.buckets[bucket].chunks
    }
    chunks.forEach(drop)
    memory.chunks.giveBack(chunks.count * chunkBytes)
  }

  /// Forgets all entries.
  private func discard() {
    for bucket in 0..<Self.bucketCount { discard(bucket) }
  }
}
