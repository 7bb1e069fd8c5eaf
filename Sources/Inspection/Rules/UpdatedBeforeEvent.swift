import Contract

/// A row was written before its event happened.
enum UpdatedBeforeEvent: CheckedRule {
  static let rule = Rule(
    id: "cur.before_event", title: "UPDATED_AT before TIMESTAMP", severity: .warning,
    basis: .inferred,
    why: "UPDATED_AT is when the row was written, so it cannot precede the event. Clocks may "
      + "differ by 5 minutes; beyond 24 hours it is an error. Often one of the two is local time.",
    section: "Event data table › Columns › UPDATED_AT",
    fix: "Write both in UTC, and UPDATED_AT when the row is added or changed.")
  static let severities: [Severity] = [.error, .warning]

  /// Clocks of two machines may be that far apart: microseconds.
  private static let slack: Int64 = 5 * 60 * 1_000_000
  private static let day: Int64 = 24 * 3600 * 1_000_000

  /// The severity of a row, from both times in microseconds.
  @inline(__always)
  static func severity(happened: Int64, updated: Int64) -> Severity? {
    guard updated < happened - slack else { return nil }
    return updated < happened - day ? .error : .warning
  }
}
