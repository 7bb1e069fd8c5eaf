import Contract

/// A time stands for "none".
enum TimestampSentinel: CheckedRule {
  static let rule = Rule(
    id: "ts.sentinel", title: "time that stands for none", severity: .warning, basis: .convention,
    why: "1970-01-01, 1900-01-01, 0001-01-01 and 9999-12-31 are what programs write where they "
      + "have no time. The row lands in a partition of its own, and the last one in UPDATED_AT "
      + "makes the vendor pass over all rows that follow.",
    section: "Event data table › Columns › TIMESTAMP; Profile data table › Columns",
    fix: "Leave an optional time empty; find out the time where it is required.")

  /// 1900-01-01 and 0001-01-01 in microseconds.
  private static let firstDays = [
    Int64(CivilDate.daysSince1970(1900, 1, 1)) * TimeBounds.day,
    Int64(CivilDate.daysSince1970(1, 1, 1)) * TimeBounds.day,
  ]
  private static let lastDay = Int64(CivilDate.daysSince1970(9999, 12, 31)) * TimeBounds.day

  /// Whether a time in microseconds is the midnight of such a day, or lies on the last of all days.
  static func isSentinel(_ time: Int64) -> Bool {
    time == 0 || firstDays.contains(time) || time >= lastDay
  }
}
