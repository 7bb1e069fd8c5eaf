import Contract

/// A time is followed by one or two characters that do not belong to it.
enum TimestampTrailingJunk: TimestampRule {
  static let rule = Rule(
    id: "ts.trailing_junk", title: "characters behind the time", severity: .error,
    basis: .explicit,
    why: "A strict reader refuses the cell. It is read here without them, so that the row keeps "
      + "its partition. The guide's own sample has one (`20:01:14_`).",
    section: "Profile data table › Sample User Table",
    fix: "Drop what follows the seconds.")

  static func severity(of reading: TimestampReading, in column: ContractColumn) -> Severity? {
    if case .trailingJunk = reading { rule.severity } else { nil }
  }
}
