import Contract
import Tables

/// A column that looks like one of the guide's, and means something else, is all there is.
enum SynonymTrap: ColumnRule {
  static let rule = Rule(
    id: "col.synonym_trap", title: "column that means something else", severity: .warning,
    basis: .inferred, unit: .columns,
    why: "Ids of devices and of visitors who are not known are no users; when a server got or sent "
      + "an event is not when it happened; when a row was created is not when it last changed.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Export the column that the guide means. Rename this one only where you are sure that it "
      + "holds the same.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    table.layout.contract.columns.enumerated().compactMap { position, column in
      let found = table.layout.files.compactMap { file in
        trap(for: column, file.matches[position], in: file).map { (file, $0) }
      }
      guard let name = found.first?.1 else { return nil }
      return BrokenColumn(
        column.name, .warning, in: found.map(\.0), found: name,
        detail: "`\(name)` is not \(column.name)")
    }
  }

  /// The column that is taken for one of the guide's, by the user or for want of a better one.
  private static func trap(
    for column: ContractColumn, _ match: ColumnMatch, in file: FileLayout
  ) -> String? {
    switch match {
    case .renamed(let index):
      let name = file.file.header[index]
      return ColumnMatcher.isTrap(name, for: column.name) ? name : nil
    case .missing:
      let taken = Set(file.matches.compactMap(\.index))
      return file.file.header.enumerated().first { index, name in
        !taken.contains(index) && ColumnMatcher.isTrap(name, for: column.name)
      }?.element
    default: return nil
    }
  }
}
