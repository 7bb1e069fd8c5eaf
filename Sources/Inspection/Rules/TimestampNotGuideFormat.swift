import Contract

/// A time is written in another form than the guide's samples.
enum TimestampNotGuideFormat: TimestampRule {
  static let rule = Rule(
    id: "ts.not_guide_format", title: "time in another form than the guide's", severity: .warning,
    basis: .inferred,
    why: "The guide names no form, but all its samples have one. Others may be read differently, "
      + "or not at all.",
    section: "Event data table › Sample Event Table",
    fix: "Write 2022-10-26 07:08:34, in UTC, without a zone.")

  static func severity(of reading: TimestampReading, in column: ContractColumn) -> Severity? {
    switch reading {
    case .other, .utc: rule.severity
    default: nil
    }
  }

  static func detail(_ place: SamplePlace) -> String? { place.time.form?.name }
}
