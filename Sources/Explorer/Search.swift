import Inspection

/// What was searched for.
public struct Search: Sendable, Equatable {
  /// What to look for.
  let pattern: Pattern
  /// The name of the column in which to; nothing for all.
  let column: String?

  /// The rows that have it.
  var filter: RowFilter { .matching(pattern, column: column) }
}
