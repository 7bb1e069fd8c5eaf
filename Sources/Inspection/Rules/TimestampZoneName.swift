import Contract

/// A time is followed by the name of a time zone.
enum TimestampZoneName: TimestampRule {
  static let rule = Rule(
    id: "ts.tz_name", title: "time with the name of a zone", severity: .error, basis: .explicit,
    why: "The column holds times, and a name such as EST or IST means several zones, of which few "
      + "readers know any. Without an offset the time is not known, and the row has no partition.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Convert the time to UTC and write it without a zone.")

  static func severity(of reading: TimestampReading, in column: ContractColumn) -> Severity? {
    if case .zoneName = reading { rule.severity } else { nil }
  }
}
