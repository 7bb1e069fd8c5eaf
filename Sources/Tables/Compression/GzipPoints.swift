import CCompression
import Synchronization

/// The state of a decoder, which others go on from.
final class GzipState: @unchecked Sendable {
  /// What the states of all open files take, in bytes.
  static let held = Atomic(0)

  let handle: OpaquePointer
  private let size: Int

  /// The state of a decoder now; nothing where there is no memory.
  init?(_ decoder: OpaquePointer) {
    guard let handle = cc_gzip_save(decoder) else { return nil }
    self.handle = handle
    size = cc_gzip_point_size(handle)
    Self.held.add(size, ordering: .relaxed)
  }

  deinit {
    Self.held.subtract(size, ordering: .relaxed)
    cc_gzip_point_free(handle)
  }
}

/// A place in gzip data from which decoding can go on without what stands before.
struct GzipPoint: Sendable {
  /// The offset of the next byte that is decoded.
  let position: UInt64
  /// The offset of the first byte of the source that was not taken.
  let source: UInt64
  /// The decoder's state; nothing at the start of a member, where there is none.
  let state: GzipState?

  /// The start of all.
  static let start = GzipPoint(position: 0, source: 0, state: nil)
}

/// The places from which a file's gzip data can be decoded, evenly spread over what was decoded.
///
/// Every 4 MiB, which take 5 ms to decode: a point holds the window and the tables of the decoder,
/// 54 KiB with ISA-L. Where there would be too many, every other one is dropped and the rest are
/// twice as far apart, so that memory is bounded and jumps become slower instead.
final class GzipPoints: Sendable {
  /// The most points of a file.
  private static let most = 512
  /// The most that points of all files take, in bytes.
  private static let mostMemory = 256 << 20

  private struct State {
    var points: [GzipPoint] = [.start]
    /// How many chunks apart they are.
    var distance = (4 << 20) / DecodedExtent.chunk
  }

  private let state = Mutex(State())

  /// How many there are.
  var count: Int { state.withLock { $0.points.count } }

  /// Looks at a decoder at the start of a chunk, and keeps where it is if a point is due.
  func pass(_ chunk: Int, _ decoder: GzipDecoder) {
    let isDue = state.withLock { chunk > 0 && chunk % $0.distance == 0 }
    guard isDue else { return }
    // The start of a member costs no memory.
    let isNear = decoder.position - decoder.member.position < UInt64(DecodedExtent.chunk)
    guard let point = isNear ? decoder.member : decoder.point else { return }
    state.withLock { state in
      guard state.points.last.map({ $0.position < point.position }) ?? true else { return }
      state.points.append(point)
      let isTooMuch = GzipState.held.load(ordering: .relaxed) > Self.mostMemory
      if state.points.count > Self.most || isTooMuch && point.state != nil {
        state.distance *= 2
        state.points = state.points.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      }
    }
  }

  /// The last point at or before an offset.
  func last(before offset: UInt64) -> GzipPoint {
    state.withLock { state in
      let behind = state.points.firstIndex { $0.position > offset } ?? state.points.count
      return behind > 0 ? state.points[behind - 1] : .start
    }
  }
}
