import Contract

/// A cell holds a line end.
enum NewlineInCell: CheckedRule {
  static let rule = Rule(
    id: "csv.newline_in_cell", title: "line end inside a cell", severity: .info,
    basis: .convention,
    why: "It is allowed inside quotes (RFC 4180, section 2.6), but programs that read line by "
      + "line break the record in two. The guide's own sample has such cells.",
    section: "Event data table › Sample Event Table",
    fix: "Write JSON on one line, if you can choose.")
}
