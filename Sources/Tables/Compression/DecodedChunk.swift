import Synchronization

/// Decoded bytes that never change once others see them.
final class DecodedChunk: @unchecked Sendable {
  private let bytes: UnsafeMutableRawPointer
  private(set) var count = 0

  init() { bytes = ChunkMemory.take() }

  deinit { ChunkMemory.giveBack(bytes) }

  /// Room for as many bytes as a chunk has, for who makes it.
  var room: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: bytes, count: DecodedExtent.chunk)
  }

  /// So many of the bytes were written.
  func setCount(_ count: Int) { self.count = count }

  /// Copies bytes from an offset in the chunk, as many as there are and fit; returns how many.
  func copy(from offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let length = max(0, min(count - offset, buffer.count))
    buffer.copyMemory(from: UnsafeRawBufferPointer(start: bytes + offset, count: length))
    return length
  }
}

/// Memory of chunks that nobody uses, for those that come next: one thread makes a chunk and another
/// lets it go, so that the system's allocator would hold far more than there is.
private enum ChunkMemory {
  // Safe: whoever takes an address has it alone.
  private struct Address: @unchecked Sendable { let bytes: UnsafeMutableRawPointer }

  private static let unused = Mutex<[Address]>([])
  /// More than this are not kept.
  private static let most = 32

  static func take() -> UnsafeMutableRawPointer {
    unused.withLock { $0.popLast() }?.bytes
      ?? .allocate(byteCount: DecodedExtent.chunk, alignment: 4096)
  }

  static func giveBack(_ bytes: UnsafeMutableRawPointer) {
    let address = Address(bytes: bytes)
    let isKept = unused.withLock { unused in
      if unused.count < most { unused.append(address) }
      return unused.last?.bytes == address.bytes
    }
    if !isKept { bytes.deallocate() }
  }
}

/// The chunks that were decoded or read last, of all open files, so that many of them take no more
/// memory than one.
final class DecodedChunks: Sendable {
  /// Those of this process.
  static let shared = DecodedChunks(most: 96)

  private struct Entry {
    let owner: ObjectIdentifier
    let index: Int
    let chunk: DecodedChunk
    var lastUse: Int
  }

  private struct State {
    var entries: [Entry] = []
    var clock = 0
  }

  private let most: Int
  private let state = Mutex(State())

  init(most: Int) { self.most = most }

  /// The chunk of an owner, if it is still held.
  func find(_ index: Int, of owner: ObjectIdentifier) -> DecodedChunk? {
    state.withLock { state in
      let place = state.entries.firstIndex { $0.index == index && $0.owner == owner }
      guard let place else { return nil }
      state.clock += 1
      state.entries[place].lastUse = state.clock
      return state.entries[place].chunk
    }
  }

  /// Holds a chunk in place of the one that was not used for longest.
  func hold(_ chunk: DecodedChunk, _ index: Int, of owner: ObjectIdentifier) {
    state.withLock { state in
      state.clock += 1
      let entry = Entry(owner: owner, index: index, chunk: chunk, lastUse: state.clock)
      if state.entries.count < most { return state.entries.append(entry) }
      let oldest = state.entries.indices.min {
        state.entries[$0].lastUse < state.entries[$1].lastUse
      }
      if let oldest { state.entries[oldest] = entry }
    }
  }

  /// Lets go of the chunks of an owner, which another may have the identity of.
  func drop(_ owner: ObjectIdentifier) {
    state.withLock { state in state.entries.removeAll { $0.owner == owner } }
  }
}
