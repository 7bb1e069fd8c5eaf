import Contract

/// An id, or one of a property's few values, has blanks around it.
///
/// In ids always; in other columns where values are few and come again and again, so that somebody
/// will count by them. In free text a blank at the end does no harm.
enum PaddedCell: CheckedRule {
  static let rule = Rule(
    id: "cell.whitespace", title: "blanks around a value", severity: .warning, basis: .inferred,
    why: "Blanks are part of a cell (RFC 4180, section 2.4), so that `pro ` and `pro` are two "
      + "plans, and an id with a blank is another user. Ids are compared here without them.",
    section: "Event data table › Columns › USER_ID; Profile data table › Columns",
    fix: "Trim values in the export.")

  /// A column with at most so many distinct values is one that people count by.
  static let fewValues = 50
  /// So often each must come on average.
  static let usualRepeats = 20

  /// The variant of slots about ids.
  static let forIDs = 1

  static func isFinding(_ slot: FindingSlots.Slot, count: Int, in profile: ColumnProfile?) -> Bool {
    if slot.variant == forIDs { return true }
    guard let profile, profile.distinct.isExact else { return false }
    return profile.distinct.count <= fewValues
      && profile.values >= usualRepeats * profile.distinct.count
  }

  static func detail(_ place: SamplePlace) -> String? {
    let value = place.value
    return value.withUnsafeBufferPointer { value in
      let blanks = value.count - value.bare.count
      return blanks == 1 ? "1 blank" : "\(blanks) blanks"
    }
  }
}
