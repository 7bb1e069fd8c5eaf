import Contract

/// A column of the guide is there under a name that is nearly right.
enum NearMiss: ColumnRule {
  static let rule = Rule(
    id: "col.near_miss", title: "column under another name", severity: .error, basis: .explicit,
    unit: .columns,
    why: "The vendor looks for the guide's names and would not find this column. "
      + "It is checked here as if it had the right name.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Rename the column in the export; --rename OLD=NEW (r in the explorer) tells Slipway "
      + "that it is the one meant.")
  static let severities: [Severity] = [.error, .warning]

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    table.columns { column, match in
      let isWanted = column.need != .accountAnalytics || table.accountAnalytics != false
      return isWanted && match.isNear
    }
    .map { column, files in
      let name = files[0].sourceName(of: column) ?? ""
      return BrokenColumn(
        column.name, table.isNeeded(column) ? .error : .warning, in: files, found: name,
        detail: "`\(name)` looks like \(column.name)")
    }
  }
}

extension ColumnMatch {
  fileprivate var isNear: Bool {
    if case .near = self { true } else { false }
  }
}
