import Explorer
import Inspection
import Synchronization

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Where background work leaves its events; a byte in a pipe wakes the run loop.
final class Mailbox: Sendable {
  /// What lies in the mailbox.
  enum Item: Sendable {
    case event(Event)
    /// The share was opened anew and is to be inspected.
    case opened(CachedInspector, Inspection, generation: Int)
    /// A piece of background work has ended.
    case finished
  }

  private let items = Mutex<[Item]>([])
  /// The end of the pipe that the run loop waits for.
  let wake: Int32
  private let bell: Int32

  init() throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure("no pipe: \(String(cString: strerror(errno)))") }
    (wake, bell) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(wake)
    close(bell)
  }

  /// Leaves an item; from any thread.
  func post(_ item: Item) {
    items.withLock { $0.append(item) }
    // A full pipe wakes the loop just as well.
    var byte: UInt8 = 1
    _ = write(bell, &byte, 1)
  }

  /// Waits until something was left; the run loop waits with the terminal instead.
  func wait() {
    var source = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
    while poll(&source, 1, -1) < 0, errno == EINTR {}
    var bytes = [UInt8](repeating: 0, count: 4096)
    _ = read(wake, &bytes, bytes.count)
  }

  /// Takes everything out, in order.
  func drain() -> [Item] {
    items.withLock { items in
      defer { items = [] }
      return items
    }
  }
}
