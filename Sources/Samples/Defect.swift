/// A way to spoil one event row.
enum Defect: CaseIterable {
  case emptyUserID
  case emptyEventName
  case unparseableTimestamp
  case junkAfterTimestamp
  case isoTimestamp
  case unclosedJSON
  case trailingCommaJSON
  case shortRow
  case longRow
  case updatedTwoHoursEarly
  case updatedThreeDaysEarly
  case exactDuplicate
  case unknownUser
  case unknownAccount

  /// The rule that a row spoilt this way breaks, and the column it breaks it in.
  var finding: (rule: String, column: String?) {
    switch self {
    case .emptyUserID: ("cell.null_required", "USER_ID")
    case .emptyEventName: ("cell.null_required", "EVENT_NAME")
    case .unparseableTimestamp: ("ts.unparseable", "TIMESTAMP")
    case .junkAfterTimestamp: ("ts.trailing_junk", "TIMESTAMP")
    case .isoTimestamp: ("ts.not_guide_format", "TIMESTAMP")
    case .unclosedJSON: ("json.invalid", "EVENT_PROPERTIES")
    case .trailingCommaJSON: ("json.trailing_comma", "EVENT_PROPERTIES")
    case .shortRow: ("csv.ragged_short", nil)
    case .longRow: ("csv.ragged_long", nil)
    case .updatedTwoHoursEarly, .updatedThreeDaysEarly: ("cur.before_event", "UPDATED_AT")
    case .exactDuplicate: ("row.dup_exact", nil)
    case .unknownUser: ("xref.user_missing", "USER_ID")
    case .unknownAccount: ("xref.account_missing", "ACCOUNT_ID")
    }
  }

  /// How many rows are spoilt this way for each one of the rarest ways.
  var frequency: Int {
    switch self {
    case .unparseableTimestamp: 3
    case .isoTimestamp, .trailingCommaJSON, .exactDuplicate, .unknownUser: 2
    default: 1
    }
  }

  /// Whether the row must be among the first delivered.
  ///
  /// An `UPDATED_AT` set back in a later file would also lie behind the files before it.
  var belongsInFirstFile: Bool {
    self == .updatedTwoHoursEarly || self == .updatedThreeDaysEarly
  }
}
