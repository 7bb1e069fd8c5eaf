import Synchronization
import Tables

/// Chunks of entries of one size, cut from large pieces of memory and used again.
///
/// Stores fill and drop many chunks; the system is asked for memory seldom, and gets it back when
/// the pool goes.
final class ChunkPool: Sendable {
  typealias Entry = RadixStore.Entry

  /// Entries of a chunk.
  let capacity: Int
  private let chunksPerSlab: Int
  private let state = Mutex(State())

  private struct State: @unchecked Sendable {
    // Safe: only pointers, handed out under the lock.
    var free: [UnsafeMutablePointer<Entry>] = []
    var slabs: [UnsafeMutablePointer<Entry>] = []
    /// Chunks of the last slab that were handed out.
    var used = 0
  }

  /// A pool of chunks with so many entries, which takes about `slabBytes` at a time.
  init(capacity: Int, slabBytes: Int) {
    self.capacity = capacity
    chunksPerSlab = max(1, slabBytes / (capacity * MemoryLayout<Entry>.stride))
  }

  deinit {
    state.withLock { state in
      for slab in state.slabs { slab.deallocate() }
    }
  }

  /// A chunk, its entries as they were left.
  func take() -> UnsafeMutablePointer<Entry> {
    nonisolated(unsafe) var chunk: UnsafeMutablePointer<Entry>?
    state.withLock { state in
      if let free = state.free.popLast() {
        chunk = free
        return
      }
      if state.slabs.isEmpty || state.used == chunksPerSlab {
        state.slabs.append(LargeMemory.allocate(chunksPerSlab * capacity, of: Entry.self))
        state.used = 0
      }
      chunk = state.slabs[state.slabs.count - 1] + state.used * capacity
      state.used += 1
    }
    guard let chunk else { preconditionFailure("a pool always has a chunk") }
    return chunk
  }

  /// Takes a chunk back.
  func giveBack(_ chunk: UnsafeMutablePointer<Entry>) {
    nonisolated(unsafe) let chunk = chunk
    state.withLock { $0.free.append(chunk) }
  }
}
