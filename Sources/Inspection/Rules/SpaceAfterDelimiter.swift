import Contract
import Tables

/// Blanks stand between a delimiter and a quote.
///
/// A warning while the cell can be read; an error where the row falls apart, or where quotes are in
/// the way of a time or JSON.
enum SpaceAfterDelimiter: CheckedRule {
  static let rule = Rule(
    id: "csv.space_after_delim", title: "blank between delimiter and quote", severity: .warning,
    basis: .convention,
    why: "A quote opens a cell only as its first byte, so that the quotes behind a blank are text "
      + "and a delimiter between them ends the cell. (RFC 4180, section 2.4: spaces are part of "
      + "a field.)",
    section: "Prerequisites › supported file types",
    fix: "Write no blanks around delimiters.")
  static let severities: [Severity] = [.error, .warning]

  static func detail(_ place: SamplePlace) -> String? { QuoteStray.detail(place) }
}
