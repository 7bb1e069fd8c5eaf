import Contract

/// Values that were cut at a length, or numbers at a limit.
enum CutCell: CheckedRule {
  static let rule = Rule(
    id: "cell.truncated", title: "value that was probably cut", severity: .warning,
    basis: .convention,
    why: "Several values are exactly as long as a text column of databases and none is longer, or "
      + "several are the greatest or least number of a type. Then what did not fit was cut off, "
      + "and different values may have become one.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Make the column of the source wide enough and export again; what was cut is lost here.")

  /// Bytes at which databases and programs cut texts.
  static let lengths = [255, 256, 1024, 65535]
  /// Fewer hits are chance.
  static let fewest = 3

  static func isFinding(_ slot: FindingSlots.Slot, count: Int, in profile: ColumnProfile?) -> Bool {
    guard count >= fewest else { return false }
    return slot.variant == 0 || profile?.lengths?.upperBound == slot.variant
  }

  static func detail(_ place: SamplePlace) -> String? {
    place.value.count < lengths[0] ? "the limit of a type" : "\(place.value.count) bytes"
  }
}
