import Contract

/// An event names a user that the users table does not have.
enum UserMissing: ReferenceRule {
  static let rule = Rule(
    id: "xref.user_missing", title: "user not in the users table", severity: .warning,
    basis: .inferred, cost: .hashed,
    why: "Nothing is known of who did these events. Up to 1 % of the events it is a hint: users "
      + "come and go between exports.",
    section: "Event data table › Columns › USER_ID; Profile data table › Columns › USER_ID",
    fix: "Export the users whose events you share, with ids written the same way in both tables.")

  static let column = "USER_ID"
  static let target = TableKind.users
}
