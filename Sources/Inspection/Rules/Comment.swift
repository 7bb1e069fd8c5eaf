import Contract

/// A comment stands among the rows.
enum Comment: CheckedRule {
  static let rule = Rule(
    id: "csv.comment", title: "comment among the rows", severity: .warning, basis: .convention,
    why: "There are no comments in CSV (RFC 4180), so a reader takes the line for a row with too "
      + "few cells. It is rejected.",
    section: "Prerequisites › supported file types",
    fix: "Leave comments out of the export.")
}
