import Contract
import Tables

/// Events have a column that the guide does not name.
enum UnknownEventColumn: ColumnRule {
  static let rule = Rule(
    id: "col.unknown_event", title: "column that the guide does not have for events",
    severity: .warning, basis: .inferred, unit: .columns,
    why: "The guide lists the columns of an event and has EVENT_PROPERTIES for all else. It does "
      + "not say whether further columns are kept.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Ask the vendor whether the column is kept, or write it as a key of EVENT_PROPERTIES.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    let layout = table.layout
    guard !layout.contract.takesFurtherColumns else { return [] }
    return layout.columns.compactMap { column in
      guard column.contract == nil else { return nil }
      let files = layout.files.filter { isUnknown(column, in: $0) }
      guard !files.isEmpty else { return nil }
      return BrokenColumn(column.name, .warning, in: files)
    }
  }

  /// Headers that are none, blank and repeated names, and those that may be meant for a missing column, are other rules'.
  private static func isUnknown(_ column: TableLayout.Column, in file: FileLayout) -> Bool {
    guard file.headerFault == nil, let cell = file.cell(of: column.position),
      file.file.header[cell] == column.name,
      !column.name.allSatisfy(\.isWhitespace)
    else { return false }
    return !zip(file.contract.columns, file.matches).contains { meant, match in
      switch match {
      case .ambiguous(let cells): cells.contains(cell)
      case .missing: ColumnMatcher.isTrap(column.name, for: meant.name)
      default: false
      }
    }
  }
}
