import Contract
import Tables

/// The last row of a file has no line end.
enum MissingLastLineEnd: TableRule {
  static let rule = Rule(
    id: "csv.eol_missing_last", title: "no line end after the last row", severity: .info,
    basis: .convention, unit: .files,
    why: "It is allowed (RFC 4180, section 2.2), but such a file may have been cut short, and when "
      + "files are joined the next one's first row is appended to this row.",
    section: "Prerequisites › supported file types",
    fix: "End the last row as all others.")

  static func broken(in table: TableContext) -> [Broken] {
    table.files(.info) { position in
      let file = table.layout.files[position].file
      let hasRows = table.totals.files[position].records > 0
      let ends = hasRows ? table.totals.facts[position].ends : file.head.ends
      // In the middle of a row it is `file.truncated`.
      let isCut = table.totals.facts[position].isCut
      return ends.isUnfinished && !isCut ? .file(file.name) : nil
    }
  }
}
