import Contract
import Tables

/// A file has lines with nothing on them.
enum BlankRow: TableRule {
  static let rule = Rule(
    id: "csv.blank_row", title: "lines with nothing on them", severity: .warning,
    basis: .convention, unit: .files,
    why: "They are passed over here and are no records. Some readers stop at the first, others "
      + "make a row of empty cells of each.",
    section: "Prerequisites › supported file types",
    fix: "Write no blank lines, at the end of a file neither.")

  static func broken(in table: TableContext) -> [Broken] {
    table.files(.warning) { position in
      guard let first = table.totals.facts[position].firstBlank else { return nil }
      let count = table.totals.files[position].blankLines
      return table.line(
        at: first, ofFile: position,
        detail: count == 1 ? "1 line" : "\(count) lines, this is the first")
    }
  }
}
