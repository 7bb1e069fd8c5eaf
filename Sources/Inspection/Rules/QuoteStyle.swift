import Contract
import Tables

/// Cells are quoted by another sign than RFC 4180 has.
enum QuoteStyle: ShareRule {
  static let rule = Rule(
    id: "csv.quote_style", title: "quotes of another kind", severity: .warning,
    basis: .convention, unit: .files,
    why: "The cells are read here without these quotes. Other readers take them for text, and "
      + "a delimiter between them for the end of the cell. (RFC 4180, section 2.5: \".)",
    section: "Prerequisites › supported file types",
    fix: "Quote cells with \", and double it where it stands for itself.")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.files(.warning) { file in
      let quote = file.file.dialect.quote
      guard quote != UInt8(ascii: "\"") else { return nil }
      return file.headerSample(detail: "the quote is \(ByteName.of(quote))")
    }
  }
}
