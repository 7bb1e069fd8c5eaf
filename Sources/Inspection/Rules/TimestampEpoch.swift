import Contract

/// A time is written as a number.
enum TimestampEpoch: TimestampRule {
  static let rule = Rule(
    id: "ts.epoch", title: "time written as a number", severity: .error, basis: .explicit,
    why:
      "The column holds times. A number is none to who reads dates as in the guide's sample, and "
      + "its unit is anyone's guess. It is read here by its digits, so that the row keeps its "
      + "partition.",
    section: "Event data table › Columns; Event data table › Sample Event Table",
    fix: "Write 2022-10-26 07:08:34 in UTC; most databases convert with TO_TIMESTAMP or "
      + "FROM_UNIXTIME.")

  static func severity(of reading: TimestampReading, in column: ContractColumn) -> Severity? {
    if case .number = reading { rule.severity } else { nil }
  }

  static func detail(_ place: SamplePlace) -> String? {
    guard case .number(let unit, let time) = place.time else { return nil }
    return "\(unit.rawValue): \(Timestamp(microseconds: time).guideText)"
  }
}
