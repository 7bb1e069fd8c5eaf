import Contract

/// A cell holds a word that stands for nothing.
///
/// In columns that the guide names `none` and a lone dash count too; a profile's property may have
/// them for values.
enum NullToken: CheckedRule {
  static let rule = Rule(
    id: "cell.null_token", title: "a word for nothing instead of an empty cell", severity: .error,
    basis: .explicit,
    why: "`null`, `N/A`, `NaN` and their like are what programs write for an empty cell. A reader "
      + "takes the word for a value: all such rows become those of one user, event or plan. In a "
      + "column that the guide requires it is an error, since every row needs a value there.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Leave the cell empty, with nothing between the delimiters; in a required column fill it, "
      + "or leave out rows that have no value.")
  static let severities: [Severity] = [.error, .warning]
}
