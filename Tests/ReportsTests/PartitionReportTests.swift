import Contract
import Foundation
import Inspection
import Testing

@testable import Reports

@Suite struct PartitionReportTests {
  private static let header = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"

  private static func events(_ times: [String]) -> String {
    header + times.map { "u,a,x,\($0),2024-04-01 00:00:00\n" }.joined()
  }

  /// A busy day, a quiet one, a missing one, the end of a leap February, and rows without a time.
  private static func share() throws -> ReportedShare {
    let busy = (0..<24).map { "2024-02-27 \($0 < 10 ? "0" : "")\($0):15:00" }
    let other = ["2024-02-28 23:59:59", "2024-03-01 00:00:00", "2024-03-01 02:00:00", "", "soon"]
    return try ReportedShare([
      "events.csv": events(busy + other), "users.csv": "USER_ID,plan\nu,free\n",
      "accounts.csv": "ACCOUNT_ID,UPDATED_AT\na,2023-12-31 10:00:00\nb,2024-02-01 10:00:00\n",
    ])
  }

  @Test(arguments: PartitionUnit.allCases)
  func everyUnitAsTextAsStored(_ unit: PartitionUnit) throws {
    try expectGolden(
      PartitionReport(Self.share().inspection, by: unit).text, "partitions-\(unit).txt")
  }

  @Test func jsonAndCSVOfDaysAsStored() throws {
    let report = PartitionReport(try Self.share().inspection, by: .day)
    try expectGolden(report.json, "partitions-day.json")
    try expectGolden(report.csv, "partitions-day.csv")
    #expect((try? JSONSerialization.jsonObject(with: Data(report.json.utf8))) != nil)
  }

  @Test func longGapsAreCountedAndNotListed() throws {
    let share = try ReportedShare([
      "events.csv": Self.events([
        "2022-01-01 00:00:00", "2024-01-01 00:00:00", "2024-01-03 00:00:00",
      ])
    ])
    let report = PartitionReport(share.inspection, by: .day)
    #expect(report.text.contains("3 days, 730 missing"))
    #expect(report.text.contains("  729 missing ones are not listed"))
    #expect(report.json.contains("\"missing\": 730"))
    #expect(report.json.contains("\"missing_not_listed\": 729"))
    #expect(report.csv.split(separator: "\n").count == 5)
  }

  @Test func theZoneOfTimesIsSaid() throws {
    var settings = ShareSettings()
    settings.zone = LocalZone(offset: "+05:30")
    let events = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\nu,a,x,2024-02-01 01:00:00,\n"
    let share = try ReportedShare(["events.csv": events], settings: settings)
    let report = PartitionReport(share.inspection, by: .day)
    #expect(report.text.hasSuffix("\ntimes without a zone are read as +05:30\n"))
    #expect(report.json.contains("\"zone\": \"+05:30\""))
    #expect(report.csv.contains("events,2024-01-31,1,"))
  }

  @Test func barsFillTheirRoomAndAreNeverEmpty() {
    #expect(PartitionReport.bar(8, of: 8, room: 4) == "████")
    #expect(PartitionReport.bar(4, of: 8, room: 4) == "██")
    #expect(PartitionReport.bar(1, of: 8, room: 4) == "▌")
    #expect(PartitionReport.bar(1, of: 1_000_000, room: 4) == "▏")
    #expect(PartitionReport.bar(0, of: 8, room: 4).isEmpty)
    #expect(PartitionReport.bar(1, of: 0, room: 4).isEmpty)
    #expect(PartitionReport.bar(1, of: 1, room: 0).isEmpty)
    for number in 1...100 {
      let bar = PartitionReport.bar(number, of: 100, room: 10)
      #expect((1...10).contains(bar.count))
    }
  }

  @Test func linesFitTheTerminal() throws {
    for columns in [40, 80, 120] {
      let report = PartitionReport(try Self.share().inspection, by: .day, columns: columns)
      let bars = report.text.split(separator: "\n").filter { $0.hasPrefix("  ") }
      #expect(bars.allSatisfy { $0.count <= columns })
      #expect(bars.contains { $0.count > columns - 4 })
    }
  }
}
