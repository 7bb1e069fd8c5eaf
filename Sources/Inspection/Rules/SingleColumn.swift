import Contract
import Tables

/// A header is one name that holds several.
enum SingleColumn: ShareRule {
  static let rule = Rule(
    id: "csv.single_column", title: "all columns in one", severity: .error, basis: .convention,
    unit: .files,
    why: "The whole header is read as one name, and each row as one cell: the delimiter is an "
      + "unusual one, or whole lines stand in quotes.",
    section: "Prerequisites › supported file types",
    fix: "Separate cells with commas; put quotes around cells and not around lines.")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.files(.error) { file in
      guard file.headerFault == .singleColumn else { return nil }
      let names = HeaderFault.words(of: file.file.header[0])
      return file.headerSample(detail: "holds " + names.joined(separator: ", "))
    }
  }
}
