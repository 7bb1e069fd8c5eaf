import Contract
import Tables

/// Rows end in a carriage return alone.
enum CarriageReturnEnds: ShareRule {
  static let rule = Rule(
    id: "csv.eol_cr", title: "rows that end in a carriage return alone", severity: .warning,
    basis: .convention, unit: .files,
    why: "Programs that expect line feeds see the whole file as one line.",
    section: "Prerequisites › supported file types",
    fix: "End rows with a line feed, or with a carriage return and a line feed.")

  static func broken(in share: ShareContext) -> [(table: TableKind?, broken: Broken)] {
    share.files(.warning) { file in
      file.file.dialect.lineEnd == UInt8(ascii: "\r") ? .file(file.file.name) : nil
    }
  }
}
