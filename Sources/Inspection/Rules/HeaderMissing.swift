import Contract
import Tables

/// A file starts with data.
enum HeaderMissing: ShareRule {
  static let rule = Rule(
    id: "csv.header_missing", title: "no header", severity: .error, basis: .convention,
    unit: .files,
    why: "The first row has none of the guide's names, but values such as times and numbers. "
      + "Without names no column can be told from another, and the first row is lost as a header.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Write the names of the columns as the first row.")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.files(.error) { file in
      file.headerFault == .missing ? file.headerSample(detail: "the first row") : nil
    }
  }
}
