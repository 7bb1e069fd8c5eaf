import Synchronization
import Tables

/// A thread that does one piece of work after another, and lets pointless ones go.
final class BackgroundQueue: Sendable {
  /// Tells a piece of work that nobody waits for it any more.
  final class Token: Sendable {
    private let flag = Atomic(false)
    var isCancelled: Bool { flag.load(ordering: .relaxed) }
    func cancel() { flag.store(true, ordering: .relaxed) }
  }

  private struct Work: Sendable {
    let token: Token
    let body: @Sendable (Token) -> Void
    let finished: @Sendable () -> Void
  }

  private struct Contents: Sendable {
    var waiting: [Work] = []
    var running: Token?
    var isBusy = false
  }

  private let contents = Mutex(Contents())

  /// Adds work; what waits or runs before it is cancelled where `replacing`.
  ///
  /// `finished` is called for each piece of work, done or let go.
  func run(
    replacing: Bool, _ body: @escaping @Sendable (Token) -> Void,
    finished: @escaping @Sendable () -> Void
  ) {
    if replacing { cancelAll() }
    let mustStart = contents.withLock { contents in
      contents.waiting.append(Work(token: Token(), body: body, finished: finished))
      defer { contents.isBusy = true }
      return !contents.isBusy
    }
    if mustStart { WorkerThreads.detach { [self] in work() } }
  }

  /// Lets go of all that waits, and tells what runs to stop.
  func cancelAll() {
    contents.withLock { contents in
      contents.running?.cancel()
      for work in contents.waiting { work.token.cancel() }
    }
  }

  private func work() {
    while let next = take() {
      if !next.token.isCancelled { next.body(next.token) }
      next.finished()
    }
  }

  private func take() -> Work? {
    contents.withLock { contents in
      guard !contents.waiting.isEmpty else {
        contents.running = nil
        contents.isBusy = false
        return nil
      }
      let next = contents.waiting.removeFirst()
      contents.running = next.token
      return next
    }
  }
}
