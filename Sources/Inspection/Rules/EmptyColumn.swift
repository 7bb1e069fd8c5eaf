import Contract
import Tables

/// No record has a value in a column.
///
/// In a column that the guide requires each cell is counted by `cell.null_required`, which says the
/// same; one mistake is one finding.
enum EmptyColumn: TableRule {
  static let rule = Rule(
    id: "col.empty", title: "column without any value", severity: .info, basis: .convention,
    unit: .columns,
    why: "Nothing is shared in it, often because the export reads a field that has another name "
      + "now. It is judged from 1,000 records on. Where account-level analytics need ACCOUNT_ID, it "
      + "is an error as if the column were missing.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Fill the column in the export, or leave it out.")
  static let severities: [Severity] = [.error, .info]

  /// A column of fewer records may be empty by chance.
  static let fewestRows = 1000

  static func broken(in table: TableContext) -> [Broken] {
    guard table.rows >= fewestRows else { return [] }
    return table.layout.columns.compactMap { column in
      guard column.contract?.need != .required,
        let profile = table.profile(at: column.position), profile.values == 0
      else { return nil }
      let files = table.layout.files.filter { $0.cell(of: column.position) != nil }
      return Broken(
        column.name, severity(of: column, in: table), count: 1, files: files.count,
        samples: files.map { .file($0.file.name) })
    }
  }

  private static func severity(
    of column: TableLayout.Column, in table: TableContext
  ) -> Severity {
    guard column.contract?.need == .accountAnalytics else { return .info }
    let hasAccounts = table.share.tables.contains { $0.kind == .accounts }
    return table.share.settings.accountAnalytics ?? hasAccounts ? .error : .info
  }
}
