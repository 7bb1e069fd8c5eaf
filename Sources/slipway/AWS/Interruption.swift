#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The wish to stop: Ctrl-C, a hang-up, or the end of the session.
enum Interruption {
  /// The signals that ask the program to stop.
  static let signals = [SIGINT, SIGTERM, SIGHUP]

  nonisolated(unsafe) private static var received: sig_atomic_t = 0

  /// From now on these signals are only remembered; also where whoever started the program had
  /// them blocked.
  static func remember() {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals { sigaddset(&set, number) }
    sigprocmask(SIG_UNBLOCK, &set, nil)
    for number in signals { signal(number) { Interruption.received = $0 } }
  }

  /// The signal that came, if one did.
  static var signal: Int32? { received == 0 ? nil : received }

  private static func signal(
    _ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void
  ) {
    #if canImport(Glibc)
    Glibc.signal(number, handler)
    #else
    Darwin.signal(number, handler)
    #endif
  }

  /// Waits until a descriptor can be read, or so long; false once the user wants to stop.
  static func wait(for descriptor: Int32? = nil, milliseconds: Int) -> Bool {
    var left = milliseconds
    while signal == nil {
      var request = pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0)
      // A signal that comes between the question and the wait is seen after this long.
      let slice = min(left, 100)
      if poll(&request, 1, Int32(slice)) > 0 { return true }
      guard left != Int.max else { continue }
      left -= slice
      if left <= 0 { return true }
    }
    return false
  }
}
