import Contract

/// Events do not say to which account their user belongs.
enum MissingAccountID: ColumnRule {
  static let rule = Rule(
    id: "col.missing_account_id", title: "ACCOUNT_ID missing in events", severity: .warning,
    basis: .explicit, unit: .columns,
    why: "Account-level analytics need to know the account of each event.",
    section: "Event data table › Columns › ACCOUNT_ID",
    fix: "Add ACCOUNT_ID to the events, or say that you need no account-level analytics "
      + "(--account-analytics no).")
  static let severities: [Severity] = [.error, .warning]

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    guard table.accountAnalytics != false else { return [] }
    return table.columns { $0.need == .accountAnalytics && $1.isAbsent }
      .map { column, files in
        BrokenColumn(
          column.name, table.isNeeded(column) ? .error : .warning, in: files,
          detail: files[0].candidates(for: column))
      }
  }
}
