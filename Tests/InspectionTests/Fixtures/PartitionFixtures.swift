import Foundation
import TestSupport

extension RuleFixture {
  /// So many events of a day or of an hour of it, evenly spread, each written five seconds later.
  static func events(on date: String, _ count: Int, hour: Int? = nil, json: String = "{}") -> String
  {
    let span = hour == nil ? 86_000 : 3500
    let rows = (0..<count).map { row in
      let second = (hour ?? 0) * 3600 + row * span / count
      let times = [second, second + 5].map { second in
        [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
          .joined(separator: ":")
      }
      return
        "u\(row % 97),a\(row % 7),step\(row % 5),\(date) \(times[0]),\(date) \(times[1]),\(json)"
    }
    return rows.map { $0 + "\n" }.joined()
  }

  /// Days of 2024 from the first of March on.
  private static func march(_ days: some Sequence<Int>) -> [String] {
    days.map { day in
      let (month, day) = day > 31 ? (4, day - 31) : (3, day)
      return "2024-0\(month)-\(day < 10 ? "0" : "")\(day)"
    }
  }

  private static func file(_ rows: String...) -> String {
    ShareOnDisk.eventHeader + "\n" + rows.joined()
  }

  /// One row of a day.
  private static func row(_ date: String, at hour: Int = 10, updated: String? = nil) -> String {
    "u1,a1,login,\(date) \(hour):00:00,\(updated ?? date) \(hour):00:05,\n"
  }

  /// Writes files when they are wanted: texts with marks are slow to read.
  private static func writing(_ files: [String: String]) -> Preparation {
    { folder in for (name, text) in files { try folder.write(text, to: name) } }
  }

  /// So many events on each of the days, in one file.
  private static func writing(_ days: [String], _ count: Int, besides: [String: Int] = [:])
    -> Preparation
  {
    let rows = days.map { events(on: $0, besides[$0] ?? count) }
    return writing(["events.csv": ShareOnDisk.eventHeader + "\n" + rows.joined()])
  }

  private static func partition(_ date: String) -> String {
    "events/event_date=\(date)/\(date).csv"
  }

  /// Partitions and layout.
  static let partitions: [RuleFixture] = folders + values + days + layouts

  private static let folders: [RuleFixture] = [
    RuleFixture(
      "warning part.key_equals_column events.TIMESTAMP 1/1",
      broken: ["events/timestamp=2024-03-01/a.csv": file(row("2024-03-01"))],
      clean: ["events/event_date=2024-03-01/a.csv": file(row("2024-03-01"))]),
    RuleFixture(
      "warning part.keys_disagree events 1/1",
      broken: [
        "events/date=2024-03-01/a.csv": file(row("2024-03-01")),
        "events/date=2024-03-02/b.csv": file(row("2024-03-02")),
        "events/dt=2024-03-03/c.csv": file(row("2024-03-03")),
      ],
      clean: [
        "events/2024/03/01/a.csv": file(row("2024-03-01")),
        "events/2024/03/02/b.csv": file(row("2024-03-02")),
      ], now: "2024-03-05T00:00:00Z"),
    RuleFixture(
      "error part.unparseable events 1/2",
      broken: [
        "events/event_date=2022-13-40/a.csv": file(row("2024-03-01")),
        "events/event_date=2022-13-40/b.csv": file(row("2024-03-02")),
        "events/event_date=2024-03-01/c.csv": file(row("2024-03-01", at: 11)),
      ],
      clean: [partition("2024-03-01"): file(row("2024-03-01"))]),
    RuleFixture(
      "error part.null events 2/2",
      broken: [
        "events/event_date=__HIVE_DEFAULT_PARTITION__/a.csv": file(row("2024-03-01")),
        "events/event_date=null/b.csv": file(row("2024-03-02")),
      ],
      clean: [partition("2024-03-01"): file(row("2024-03-01"))]),
    RuleFixture(
      "warning part.nested_stray events 1/1",
      broken: [
        partition("2024-03-01"): file(row("2024-03-01")), "events/b.csv": file(row("2024-03-02")),
      ],
      clean: ["events/a.csv": file(row("2024-03-01")), "events/b.csv": file(row("2024-03-02"))]),
    RuleFixture(
      "info part.empty events 1/0", broken: [partition("2024-03-01"): file(row("2024-03-01"))],
      clean: [partition("2024-03-01"): file(row("2024-03-01"))],
      breaking: {
        try FileManager.default.createDirectory(
          atPath: $0.path + "/events/event_date=2024-03-02", withIntermediateDirectories: true)
      }),
  ]

  private static let values: [RuleFixture] = [
    RuleFixture(
      "error part.wrong_column events.TIMESTAMP 1/1",
      broken: [
        partition("2024-03-02"): file(
          row("2024-03-01", updated: "2024-03-02"), row("2024-02-28", at: 11, updated: "2024-03-02")
        )
      ],
      clean: [partition("2024-03-01"): file(row("2024-03-01", updated: "2024-03-02"))]),
    RuleFixture(
      "error part.value_mismatch events.TIMESTAMP 1/1",
      broken: [
        partition("2024-03-01"): file(
          row("2024-03-01"), "u1,a1,login,«2024-03-05 10:00:00»,2024-03-05 10:00:05,\n")
      ],
      clean: [
        partition("2024-03-01"): file(
          row("2024-03-01"), "u1,a1,login,2024-03-01 23:59:59,2024-03-05 10:00:05,\n")
      ]),
    RuleFixture(
      "warning part.value_mismatch events.TIMESTAMP 1/1", broken: [:], clean: [:],
      breaking: writing([
        partition("2024-03-01"): file(events(on: "2024-03-01", 999), row("2024-03-02"))
      ]),
      cleaning: writing([partition("2024-03-01"): file(events(on: "2024-03-01", 999))])),
  ]

  private static let days: [RuleFixture] = [
    RuleFixture(
      "warning part.gap events.TIMESTAMP 1/1", broken: [:], clean: [:],
      breaking: writing(march([1, 2, 3, 5, 6, 7, 8, 9, 10, 11]), 100),
      cleaning: writing(march(1...10), 100)),
    RuleFixture(
      "info part.gap events.TIMESTAMP 6/1", broken: [:], clean: [:],
      breaking: writing(march((4...29).filter { ($0 - 4) % 7 < 5 }), 60),
      // Too few rows for any day to be missed.
      cleaning: writing(march((4...29).filter { ($0 - 4) % 7 < 5 }), 49)),
    RuleFixture(
      "warning part.skew events.TIMESTAMP 1/1", broken: [:], clean: [:],
      breaking: writing(march(1...32), 110, besides: ["2024-03-29": 1101]),
      cleaning: writing(march(1...32), 110, besides: ["2024-03-29": 1100])),
    RuleFixture(
      "warning part.skew events.TIMESTAMP 1/1", broken: [:], clean: [:],
      breaking: writing(march(1...32), 110, besides: ["2024-03-29": 10]),
      cleaning: writing(march(1...32), 110, besides: ["2024-04-01": 10])),
    RuleFixture(
      "info part.open_today events.TIMESTAMP 1/1", broken: [:], clean: [:],
      now: "2024-03-02T23:59:00Z", breaking: writing(march(1...2), 500),
      cleaning: writing(march(1...1), 1000)),
  ]

  private static let layouts: [RuleFixture] = [
    RuleFixture(
      "info part.none events.TIMESTAMP 1/1", broken: [:], clean: [:],
      breaking: { try writeLarge("events.csv", in: $0) },
      cleaning: { try writeLarge("events-2024-04-02.csv", in: $0) }),
    RuleFixture(
      "warning part.small_files events 1/11", broken: [:], clean: [:],
      breaking: writing(small(11)), cleaning: writing(small(10))),
    RuleFixture(
      "warning part.too_fine events 24/24", broken: [:], clean: [:], breaking: writing(hourly(42)),
      cleaning: writing(hourly(41))),
    RuleFixture(
      "warning part.too_many events 251/251", broken: [:], clean: [:],
      breaking: writing(teams(251)),
      cleaning: writing(teams(250))),
  ]

  /// A file above 10 MB with rows of 33 days.
  private static func writeLarge(_ name: String, in folder: TemporaryFolder) throws {
    let json = "\"{\"\"f\"\": \"\"" + String(repeating: "x", count: 9000) + "\"\"}\""
    let rows = march(1...33).map { events(on: $0, 35, json: json) }
    try folder.write(ShareOnDisk.eventHeader + "\n" + rows.joined(), to: name)
  }

  /// A partition of so many files.
  private static func small(_ count: Int) -> [String: String] {
    var files: [String: String] = [:]
    for number in 0..<count {
      let rows = events(on: "2024-03-01", 110, hour: number)
      files["events/event_date=2024-03-01/part-\(number).csv"] = file(rows)
    }
    return files
  }

  /// A day in a folder an hour.
  private static func hourly(_ count: Int) -> [String: String] {
    var files: [String: String] = [:]
    for hour in 0..<24 {
      let name = "events/event_date=2024-03-01/hour=\(hour < 10 ? "0" : "")\(hour)/\(hour).csv"
      files[name] = file(events(on: "2024-03-01", count, hour: hour))
    }
    return files
  }

  /// A day in a folder for each team.
  private static func teams(_ count: Int) -> [String: String] {
    var files: [String: String] = [:]
    for team in 0..<count {
      let rows = (0..<4).map {
        "u\(team),a\(team),e\($0),2024-03-01 10:0\($0):00,2024-03-01 10:0\($0):05,{}\n"
      }
      files["events/event_date=2024-03-01/team=t\(team)/\(team).csv"] = file(rows.joined())
    }
    return files
  }
}
