import Contract

/// An event happened before its user was there.
enum BeforeCreation: CheckedRule {
  static let rule = Rule(
    id: "xref.before_creation", title: "event more than a day before its user's creation",
    severity: .warning, basis: .inferred, cost: .hashed,
    why: "USER_CREATION_TIME is since when a user is active, so no event of the user should come "
      + "before. A day more or less may be a time zone. Of several rows of a user the earliest "
      + "time counts, in whole seconds.",
    section: "Profile data table › Columns › USER_CREATION_TIME; Event data table › Columns › "
      + "TIMESTAMP",
    fix: "Look whether the events carry the wrong time or user, or whether USER_CREATION_TIME is "
      + "when the row was made.")
  // Where keys are joined when all is read, no values are at hand.
  static let hasPatterns = false

  private static let day: Int64 = 24 * 3600

  /// The second since 1970 before which no event of a user should be, by the user's creation in
  /// microseconds; 0 where any may.
  static func earliest(_ created: Int64) -> UInt32 {
    UInt32(clamping: (created / 1_000_000) - day)
  }
}
