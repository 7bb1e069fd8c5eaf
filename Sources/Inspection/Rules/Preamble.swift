import Contract
import Tables

/// Lines stand above the header.
enum Preamble: ShareRule {
  static let rule = Rule(
    id: "csv.preamble", title: "lines above the header", severity: .warning, basis: .convention,
    unit: .files,
    why: "Reading starts below them here. Other readers take the first line for the header, and "
      + "then find no column.",
    section: "Prerequisites › supported file types",
    fix: "Leave titles, notes and comments out of the export.")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.files(.warning) { file in
      let head = file.file.head
      guard head.preamble > 0 else { return nil }
      let rows = head.preamble == 1 ? "1 row" : "\(head.preamble) rows"
      return .file(
        file.file.name, detail: "\(rows) above the header, which is on line \(head.line)")
    }
  }
}
