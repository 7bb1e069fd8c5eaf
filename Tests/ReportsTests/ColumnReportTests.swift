import Foundation
import Inspection
import Testing

@testable import Reports

@Suite struct ColumnReportTests {
  private static func share() throws -> ReportedShare {
    let rows = (0..<3000).map { row in
      "u\(row),7,Name\(row % 3),2024-02-2\(row % 10) 10:00:00,2024-04-01 00:00:00,\n"
    }
    return try ReportedShare([
      "events.csv": "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES\n"
        + rows.joined(),
      "users.csv":
        "USER_ID,UPDATED_AT,about\nu1,2024-04-01 00:00:00,\u{1b}[31m\(String(repeating: "x", count: 60))\n",
    ])
  }

  @Test func textAndJSONAsStored() throws {
    let report = ColumnReport(try Self.share().inspection, top: 2) {
      $0.replacing("\u{1b}", with: "␛")
    }
    try expectGolden(report.text, "columns.txt")
    try expectGolden(report.json, "columns.json")
    #expect((try? JSONSerialization.jsonObject(with: Data(report.json.utf8))) != nil)
  }

  @Test func noFrequentValuesWhereNoneAreWanted() throws {
    let report = ColumnReport(try Self.share().inspection, top: 0)
    #expect(!report.text.contains("%") && report.text.contains("≈"))
  }

  @Test func theZoneOfTimesIsSaid() throws {
    var settings = ShareSettings()
    settings.zone = LocalZone(offset: "+05:30")
    let events = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\nu,a,x,2024-02-01 01:00:00,\n"
    let share = try ReportedShare(["events.csv": events], settings: settings)
    let report = ColumnReport(share.inspection)
    #expect(report.text.hasSuffix("\ntimes without a zone are read as +05:30\n"))
    #expect(report.json.contains("\"zone\": \"+05:30\""))
  }
}
