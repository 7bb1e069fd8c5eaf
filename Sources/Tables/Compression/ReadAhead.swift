import Synchronization

/// Keeps a stream decoded somewhat further than its readers are, so that decoding and checking
/// overlap.
///
/// A thread of its own does it, which ends where it is far enough and is started again by the next
/// reader who comes near; a reader who comes too near decodes for itself and waits for nothing but
/// the chunk in the works. Only the time of decoding depends on it, never what is decoded.
final class ReadAhead: Sendable {
  /// Chunks that are decoded beyond a reader's.
  static let distance = 16
  /// Readers of a file's head alone want nothing beyond.
  private static let first = (1 << 20) / DecodedExtent.chunk

  private let goal = Atomic(0)
  private let isWorking = Atomic(false)

  /// A reader is at a chunk of so many decoded ones; `step` decodes another, and says if it could.
  func reach(_ chunk: Int, of decoded: Int, step: @escaping @Sendable (_ goal: Int) -> Bool) {
    guard chunk >= Self.first, chunk < decoded, chunk + Self.distance / 2 >= decoded else { return }
    goal.store(chunk + Self.distance, ordering: .relaxed)
    guard !isWorking.exchange(true, ordering: .acquiring) else { return }
    WorkerThreads.detach { [self] in
      while step(goal.load(ordering: .relaxed)) {}
      isWorking.store(false, ordering: .releasing)
    }
  }
}
