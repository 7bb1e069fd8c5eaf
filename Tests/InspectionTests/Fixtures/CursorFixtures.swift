import Foundation
import Inspection
import TestSupport

extension RuleFixture {
  /// `UPDATED_AT`, by which the vendor asks for new rows.
  static let cursor: [RuleFixture] = [
    RuleFixture(
      "warning cur.equals_event events.UPDATED_AT 20/1",
      broken: copies(20, of: 20), clean: copies(18, of: 20)),
    RuleFixture(
      "error cur.future events.UPDATED_AT 1/1",
      broken: tables(events: [
        "u1,a1,login,2024-03-01 10:00:00,«2024-06-01 01:00:01»,",
        "u2,a1,login,2024-03-01 10:00:00,2024-06-01 01:00:00,",
      ]),
      clean: tables(events: [
        "u1,a1,login,2024-03-01 10:00:00,2024-06-01 00:59:59,",
        "u2,a1,login,2024-03-01 10:00:00,2024-06-01 01:00:00,",
      ])),
    RuleFixture(
      "info cur.constant events.UPDATED_AT 1/1",
      broken: drop(["2024-03-02 10:00:00", "2024-03-02 10:00:00"], "events.csv"),
      clean: drop(["2024-03-02 10:00:00", "2024-03-02 10:00:01"], "events.csv")),
    RuleFixture(
      "warning cur.constant events.UPDATED_AT 1/2",
      broken: drop(["2024-03-03 10:00:00"], "events-2024-03-02.csv")
        .merging(drop(["2024-03-03 10:00:00"], "events-2024-03-03.csv", from: 5)) { $1 },
      clean: drop(["2024-03-02 10:00:00"], "events-2024-03-02.csv")
        .merging(drop(["2024-03-03 10:00:00"], "events-2024-03-03.csv", from: 5)) { $1 }),
    // By the days in paths: what lies at or before the end of an earlier drop.
    RuleFixture(
      "warning cur.late_invisible events.UPDATED_AT 2/1",
      broken: drop(["2024-03-02 10:00:00", "2024-03-02 23:00:00"], "drop-2024-03-02/events-a.csv")
        .merging(
          drop(
            ["«2024-03-02 22:59:59»", "2024-03-03 10:00:00", "«2024-03-02 23:00:00»"],
            "drop-2024-03-03/events-b.csv", from: 5)
        ) { $1 },
      clean: drop(["2024-03-02 10:00:00", "2024-03-02 23:00:00"], "drop-2024-03-02/events-a.csv")
        .merging(
          drop(
            ["2024-03-02 23:00:01", "2024-03-03 10:00:00"], "drop-2024-03-03/events-b.csv", from: 5)
        ) { $1 }),
    // By when files were last changed: the one that comes first by name was dropped last.
    RuleFixture(
      "warning cur.late_invisible users.UPDATED_AT 1/1",
      broken: profiles(["«2024-03-02 10:00:00»", "2024-03-04 10:00:00"], "users-a.csv")
        .merging(profiles(["2024-03-03 10:00:00"], "users-b.csv", from: 5)) { $1 },
      clean: profiles(["2024-03-02 10:00:00"], "users-a.csv")
        .merging(profiles(["2024-03-03 10:00:00"], "users-b.csv", from: 5)) { $1 },
      breaking: { folder in
        try setTime(of: "users-a.csv", to: "2024-03-05 00:00:00", in: folder)
        try setTime(of: "users-b.csv", to: "2024-03-04 00:00:00", in: folder)
      },
      cleaning: { folder in
        try setTime(of: "users-a.csv", to: "2024-03-03 00:00:00", in: folder)
        try setTime(of: "users-b.csv", to: "2024-03-04 00:00:00", in: folder)
      }),
    RuleFixture(
      "warning cur.boundary_tie events.UPDATED_AT 1/1",
      broken: drop(["2024-03-02 23:00:00.25"], "events-20240302.csv")
        .merging(drop(["2024-03-02 23:00:00.75"], "events-20240303.csv", from: 5)) { $1 },
      clean: drop(["2024-03-02 23:00:00.75"], "events-20240302.csv")
        .merging(drop(["2024-03-02 23:00:01"], "events-20240303.csv", from: 5)) { $1 }),
    RuleFixture(
      "warning cur.not_utc users.UPDATED_AT 3/3",
      broken: dailyUsers("15:26:40"), clean: dailyUsers("09:56:40"), now: "2024-03-04",
      breaking: setTimes, cleaning: setTimes),
    RuleFixture(
      "info cur.not_utc users.UPDATED_AT 3/3",
      broken: dailyUsers("01:57:40"), clean: dailyUsers("02:10:00"), now: "2024-03-04",
      breaking: setTimes, cleaning: setTimes),
    RuleFixture(
      "info cur.stale users.UPDATED_AT 1/1",
      broken: dailyUsers("09:00:00"), clean: dailyUsers("09:00:00", first: 29, month: 5)),
  ]

  /// Events of which some have `UPDATED_AT` like `TIMESTAMP`.
  private static func copies(_ equal: Int, of rows: Int) -> Files {
    tables(
      events: (0..<rows).map { row in
        let minute = padded(row)
        return
          "u1,a1,login,2024-03-01 10:\(minute):00,2024-03-01 1\(row < equal ? 0 : 1):\(minute):00,"
      })
  }

  private static func drop(_ updated: [String], _ file: String, from user: Int = 1) -> Files {
    let rows = updated.enumerated().map { "u\(user + $0),a1,login,2024-03-01 10:00:00,\($1)," }
    return [file: ShareOnDisk.table(ShareOnDisk.eventHeader, rows)]
  }

  private static func profiles(_ updated: [String], _ file: String, from user: Int = 1) -> Files {
    let rows = updated.enumerated().map { "u\(user + $0),2024-01-01 00:00:00,\($1),free" }
    return [file: ShareOnDisk.table(ShareOnDisk.userHeader, rows)]
  }

  /// A file of users for each of three days; its last row is of a time of day.
  private static func dailyUsers(_ clock: String, first: Int = 1, month: Int = 3) -> Files {
    var files: Files = [:]
    for day in first..<first + 3 {
      let date = "2024-\(padded(month))-\(padded(day))"
      files.merge(profiles(["\(date) \(clock)"], "users-\(date).csv", from: day)) { $1 }
    }
    return files
  }

  /// Each file of those days was written at two minutes to ten.
  private static let setTimes: Preparation = { folder in
    for day in 1...3 {
      let date = "2024-03-0\(day)"
      try setTime(of: "users-\(date).csv", to: "\(date) 09:58:00", in: folder)
    }
  }

  private static func setTime(
    of name: String, to time: String, in folder: TemporaryFolder
  ) throws {
    let seconds = (Timestamp(time)?.microseconds ?? 0) / 1_000_000
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(seconds))],
      ofItemAtPath: folder.path + "/" + name)
  }
}
