/// How much a problem with an answer weighs.
public enum ProblemSeverity: Comparable, Sendable {
  /// Worth knowing; nothing is wrong.
  case note
  /// Works, and makes trouble later.
  case warning
  /// Cannot go on with this answer.
  case error
}
