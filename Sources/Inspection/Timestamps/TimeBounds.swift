/// Between which times rows of a share can have been written, in microseconds since 1970.
struct TimeBounds: Sendable, Equatable {
  /// 1971-01-01: what lies before was made of a zero or of nothing.
  static let earliest: Int64 = 365 * 86_400_000_000
  /// Clocks may be that far ahead.
  static let slack: Int64 = 3_600_000_000
  /// What lies this far ahead is no matter of clocks.
  static let day: Int64 = 86_400_000_000

  /// The last time that is no surprise.
  let latest: Int64
  /// The last time that may be one of a clock that is ahead, or of another zone.
  let latestAnywhere: Int64
  /// The last time that is no more than that ahead at some moment of the same day.
  let latestOfDay: Int64

  /// Bounds for a moment that counts as now.
  init(now: Timestamp) {
    latest = now.microseconds.addingReportingOverflow(Self.slack).partialValue
    latestAnywhere = now.microseconds.addingReportingOverflow(Self.day).partialValue
    latestOfDay = Int64(Timestamp.day(of: now.microseconds) + 2) * Self.day
  }

  /// Whether a time is one.
  @inline(__always)
  func holds(_ time: Int64) -> Bool { time >= Self.earliest && time <= latest }
}
