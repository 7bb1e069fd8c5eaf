import Inspection
import Synchronization

/// Keeps what a running inspection tells about its progress.
final class Snapshots: Sendable {
  private let kept = Mutex<[Inspection]>([])

  func keep(_ inspection: Inspection) { kept.withLock { $0.append(inspection) } }

  var first: Inspection? { kept.withLock(\.first) }
}
