import Contract

/// A column of the guide is written in other letter case.
enum OtherCase: ColumnRule {
  static let rule = Rule(
    id: "col.case", title: "column name in other letter case", severity: .warning,
    basis: .inferred, unit: .columns,
    why: "The guide writes its columns in capitals. Most loaders fold the case, some do not.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Write the name in the guide's capitals.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    table.columns { _, match in match.isOtherCase }
      .map { column, files in
        let name = files[0].sourceName(of: column) ?? ""
        return BrokenColumn(
          column.name, .warning, in: files, found: name, detail: "`\(name)` is \(column.name)")
      }
  }
}

extension ColumnMatch {
  fileprivate var isOtherCase: Bool {
    if case .otherCase = self { true } else { false }
  }
}
