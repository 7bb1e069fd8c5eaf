import Contract
import Inspection

/// Whether a check passed, and the exit status that says so.
public enum CheckVerdict: String, Sendable {
  /// Nothing at or above the level that fails.
  case pass
  /// Findings at or above it.
  case fail
  /// Something could not be read, so that nothing can be promised.
  case incomplete

  /// Judges an inspection; without a level no finding fails.
  public init(_ inspection: Inspection, failOn level: Severity?) {
    if !inspection.unreadable.isEmpty {
      self = .incomplete
    } else if let level, let worst = inspection.worst, worst >= level {
      self = .fail
    } else {
      self = .pass
    }
  }

  /// The exit status of the command.
  public var exitStatus: Int32 {
    switch self {
    case .pass: 0
    case .fail: 1
    case .incomplete: 3
    }
  }
}
