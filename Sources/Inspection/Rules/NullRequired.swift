import Contract

/// A cell of a required column is empty.
enum NullRequired: CheckedRule {
  static let rule = Rule(
    id: "cell.null_required", title: "empty cell in a required column", severity: .error,
    basis: .explicit,
    why: "The guide requires the column, so every row needs a value in it.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Fill the cell in the export, or leave out rows that have no value.")
  static let hasPatterns = false
}
