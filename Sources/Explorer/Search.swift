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

/// The rows of a whole table that have what was searched for, as far as they are known.
struct SearchHits: Sendable {
  let request: FilterRequest
  var index = FilterIndex()
  /// Whether nothing more is looked for.
  var isOver = false
}
