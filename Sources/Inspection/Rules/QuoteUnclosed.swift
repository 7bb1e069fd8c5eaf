import Contract
import Tables

/// A quote opens a cell and nothing closes it.
enum QuoteUnclosed: ShapeRule {
  static let rule = Rule(
    id: "csv.quote_unclosed", title: "quote that is never closed", severity: .error,
    basis: .convention,
    why: "A reader takes all that follows for one cell, over line ends, until the next quote. "
      + "The line with the opening quote is rejected here and reading goes on with the next "
      + "line, so that no other row is lost. (RFC 4180, section 2.5 to 2.7.)",
    section: "Prerequisites › supported file types",
    fix: "Close the quote, or double a quote that stands for itself.")

  static func detail(_ place: SamplePlace) -> String? {
    guard let quote = place.record.openQuote else { return nil }
    let lines = quote.lines == 1 ? "1 further line" : "\(quote.lines) further lines"
    return "opened at byte \(quote.offset) of the record; a plain reader would swallow "
      + (quote.isAtLeast ? "at least " : "") + lines
  }

  static func severity(of shape: SplitRows.Shape) -> Severity? {
    shape == .broken ? .error : nil
  }
}
