import Contract

/// A count or sum stands below the rows.
enum Footer: CheckedRule {
  static let rule = Rule(
    id: "csv.footer", title: "count or sum below the rows", severity: .warning,
    basis: .convention,
    why: "Database shells and spreadsheets write such a line, and a reader takes it for a row with "
      + "too few cells. It is rejected.",
    section: "Prerequisites › supported file types",
    fix: "Turn it off: \\pset footer off in psql, SET FEEDBACK OFF in SQL*Plus, SET NOCOUNT ON in "
      + "sqlcmd.")
}
