import BucketSetup
import Explorer
import Synchronization
import Tables

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Asks AWS beside all other work, each probe on a thread of its own until nobody waits for it.
final class Prober: Sendable {
  /// While a name is being typed each letter makes another one; only where the user stops is it
  /// worth to start a program.
  private static let pause = Duration.milliseconds(400)

  private let running = Mutex<[Probe: BackgroundQueue.Token]>([:])

  /// Begins a probe; its end is one `finished` in the mailbox, with the answer before it unless it
  /// was cancelled.
  func begin(_ probe: Probe, _ mailbox: Mailbox) {
    let token = BackgroundQueue.Token()
    running.withLock { $0[probe] = token }
    WorkerThreads.detach { [self] in
      wait(token)
      if !token.isCancelled,
        let event = SetupWork.event(for: .probe(probe), isCancelled: { token.isCancelled })
      {
        mailbox.post(.event(.setup(event)))
      }
      running.withLock { if $0[probe] === token { $0[probe] = nil } }
      mailbox.post(.finished)
    }
  }

  /// Lets go of a probe.
  func cancel(_ probe: Probe) {
    running.withLock { $0.removeValue(forKey: probe) }?.cancel()
  }

  private func wait(_ token: BackgroundQueue.Token) {
    let end = ContinuousClock.now + Self.pause
    while !token.isCancelled, ContinuousClock.now < end { usleep(20_000) }
  }
}
