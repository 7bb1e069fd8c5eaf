import Contract
import Testing

@testable import Inspection

@Suite struct AccountMissingTests {
  private let account = "a1,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme"

  @Test func anAccountThatTheTableLacksIsAWarning() throws {
    let share = try ShareOnDisk(
      events: [
        "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "u2,a9,login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
      ], accounts: [account])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["warning xref.account_missing events.ACCOUNT_ID 1/1"])
    #expect(
      try inspection.samples(of: "xref.account_missing") == [
        Finding.Sample(
          file: "events.csv", record: 2, line: 3, lineEnd: 3, byte: share.byte(of: "a9"),
          column: "ACCOUNT_ID", value: "a9", isCut: false, detail: nil)
      ])
  }

  @Test func oneInAHundredIsAHint() throws {
    let rows = (0..<100).map {
      "u\($0),a\($0 == 7 ? 9 : 1),x,2024-03-01 10:00:00,2024-03-02 10:00:\(10 + $0 % 50),"
    }
    #expect(
      try ShareOnDisk(events: rows, accounts: [account]).inspect().lines
        == ["info xref.account_missing events.ACCOUNT_ID 1/1"])
  }

  @Test func noAccountAtAllIsNoMissingOne() throws {
    let rows = [
      "u1,,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      "u2,\"a1\",login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
    ]
    #expect(try ShareOnDisk(events: rows, accounts: [account]).inspect().lines.isEmpty)
  }

  @Test func withoutAnAccountsTableNothingIsMissing() throws {
    let rows = [
      "u1,a9,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      "u2,a8,login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
    ]
    #expect(try ShareOnDisk(events: rows).inspect().lines.isEmpty)
  }
}
