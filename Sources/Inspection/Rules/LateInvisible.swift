import Contract

/// A row came in a later drop than rows with the same or a later `UPDATED_AT`.
enum LateInvisible: CheckedRule {
  static let rule = Rule(
    id: "cur.late_invisible", title: "row too late for its UPDATED_AT", severity: .warning,
    basis: .inferred, cost: .ordered,
    why: "Who asks for rows beyond the greatest UPDATED_AT seen so far never gets this one: an "
      + "earlier drop reached as far. Drops are told by the days in the paths of files; where "
      + "paths have none, by when files were last changed. A file that reaches past the day after "
      + "the next drop was written again later, and counts for no drop before another.",
    section: "Event data table › Columns › UPDATED_AT; Profile data table › Columns › UPDATED_AT",
    fix: "Set UPDATED_AT when the row is written to the share, so that it never lies behind what "
      + "was shared before.")
}
