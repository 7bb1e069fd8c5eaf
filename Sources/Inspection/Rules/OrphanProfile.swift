import Contract

/// A user or an account that no event names.
enum OrphanProfile: EntityRule {
  static let rule = Rule(
    id: "xref.orphan_profile", title: "profile without events", severity: .info, basis: .inferred,
    unit: .entities, cost: .hashed,
    why: "Some users and accounts do nothing in the time that is shared. Many of them are a sign "
      + "that events are missing, or that the tables write ids in different ways.",
    section: "Profile data table › Rows; Event data table › Columns › USER_ID",
    fix: "Nothing, if these did nothing; else share their events too.")

  static func applies(to reference: any ReferenceRule.Type) -> Bool { true }
  static func broken(by events: KeyUse) -> KeyUse.Keys { events.unused }
}
