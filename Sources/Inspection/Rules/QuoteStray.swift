import Contract
import Tables

/// A quote stands where RFC 4180 has none.
///
/// An error where it ends the cell too early, since what is meant cannot be told then; a warning
/// where it is plain text of a cell without quotes, which most readers keep as it is.
enum QuoteStray: CheckedRule {
  static let rule = Rule(
    id: "csv.quote_stray", title: "quote that has no place there", severity: .error,
    basis: .convention,
    why: "A quote ends a quoted cell unless it is doubled; a backslash before it changes nothing. "
      + "Text behind it is lost or moves to the next cell. In a cell without quotes it is text, "
      + "which strict readers refuse. (RFC 4180, section 2.5 and 2.7.)",
    section: "Prerequisites › supported file types",
    fix: "Quote the cell and double each quote in it, as CSV writers do: \"{\"\"key\"\": 1}\".")
  static let severities: [Severity] = [.error, .warning]

  static func detail(_ place: SamplePlace) -> String? {
    guard let (cell, stray) = place.record.strayQuote(in: place.cell) else { return nil }
    let meant = place.cell == nil ? "cell \(cell + 1)" : "the cell"
    let what =
      switch stray.kind {
      case .textBehind: "text behind the closing quote"
      case .escaped: "a quote behind a backslash"
      case .blanks: "blanks beside the quote"
      case .bare: "a quote in a cell without quotes"
      }
    return "\(what), at byte \(stray.offset) of \(meant)"
  }
}
