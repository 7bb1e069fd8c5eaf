import Contract

/// A time has more digits than a microsecond, or is one that no clock shows.
enum TimestampPrecision: TimestampRule {
  static let rule = Rule(
    id: "ts.precision", title: "time too fine, or one that does not exist", severity: .warning,
    basis: .inferred,
    why: "Many databases keep six digits of a second and refuse or cut more. A second 60, 24:00:00 "
      + "and days such as February 30 are errors: no reader takes all of them.",
    section: "Event data table › Sample Event Table",
    fix: "Write at most six digits of a fraction; write 24:00:00 as 00:00:00 of the next day.")
  static let severities: [Severity] = [.error, .warning]

  /// Too many digits are counted where cells are read a column at a time.
  static func severity(of reading: TimestampReading, in column: ContractColumn) -> Severity? {
    reading == .impossible ? .error : nil
  }

  static func detail(_ place: SamplePlace) -> String? {
    place.time == .impossible ? "no such day or time of day" : "more than six digits of a second"
  }
}
