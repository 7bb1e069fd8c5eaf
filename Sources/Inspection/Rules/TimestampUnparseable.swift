import Contract

/// A cell that should hold a time holds none.
enum TimestampUnparseable: TimestampRule {
  static let rule = Rule(
    id: "ts.unparseable", title: "not a date", severity: .error, basis: .explicit,
    why: "The column holds times, and tables are partitioned by time; "
      + "a row without a time has no partition.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Write times as in the guide's sample: 2022-10-26 07:08:34.")

  static func severity(of reading: TimestampReading, in column: ContractColumn) -> Severity? {
    reading == .unreadable ? rule.severity : nil
  }

  static func detail(_ place: SamplePlace) -> String? { nearestForm(place.value) }

  /// What the value comes closest to, where that helps.
  static func nearestForm(_ value: [UInt8]) -> String? {
    let shape = value.map { (48...57).contains($0) ? UInt8(ascii: "9") : $0 }
    if shape.starts(with: Array("9999-99-99".utf8)) { return "no such day or time of day" }
    if shape == Array("99:99:99".utf8) { return "a time of day without a date" }
    if !shape.isEmpty, shape.allSatisfy({ $0 == UInt8(ascii: "9") }) {
      return "a number that no time between 1995 and 2100 has"
    }
    return nil
  }
}
