import Contract
import Inspection
import Testing

@testable import Reports

@Suite struct PartitionAdviceTests {
  private static let header = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"

  private static func day(_ day: Int, hours: Range<Int> = 0..<24, each: Int = 1) -> String {
    hours.flatMap { hour in
      (0..<each).map { number in
        "u\(number),a,x,2024-02-\(day < 10 ? "0" : "")\(day) \(hour < 10 ? "0" : "")\(hour):15:00,"
          + "2024-04-01 00:00:00\n"
      }
    }.joined()
  }

  private static func advice(_ texts: [String: String]) throws -> PartitionAdvice {
    let inspection = try ReportedShare(texts).inspection
    return PartitionAdvice(try #require(inspection.table(.events)), now: inspection.now)
  }

  private static func text(_ advice: PartitionAdvice, _ about: String) -> String? {
    advice.lines.first { $0.about == about }?.text
  }

  @Test func smallDaysSayWhatLongerUnitsWouldHave() throws {
    let advice = try Self.advice(["events.csv": Self.header + (1...9).map { Self.day($0) }.joined()]
    )
    #expect(advice.lines.first?.about == "size")
    #expect(
      advice.lines.first?.text
        == "daily works, yet files stay small: a day has 1.1 kB, ~188 B packed; "
        + "all 9 days together have ~1.7 kB")
    #expect(advice.lines.map(\.about) == ["size", "files", "estimate"])
    #expect(advice.days == 9 && advice.files == 1 && advice.smallFiles == 1)
    #expect(Self.text(advice, "estimate")?.contains("gzip is taken to leave a sixth") == true)
  }

  @Test func gapsPartialDaysSkewAndRowsWithoutATimeAreNamed() throws {
    let days = [1, 2, 4, 5].map { Self.day($0) }.joined()
    let advice = try Self.advice([
      "events.csv": Self.header + days + Self.day(6, each: 4) + Self.day(7, hours: 0..<9)
        + "u,a,x,soon,2024-04-01 00:00:00\n"
    ])
    #expect(
      Self.text(advice, "gaps")
        == "1 day between the first and the last has no rows: 2024-02-03")
    #expect(
      Self.text(advice, "partial") == "1 day with rows for a part only: 2024-02-07 until 09:00")
    #expect(Self.text(advice, "skew") == "2024-02-06 has 96 rows, 4.0 times the median")
    #expect(Self.text(advice, "unplaced") == "1 row without a usable TIMESTAMP has no partition")
  }

  @Test func filesOfADayAndFoldersByTheHourAreNamed() throws {
    var texts: [String: String] = [:]
    for hour in 0..<12 {
      let name = "events/date=2024-02-01/hour=\(hour < 10 ? "0" : "")\(hour)/part.csv"
      texts[name] = Self.header + Self.day(1, hours: hour..<hour + 1)
    }
    let advice = try Self.advice(texts)
    #expect(
      Self.text(advice, "files_of_a_day")
        == "1 day has rows in several files, at most in 12; join them, since each file costs a "
        + "request")
    #expect(Self.text(advice, "hours")?.hasPrefix("folders are by the hour") == true)
    #expect(Self.text(advice, "files")?.contains("12 files with") == true)
    #expect(Self.text(advice, "files")?.contains("12 below 1 MB") == true)
  }

  @Test func aTableWithoutTimesHasNone() throws {
    #expect(try Self.advice(["events.csv": Self.header + "u,a,x,soon,\n"]).lines.isEmpty)
  }

  @Test func keysAreThoseOfTheirPartitionsInUTC() throws {
    let inspection = try ReportedShare([
      "events.csv": Self.header + Self.day(1) + Self.day(3, hours: 7..<8),
      "users.csv": "USER_ID,UPDATED_AT\nu,2024-02-01 10:00:00\n",
    ]).inspection
    func keys(_ kind: TableKind, _ unit: PartitionUnit) throws -> [String] {
      let table = try #require(inspection.table(kind))
      let keys = PartitionKeys(table, by: unit, now: inspection.now)
      return (0..<keys.count).map { keys[$0].text }
    }
    let file = "part-20230110T0000-000.csv.gz"
    #expect(
      try keys(.events, .day) == [
        "events/event_date=2024-02-01/\(file)", "events/event_date=2024-02-03/\(file)",
      ])
    #expect(
      try keys(.events, .hour).last == "events/event_date=2024-02-03/event_hour=07/\(file)")
    #expect(try keys(.events, .week).first == "events/event_week=2024-01-29/\(file)")
    #expect(try keys(.users, .month) == ["users/updated_month=2024-02/\(file)"])
    let events = try #require(inspection.table(.events))
    let day = PartitionKeys(events, by: .day, now: inspection.now)
    #expect((0..<day.count).map { day[$0].rows } == [24, 1])
    #expect(day.files == 2 && !day.size.isMeasured)
    #expect(day[1].bytes == 8)
    #expect(day.key(at: day[1].hours) == day[1])
    #expect(day.key(at: day[0].hours.upperBound..<day[0].hours.upperBound + 1) == nil)
  }
}
