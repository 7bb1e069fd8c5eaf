import TestSupport

extension RuleFixture {
  /// Times: how they are written, and when they are.
  static let times: [RuleFixture] = [
    RuleFixture(
      "warning ts.tz_offset events.TIMESTAMP 1/1",
      broken: event("«2024-03-01 15:30:00+05:30»"), clean: event("2024-03-01 10:00:00")),
    RuleFixture(
      "error ts.tz_offset events.UPDATED_AT 1/1",
      broken: event(updated: "«2024-03-01T02:00:05-0800»"),
      clean: event(updated: "2024-03-01 10:00:05")),
    RuleFixture(
      "error ts.tz_name events.TIMESTAMP 2/1",
      broken: events(["«2024-03-01 10:00:00 EST»", "«2024-03-01 10:00:00 America/New_York»"]),
      clean: events(["2024-03-01 15:00:00", "2024-03-01 15:00:00"])),
    RuleFixture(
      "error ts.epoch events.TIMESTAMP 6/1",
      broken: events([
        "«1709287200»", "«1709287200000»", "«1709287200000000»", "«1709287200000000000»",
        "«1709287200.5»", "«45352.416666»",
      ]),
      clean: events(["2024-03-01 10:00:00"])),
    RuleFixture(
      "error ts.precision events.TIMESTAMP 3/1",
      broken: events([
        "«2024-02-30 10:00:00»", "«2024-03-01 24:00:00»", "«2024-03-01 09:59:60»",
      ]),
      clean: events(["2024-02-29 10:00:00", "2024-03-01 00:00:00", "2024-03-01 09:59:59"])),
    RuleFixture(
      "warning ts.precision events.TIMESTAMP 2/1",
      broken: events([
        "«2024-03-01 10:00:00.1234567»", "2024-03-01 10:00:00.123456",
        "«\"2024-03-01 10:00:00.123456789\"»", "2024-03-01 10:00:00",
      ]),
      clean: events(["2024-03-01 10:00:00.123456", "2024-03-01 10:00:00"])),
    RuleFixture(
      "warning ts.sentinel users.USER_CREATION_TIME 5/1",
      broken: created([
        "«1970-01-01 00:00:00»", "«1900-01-01 00:00:00»", "«0001-01-01 00:00:00»",
        "«9999-12-31 00:00:00»", "«9999-12-31 23:59:59»",
      ]),
      clean: created(["", "2024-01-01 00:00:00"])),
    RuleFixture(
      "warning ts.ancient users.USER_CREATION_TIME 2/1",
      broken: created([
        "«1970-01-20 18:48:07»", "«0024-01-01 00:00:00»", "1971-01-01 00:00:00",
      ]),
      clean: created(["1971-01-01 00:00:00"])),
    RuleFixture(
      "warning ts.future users.USER_CREATION_TIME 1/1",
      broken: created(["«2024-06-01 01:00:01»", "2024-06-01 01:00:00"]),
      clean: created(["2024-06-01 01:00:00"])),
    RuleFixture(
      "error ts.future users.USER_CREATION_TIME 1/1",
      broken: created(["«2024-06-02 00:00:01»"]), clean: created(["2024-05-31 23:59:59"])),
    RuleFixture(
      "warning ts.date_only events.TIMESTAMP 19/1",
      broken: events((1...19).map { "2024-03-\(padded($0)) 00:00:00" } + ["2024-03-01 10:00:00"]),
      clean: events(
        (1...18).map { "2024-03-\(padded($0)) 00:00:00" }
          + ["2024-03-01 10:00:00", "2024-03-01 11:00:00"])),
    // Seconds with a fraction beside whole ones.
    RuleFixture(
      "warning ts.format_mixed events.TIMESTAMP 20/1",
      broken: events(
        (0..<20).map { "2024-03-01 10:00:\(padded($0)).25" }
          + (0..<40).map { "2024-03-01 11:00:\(padded($0))" }),
      clean: events((0..<40).map { "2024-03-01 11:00:\(padded($0)).25" })),
    RuleFixture(
      "warning ts.dst_shape events.TIMESTAMP 1/1",
      broken: hourly { day, hour in day == 10 && hour == 2 ? 0 : 21 },
      clean: hourly { day, hour in day == 17 && hour == 2 ? 0 : 21 }),
  ]

  /// Two digits of a number.
  static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func event(
    _ time: String = "2024-03-01 10:00:00", updated: String = "2024-03-01 10:00:05"
  ) -> Files {
    tables(events: ["u1,a1,login,\(time),\(updated),"])
  }

  /// Events at these times, each written a little later than the one before.
  static func events(_ times: [String]) -> Files {
    tables(
      events: times.enumerated().map { number, time in
        "u\(number),a1,login,\(time),2024-04-01 10:\(padded(number / 60)):\(padded(number % 60)),"
      })
  }

  private static func created(_ times: [String]) -> Files {
    tables(users: times.enumerated().map { "u\($0),\($1),2024-03-01 00:00:00,free" })
  }

  /// Events of March 2024, so many for each hour of each day.
  private static func hourly(_ rows: (_ day: Int, _ hour: Int) -> Int) -> Files {
    var events: [String] = []
    for day in 1...24 {
      for hour in 0..<6 {
        for minute in 0..<rows(day, hour) {
          let clock = "\(padded(hour)):\(padded(minute)):00"
          events.append(
            "u\(minute),a1,login,2024-03-\(padded(day)) \(clock),2024-04-01 \(clock),{}")
        }
      }
    }
    return tables(events: events)
  }
}
