import Contract

/// Something happened, or an account was made, after now.
enum TimestampFuture: CheckedRule {
  static let rule = Rule(
    id: "ts.future", title: "time that is still to come", severity: .warning, basis: .explicit,
    why: "The column says when something happened. More than an hour ahead of now is a wrong clock "
      + "or local time taken for UTC; more than a day is an error.",
    section: "Event data table › Columns › TIMESTAMP; Profile data table › Columns",
    fix: "Write times in UTC, and leave out what is planned but has not happened.")
  static let severities: [Severity] = [.error, .warning]
}
