import Contract
import Testing

@testable import Inspection

@Suite struct MissingAccountIDTests {
  private let events = ShareOnDisk.table(
    "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT",
    [
      "u1,login,2024-03-01 10:00:00,2024-03-01 10:00:05",
      "u2,login,2024-03-01 10:00:00,2024-03-01 10:00:06",
    ])
  private let accounts = ShareOnDisk.table(
    ShareOnDisk.accountHeader, ["a1,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme"])

  @Test func withoutAccountsItIsAWarning() throws {
    let inspection = try ShareOnDisk(["events.csv": events]).inspect()
    #expect(inspection.lines == ["warning col.missing_account_id events.ACCOUNT_ID 1/1"])
    #expect(
      try inspection.samples(of: "col.missing_account_id") == [
        Finding.Sample(
          file: "events.csv", record: nil, line: 1, lineEnd: 1, byte: 0, column: nil, value: "",
          isCut: false, detail: nil)
      ])
  }

  @Test func withAnAccountsTableItIsAnError() throws {
    #expect(
      try ShareOnDisk(["events.csv": events, "accounts.csv": accounts]).inspect().lines
        == ["error col.missing_account_id events.ACCOUNT_ID 1/1"])
  }

  @Test func theUsersWordOutweighsTheFiles() throws {
    var settings = ShareSettings()
    settings.accountAnalytics = true
    #expect(
      try ShareOnDisk(["events.csv": events]).inspect(settings: settings).lines
        == ["error col.missing_account_id events.ACCOUNT_ID 1/1"])
    settings.accountAnalytics = false
    let both = try ShareOnDisk(["events.csv": events, "accounts.csv": accounts])
    #expect(try both.inspect(settings: settings).lines.isEmpty)
  }

  @Test func profilesNeedNone() throws {
    let users = ["u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free"]
    #expect(try ShareOnDisk(users: users).inspect().lines.isEmpty)
  }
}
