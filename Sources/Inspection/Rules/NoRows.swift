import Contract

/// A file has a header and nothing else.
enum NoRows: TableRule {
  static let rule = Rule(
    id: "file.no_rows", title: "file without rows", severity: .warning, basis: .convention,
    unit: .files,
    why: "There is a header and no row below it. Either there was nothing to export, or the "
      + "export found nothing by mistake; whoever reads it cannot tell.",
    section: prerequisites,
    fix: "See whether rows are missing; if there are none, leave the file out.")

  static func broken(in table: TableContext) -> [Broken] {
    let samples = zip(table.layout.files, table.totals.files).compactMap { layout, file in
      file.records == 0 && file.error == nil ? layout.sample() : nil
    }
    return samples.isEmpty ? [] : [Broken(.warning, files: samples)]
  }
}
