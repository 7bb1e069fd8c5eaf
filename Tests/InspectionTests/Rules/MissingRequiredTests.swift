import Contract
import Testing

@testable import Inspection

@Suite struct MissingRequiredTests {
  private let rows = [
    "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05",
    "u2,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06",
  ]

  @Test(arguments: [
    ("USER_ID", "ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT"),
    ("EVENT_NAME", "USER_ID,ACCOUNT_ID,TIMESTAMP,UPDATED_AT"),
    ("TIMESTAMP", "USER_ID,ACCOUNT_ID,EVENT_NAME,UPDATED_AT"),
    ("UPDATED_AT", "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP"),
  ])
  func eachRequiredColumnOfEventsIsAnError(_ column: String, _ header: String) throws {
    let names = ["USER_ID", "ACCOUNT_ID", "EVENT_NAME", "TIMESTAMP", "UPDATED_AT"]
    let place = try #require(names.firstIndex(of: column))
    let rows = rows.map { row in
      let cells = row.split(separator: ",")
      return (cells[..<place] + cells[(place + 1)...]).joined(separator: ",")
    }
    let inspection = try ShareOnDisk(["events.csv": ShareOnDisk.table(header, rows)]).inspect()
    #expect(inspection.lines == ["error col.missing_required events.\(column) 1/1"])
    #expect(
      try inspection.samples(of: "col.missing_required") == [
        Finding.Sample(
          file: "events.csv", record: nil, line: 1, lineEnd: 1, byte: 0, column: nil, value: "",
          isCut: false, detail: nil)
      ])
  }

  @Test func theKeyOfAProfileIsRequiredToo() throws {
    let text = ShareOnDisk.table(
      "USER_CREATION_TIME,UPDATED_AT", ["2024-01-01 00:00:00,2024-02-01 00:00:00"])
    #expect(
      try ShareOnDisk(["users.csv": text]).inspect().lines
        == ["error col.missing_required users.USER_ID 1/1"])
  }

  @Test func filesThatHaveTheColumnAreNotCounted() throws {
    let full = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT"
    let short = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP"
    let share = try ShareOnDisk([
      "events-1.csv": ShareOnDisk.table(full, rows),
      "events-2.csv": ShareOnDisk.table(short, rows.map { String($0.dropLast(20)) }),
      "events-3.csv": ShareOnDisk.table(
        full, ["u3,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:07"]),
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error col.missing_required events.UPDATED_AT 1/1"])
    #expect(try inspection.samples(of: "col.missing_required").map(\.file) == ["events-2.csv"])
  }

  @Test func namesThatAreEquallyNearAreLeftToTheUser() throws {
    let header = "uid,customer_id,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT"
    let share = try ShareOnDisk(["events.csv": ShareOnDisk.table(header, rows.map { "c," + $0 })])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error col.missing_required events.USER_ID 1/1"])
    #expect(
      try inspection.samples(of: "col.missing_required").map(\.detail)
        == ["`uid`, `customer_id` are equally near; say which is meant with --rename"])
    var settings = ShareSettings()
    settings.renames = ["uid": "USER_ID"]
    #expect(
      try share.inspect(settings: settings).lines
        == ["warning col.unknown_event events.customer_id 1/1"])
  }
}
