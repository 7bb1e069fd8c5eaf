import Contract

/// An event names an account that the accounts table does not have.
enum AccountMissing: ReferenceRule {
  static let rule = Rule(
    id: "xref.account_missing", title: "account not in the accounts table", severity: .warning,
    basis: .inferred, cost: .hashed,
    why: "Nothing is known of the account behind these events. Up to 1 % of the events it is a "
      + "hint: accounts come and go between exports.",
    section: "Event data table › Columns › ACCOUNT_ID; Profile data table › Columns › ACCOUNT_ID",
    fix: "Export the accounts whose events you share, with ids written the same way in both "
      + "tables.")

  static let column = "ACCOUNT_ID"
  static let target = TableKind.accounts
}
