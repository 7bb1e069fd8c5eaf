import Contract
import Tables

/// Rows of one file end in different ways.
enum MixedLineEnds: TableRule {
  static let rule = Rule(
    id: "csv.eol_mixed", title: "rows that end in different ways", severity: .warning,
    basis: .convention, unit: .files,
    why: "Readers that go by the first row's line end may take a carriage return for a part of the "
      + "last cell, or several rows for one. Line ends inside quotes do not count.",
    section: "Prerequisites › supported file types",
    fix: "End all rows in the same way; dos2unix does that.")

  static func broken(in table: TableContext) -> [Broken] {
    table.files(.warning) { position in
      var ends = table.layout.files[position].file.head.ends
      ends.merge(table.totals.facts[position].ends)
      guard ends.isMixed, let pair = ends.firstPair, let feed = ends.firstFeed else { return nil }
      let rarer = ends.pairs < ends.feeds ? pair : feed
      return table.line(
        at: rarer, ofFile: position,
        detail: "rows that end in CR LF: \(ends.pairs), in LF: \(ends.feeds)")
    }
  }
}
