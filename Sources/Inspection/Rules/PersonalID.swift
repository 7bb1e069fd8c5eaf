import Contract

/// A user's id is an e-mail address or a telephone number.
enum PersonalID: CheckedRule {
  static let rule = Rule(
    id: "id.pii", title: "user id that is an address or a number", severity: .info,
    basis: .convention,
    why: "An e-mail address or telephone number names a person in every row, changes when they "
      + "change it, and is written in several ways.",
    section: "Event data table › Columns › USER_ID",
    fix: "Use an id that your database gave the user, if you can choose, in all tables; the "
      + "address can be a property of the profile.")

  /// The column that is looked at.
  static let column = "USER_ID"

  static func detail(_ place: SamplePlace) -> String? { DamagedID.detail(place) }
}
