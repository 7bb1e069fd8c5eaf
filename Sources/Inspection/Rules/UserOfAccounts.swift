import Contract

/// A user whose events name more than one account.
enum UserOfAccounts: EntityRule {
  static let rule = Rule(
    id: "xref.user_multi_account", title: "user with events of several accounts", severity: .info,
    basis: .inferred, unit: .entities, cost: .hashed,
    why: "Only events say to which account a user belongs. People may change or share accounts; "
      + "if yours cannot, the account of some events is wrong, and numbers of accounts with it.",
    section: "Event data table › Columns › ACCOUNT_ID",
    fix: "Nothing, if users belong to several accounts; else write each user's own account.")

  static func applies(to reference: any ReferenceRule.Type) -> Bool {
    reference.column == "USER_ID"
  }

  static func broken(by events: KeyUse) -> KeyUse.Keys { events.mixed }
}
