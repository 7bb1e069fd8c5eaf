import Screens

/// What `Terminal.next` woke up for.
public enum TerminalEvent: Equatable, Sendable {
  case key(Key)
  case pointer(Pointer)
  case resize(Size)
  /// A byte came through the wake pipe.
  case woken
  /// The terminal is gone.
  case hangup
}
