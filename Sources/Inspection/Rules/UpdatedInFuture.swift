import Contract

/// A row says that it was written after now.
enum UpdatedInFuture: CheckedRule {
  static let rule = Rule(
    id: "cur.future", title: "UPDATED_AT that is still to come", severity: .error,
    basis: .explicit,
    why: "UPDATED_AT is the UTC time at which the row was written, and that has passed. The vendor "
      + "asks for rows beyond the greatest one seen: one that is ahead hides all rows up to it.",
    section: "Event data table › Columns › UPDATED_AT; Profile data table › Columns › UPDATED_AT",
    fix: "Write UPDATED_AT in UTC, by the clock of the database that writes the row.")
}
