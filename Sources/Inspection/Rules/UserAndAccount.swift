import Contract

/// A row of the accounts table names a user besides its account.
enum UserAndAccount: CheckedRule {
  static let rule = Rule(
    id: "ent.user_and_account", title: "account row that names a user too", severity: .warning,
    basis: .inferred,
    why: "A profile row lists the properties of one user or of one account, named by USER_ID or "
      + "by ACCOUNT_ID. With both it can be read as either, and an account that comes once for "
      + "each of its users has no row of its own. (A users table may say in ACCOUNT_ID to which "
      + "account a user belongs. A row without its key is counted by cell.null_required.)",
    section: "Profile data table › Columns › USER_ID; Profile data table › Columns › ACCOUNT_ID",
    fix: "Share users and accounts as two tables; in the accounts table give the user's column "
      + "another name, such as OWNER.")

  /// The column of an accounts table that names a user.
  static func isUser(_ column: TableLayout.Column, of contract: TableContract) -> Bool {
    contract.kind == .accounts && column.contract == nil
      && ColumnMatcher.isSpelled(column.name, as: "USER_ID")
  }
}
