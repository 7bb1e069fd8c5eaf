extension RadixStore {
  /// Fills a store from one thread, a chunk a bucket at a time.
  ///
  /// An entry costs no reference counting and takes no memory or lock; a full chunk does.
  final class Writer {
    private let store: RadixStore
    private let shift: UInt64
    private let capacity: Int
    private let cursors: UnsafeMutablePointer<Cursor>

    /// Where the next entry of a bucket goes, and where its chunk ends; none before the first.
    private struct Cursor {
      var next: UnsafeMutablePointer<Entry>?
      var end: UnsafeMutablePointer<Entry>?
    }

    init(_ store: RadixStore) {
      self.store = store
      (shift, capacity) = (store.shift, store.chunkCapacity)
      cursors = .allocate(capacity: RadixStore.bucketCount)
      cursors.initialize(repeating: Cursor(), count: RadixStore.bucketCount)
    }

    deinit {
      for bucket in 0..<RadixStore.bucketCount { chunk(of: bucket).map(store.drop) }
      cursors.deallocate()
    }

    /// Adds an entry.
    @inline(__always)
    func append(_ key: UInt64, place: UInt64) {
      let bucket = Int(truncatingIfNeeded: key >> shift)
      let cursor = cursors + bucket
      if cursor.pointee.next == cursor.pointee.end { makeRoom(bucket) }
      guard let next = cursor.pointee.next else { return }
      next.initialize(to: Entry(key: key, place: place))
      cursor.pointee.next = next + 1
    }

    /// Hands over what is not handed over yet; nothing may be added behind that.
    func finish() {
      for bucket in 0..<RadixStore.bucketCount {
        guard let chunk = chunk(of: bucket) else { continue }
        cursors[bucket] = Cursor()
        if let left = store.take(chunk, bucket: bucket) { store.drop(left) }
      }
    }

    private func chunk(of bucket: Int) -> Chunk? {
      let cursor = cursors[bucket]
      guard let next = cursor.next, let end = cursor.end else { return nil }
      let start = end - capacity
      return Chunk(entries: start, count: next - start)
    }

    @inline(never)
    private func makeRoom(_ bucket: Int) {
      let full = chunk(of: bucket)
      let chunk = full.flatMap { store.take($0, bucket: bucket) } ?? store.newChunk()
      cursors[bucket] = Cursor(next: chunk.entries, end: chunk.entries + capacity)
    }
  }
}
