/// A way to spoil a row of the users table.
enum ProfileFault: CaseIterable, Sendable {
  /// The user comes again, half an hour later, at the very same time or on another day.
  case againSameDay, againSameTime, againOtherDay
  case createdIn1970, createdBefore1971
  case nullCountry

  /// The rule that a row spoilt this way breaks, and the column it breaks it in.
  var finding: (rule: String, column: String) {
    switch self {
    case .againSameDay: ("ent.dup_same_partition", "USER_ID")
    case .againSameTime: ("ent.dup_conflict", "USER_ID")
    case .againOtherDay: ("ent.dup_history", "USER_ID")
    case .createdIn1970: ("ts.sentinel", "USER_CREATION_TIME")
    case .createdBefore1971: ("ts.ancient", "USER_CREATION_TIME")
    case .nullCountry: ("cell.null_token", "Country")
    }
  }

  /// Whether the row is one more of a user who has a sound one.
  var isFurtherRow: Bool {
    switch self {
    case .againSameDay, .againSameTime, .againOtherDay: true
    case .createdIn1970, .createdBefore1971, .nullCountry: false
    }
  }
}
