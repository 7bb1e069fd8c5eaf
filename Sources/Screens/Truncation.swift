/// How text that is too long for its width ends.
public enum Truncation: Sendable {
  /// It just ends.
  case clip
  /// Its last column says that there is more.
  case ellipsis
}
