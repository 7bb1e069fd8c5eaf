import Contract
import Testing

@testable import Inspection

@Suite struct PartitionValueMismatchTests {
  /// Rows at each quarter of an hour of some days of March, by a clock ahead of UTC, in folders by
  /// that clock.
  private func share(minutesAhead: Int, days: ClosedRange<Int> = 1...3) throws -> ShareOnDisk {
    var files: [String: String] = [:]
    for day in days {
      let rows = (0..<96).map { quarter in
        let start = CivilDate.daysSince1970(2024, 3, day) * 1440 + quarter * 15 - minutesAhead
        let time = Timestamp(microseconds: Int64(start) * 60_000_000).guideText
        return "u1,a1,e\(quarter),\(time),2024-05-0\(day) 00:00:0\(quarter % 10),"
      }
      files["events/event_date=2024-03-0\(day)/\(day).csv"] = ShareOnDisk.table(
        ShareOnDisk.eventHeader, rows)
    }
    return try ShareOnDisk(files)
  }

  @Test(arguments: [(330, "+05:30"), (-480, "-08:00"), (60, "+01:00"), (-60, "-01:00")])
  func aZoneThatExplainsAllRowsIsNamed(_ minutes: Int, _ zone: String) throws {
    let inspection = try share(minutesAhead: minutes).inspect()
    let rows = 3 * abs(minutes) / 15
    #expect(inspection.lines == ["error part.value_mismatch events.TIMESTAMP \(rows)/3"])
    let samples = try inspection.samples(of: "part.value_mismatch")
    #expect(
      samples[0].detail == "all rows fit where folders go by the time of UTC\(zone)")
    #expect(samples[1].detail == nil)
    #expect(samples[0].record != nil)
  }

  @Test func rowsThatCameLateAreToldFromOthers() throws {
    func detail(_ time: String) throws -> String? {
      let rows = (0..<200).map {
        "u\($0),a1,login,2024-03-01 \(10 + $0 % 10):00:00,2024-05-01 00:00:0\($0 % 10),"
      }
      let events = ShareOnDisk.table(
        ShareOnDisk.eventHeader, rows + ["u1,a1,login,\(time),2024-05-01 00:00:00,"])
      let inspection = try ShareOnDisk(["events/dt=2024-03-01/a.csv": events]).inspect()
      #expect(inspection.lines == ["warning part.value_mismatch events.TIMESTAMP 1/1"])
      return try inspection.samples(of: "part.value_mismatch")[0].detail
    }
    #expect(try detail("2024-03-02 01:30:00")?.hasPrefix("all within 2 hours") == true)
    #expect(try detail("2024-03-09 01:30:00") == nil)
  }

  @Test func whereAnotherColumnExplainsTheFoldersThatAloneIsTold() throws {
    let rows = (1...9).map { "u1,a1,e\($0),2024-03-0\($0) 10:00:00,2024-04-01 10:00:0\($0)," }
    let share = try ShareOnDisk([
      "events/dt=2024-04-01/a.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, rows)
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error part.wrong_column events.TIMESTAMP 1/1"])
    let sample = try inspection.samples(of: "part.wrong_column")[0]
    #expect(sample.detail == "the folder is that of UPDATED_AT")
    var options = InspectionOptions()
    options.ignored = ["part.wrong_column"]
    #expect(
      try share.inspect(options: options).lines
        == ["error part.value_mismatch events.TIMESTAMP 9/1"])
  }

  @Test func rowsWithoutATimeAreNotInAnotherFolder() throws {
    let rows = [
      "u1,a1,x,soon,2024-03-01 10:00:06,", "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,",
    ]
    let share = try ShareOnDisk([
      "events/dt=2024-03-01/a.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, rows)
    ])
    #expect(try share.inspect().lines == ["error ts.unparseable events.TIMESTAMP 1/1"])
  }
}
