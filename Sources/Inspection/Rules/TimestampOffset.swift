import Contract

/// A time is followed by an offset from UTC.
enum TimestampOffset: TimestampRule {
  static let rule = Rule(
    id: "ts.tz_offset", title: "time with an offset from UTC", severity: .warning,
    basis: .explicit,
    why: "UPDATED_AT is a UTC timestamp, and there an offset is an error. Of other times the guide "
      + "names no zone. Readers that drop the offset are hours off; here it is taken into account.",
    section: "Event data table › Columns › UPDATED_AT; Profile data table › Columns › UPDATED_AT",
    fix: "Convert the time to UTC and write it without a zone.")
  static let severities: [Severity] = [.error, .warning]

  static func severity(of reading: TimestampReading, in column: ContractColumn) -> Severity? {
    guard case .offset = reading else { return nil }
    return column.name == "UPDATED_AT" ? .error : .warning
  }

  static func detail(_ place: SamplePlace) -> String? {
    guard case .offset(_, let seconds, let time?) = place.time else { return nil }
    let minutes = abs(seconds) / 60
    let offset = "\(seconds < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    return "\(offset), in UTC \(Timestamp(microseconds: time).guideText)"
  }
}
