import Contract
import Testing

@testable import Inspection

@Suite struct NearMissTests {
  private func events(_ header: String, _ settings: ShareSettings = ShareSettings()) throws
    -> Inspection
  {
    let rows = [
      "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      "u2,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06,",
    ]
    return try ShareOnDisk(["events.csv": ShareOnDisk.table(header, rows)]).inspect(
      settings: settings)
  }

  @Test(arguments: ["userId", "User Id", "user-id", "uid", "external_id", "USERS_ID", "UESR_ID"])
  func aRequiredColumnUnderAnotherNameIsAnError(_ name: String) throws {
    let inspection = try events(
      "\(name),ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES")
    #expect(inspection.lines == ["error col.near_miss events.USER_ID 1/1"])
    #expect(
      try inspection.samples(of: "col.near_miss") == [
        Finding.Sample(
          file: "events.csv", record: nil, line: 1, lineEnd: 1, byte: 0, column: "USER_ID",
          value: name, isCut: false, detail: "`\(name)` looks like USER_ID")
      ])
  }

  @Test func anOptionalColumnUnderAnotherNameIsAWarning() throws {
    #expect(
      try events("USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,properties").lines
        == ["warning col.near_miss events.EVENT_PROPERTIES 1/1"])
    #expect(
      try events("USER_ID,org_id,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES").lines
        == ["warning col.near_miss events.ACCOUNT_ID 1/1"])
  }

  @Test func theUsersWordDecidesAboutAccounts() throws {
    let header = "USER_ID,org_id,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES"
    var settings = ShareSettings()
    settings.accountAnalytics = true
    #expect(try events(header, settings).lines == ["error col.near_miss events.ACCOUNT_ID 1/1"])
    settings.accountAnalytics = false
    #expect(try events(header, settings).lines.isEmpty)
  }

  @Test func aRenamedColumnIsNoNearMiss() throws {
    var settings = ShareSettings()
    settings.renames = ["uid": "USER_ID"]
    #expect(
      try events("uid,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES", settings)
        .lines.isEmpty)
  }

  @Test func theColumnIsCheckedUnderItsRightName() throws {
    let text = ShareOnDisk.table(
      "userId,ACCOUNT_ID,EVENT_NAME,event_time,UPDATED_AT",
      [",a1,x,soon,2024-03-01 10:00:05", "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06"])
    let inspection = try ShareOnDisk(["events.csv": text]).inspect()
    #expect(
      inspection.lines == [
        "error col.near_miss events.USER_ID 1/1", "error col.near_miss events.TIMESTAMP 1/1",
        "error cell.null_required events.USER_ID 1/1", "error ts.unparseable events.TIMESTAMP 1/1",
      ])
    #expect(try inspection.samples(of: "ts.unparseable").map(\.column) == ["event_time"])
  }

  @Test(arguments: ["anonymous_id", "device_id"])
  func namesOfAnotherMeaningAreNotOffered(_ name: String) throws {
    #expect(
      try events("\(name),ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES").lines
        == [
          "error col.missing_required events.USER_ID 1/1",
          "warning col.synonym_trap events.USER_ID 1/1",
        ])
  }
}
