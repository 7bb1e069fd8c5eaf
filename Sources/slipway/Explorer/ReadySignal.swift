#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Tells a test that a frame is drawn, so that tests wait for it and not for time to pass.
///
/// Where the environment names a descriptor in `SLIPWAY_READY_FD`, a line is
/// written to it for each frame: how many keys and changes of size were handled,
/// and whether no background work is under way.
final class ReadySignal {
  private let descriptor: Int32?
  private var events = 0

  init() {
    descriptor = getenv("SLIPWAY_READY_FD").flatMap { Int32(String(cString: $0)) }
  }

  func countEvent() { events += 1 }

  func report(isIdle: Bool) {
    guard let descriptor else { return }
    let line = Array("\(events) \(isIdle ? 1 : 0)\n".utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
