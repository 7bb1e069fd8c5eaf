import Contract

/// An event names a user or an account that the other table writes in another way.
enum IDShape: CheckedRule {
  static let rule = Rule(
    id: "xref.id_shape", title: "id that the other table writes in another way",
    severity: .warning, basis: .inferred, cost: .hashed,
    why: "Ids are compared as they are written, so these rows belong to nobody. The same id is "
      + "there without blanks around it, in lower or upper case, with or without `.0` behind it "
      + "or zeros before it; spreadsheets and number columns write ids so.",
    section: "Event data table › Columns › USER_ID; Profile data table › Columns › USER_ID",
    fix: "Write ids as text and in one way in all tables, as the detail shows it.")
  // Where keys are joined when all is read, no values are at hand.
  static let hasPatterns = false

  static func detail(_ place: SamplePlace) -> String? {
    place.keys?.otherShape(of: place.value).map { "there as `\($0)`" }
  }
}
