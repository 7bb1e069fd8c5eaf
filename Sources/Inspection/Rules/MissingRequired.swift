import Contract

/// A column that the guide calls required is in no header.
enum MissingRequired: ColumnRule {
  static let rule = Rule(
    id: "col.missing_required", title: "required column missing", severity: .error,
    basis: .explicit, unit: .columns,
    why: "The guide requires this column; without it the vendor cannot use the rows.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Add the column to the export, or rename the column that holds it "
      + "(--rename OLD=NEW, or r in the explorer).")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    table.columns { column, match in
      let isOther = column.name == "UPDATED_AT" && table.layout.contract.kind != .events
      return column.need == .required && match.isAbsent && !isOther
    }
    .map { column, files in
      BrokenColumn(column.name, .error, in: files, detail: files[0].candidates(for: column))
    }
  }
}

extension ColumnMatch {
  /// Whether there is no column to read.
  var isAbsent: Bool { index == nil }
}
