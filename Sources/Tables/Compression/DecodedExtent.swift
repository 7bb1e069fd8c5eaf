import Synchronization

/// How far compressed data are decoded, from where in the file on disk, and how they ended.
///
/// Grows in steps of `chunk` bytes, of which only the last may be shorter.
final class DecodedExtent: Sendable {
  /// Bytes that are decoded at a time: few enough to stay in a core's cache.
  static let chunk = 256 << 10

  /// What stands behind the last byte.
  struct End: Sendable {
    /// How many bytes there are.
    let size: UInt64
    /// Why there are no more, if that is not as it should be.
    let failure: TableError?
  }

  private struct State {
    var size: UInt64 = 0
    var end: End?
    /// For each chunk where on disk its end was decoded from.
    var diskOffsets: [UInt64] = []
  }

  private let state = Mutex(State())

  /// How many bytes are decoded.
  var size: UInt64 { state.withLock { $0.size } }

  /// The number of chunks that are decoded.
  var chunkCount: Int { state.withLock { $0.diskOffsets.count } }

  /// The end, once it was met.
  var end: End? { state.withLock { $0.end } }

  /// How many bytes there are, once all were decoded without a fault.
  var knownSize: UInt64? {
    state.withLock { state in state.end.flatMap { $0.failure == nil ? $0.size : nil } }
  }

  /// Adds a chunk, decoded from what stands on disk up to an offset.
  func grow(by count: Int, to diskOffset: UInt64) {
    state.withLock { state in
      state.size += UInt64(count)
      state.diskOffsets.append(diskOffset)
    }
  }

  /// Nothing follows what was decoded; `failure` says why if something should.
  func finish(_ failure: TableError?) {
    state.withLock { $0.end = End(size: $0.size, failure: failure) }
  }

  /// The offset on disk of a byte: exact at the ends of chunks, a straight line between them.
  func diskOffset(of offset: UInt64, from start: UInt64) -> UInt64 {
    state.withLock { state in
      let index = Int(offset / UInt64(Self.chunk))
      guard index < state.diskOffsets.count else { return state.diskOffsets.last ?? start }
      let low = index > 0 ? state.diskOffsets[index - 1] : start
      // What a decoder has taken is counted, so that a step back is none of the data's.
      let span = max(state.diskOffsets[index], low) - low
      return low + span * (offset % UInt64(Self.chunk)) / UInt64(Self.chunk)
    }
  }
}
