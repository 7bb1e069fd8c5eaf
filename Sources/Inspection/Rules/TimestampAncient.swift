import Contract

/// A time lies before any product could have counted it.
enum TimestampAncient: CheckedRule {
  static let rule = Rule(
    id: "ts.ancient", title: "time before 1971", severity: .warning, basis: .convention,
    why: "No event and no account of a product is that old. Most often a number in the wrong unit "
      + "or a year of two digits was converted.",
    section: "Event data table › Columns › TIMESTAMP; Profile data table › Columns",
    fix: "Look how the column is made from its source.")
}
