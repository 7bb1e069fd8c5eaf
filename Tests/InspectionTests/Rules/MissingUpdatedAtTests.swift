import Contract
import Testing

@testable import Inspection

@Suite struct MissingUpdatedAtTests {
  @Test(arguments: [("users", "USER"), ("accounts", "ACCOUNT")])
  func aProfileTableWithoutItIsAnError(_ table: String, _ entity: String) throws {
    let text = ShareOnDisk.table(
      "\(entity)_ID,\(entity)_CREATION_TIME,written",
      ["1,2024-01-01 00:00:00,2024-02-01 00:00:00"])
    let inspection = try ShareOnDisk(["\(table).csv": text]).inspect()
    #expect(inspection.lines == ["error col.missing_updated_at_profile \(table).UPDATED_AT 1/1"])
    #expect(
      try inspection.samples(of: "col.missing_updated_at_profile") == [
        Finding.Sample(
          file: "\(table).csv", record: nil, line: 1, lineEnd: 1, byte: 0, column: nil, value: "",
          isCut: false, detail: nil)
      ])
  }

  @Test func eventsWithoutItBreakTheRuleOfRequiredColumns() throws {
    let text = ShareOnDisk.table(
      "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP", ["u1,a1,x,2024-01-01 00:00:00"])
    #expect(
      try ShareOnDisk(["events.csv": text]).inspect().lines
        == ["error col.missing_required events.UPDATED_AT 1/1"])
  }

  @Test func theColumnUnderAnyAcceptedNameIsThere() throws {
    let users = ["u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free"]
    #expect(try ShareOnDisk(users: users).inspect().lines.isEmpty)
  }
}
