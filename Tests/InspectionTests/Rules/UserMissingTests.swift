import Contract
import Testing

@testable import Inspection

@Suite struct UserMissingTests {
  private let users = [
    "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
    "\"u,2\",2024-01-01 00:00:00,2024-02-01 00:00:00,free",
  ]

  @Test func usersThatTheTableLacksAreAWarning() throws {
    let share = try ShareOnDisk(
      events: [
        "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "\"u,2\",a1,login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
        "u3,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:07,",
        "u11,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:08,",
      ], users: users)
    let inspection = try share.inspect()
    #expect(inspection.lines == ["warning xref.user_missing events.USER_ID 2/1"])
    let samples = try inspection.samples(of: "xref.user_missing")
    #expect(
      samples.first
        == Finding.Sample(
          file: "events.csv", record: 3, line: 4, lineEnd: 4, byte: try share.byte(of: "u3,"),
          column: "USER_ID", value: "u3", isCut: false, detail: nil))
    #expect(samples.map(\.value) == ["u3", "u11"])
  }

  @Test func moreThanOneInAHundredIsAWarningAndNoMoreAHint() throws {
    for (count, severity) in [(100, "info"), (99, "warning")] {
      let rows = (0..<count).map {
        "u\($0 == 3 ? 9 : 1),a1,x\($0),2024-03-01 10:00:00,2024-03-02 10:00:\(10 + $0 % 50),"
      }
      #expect(
        try ShareOnDisk(events: rows, users: [users[0]]).inspect().lines
          == ["\(severity) xref.user_missing events.USER_ID 1/1"])
    }
  }

  @Test func anEmptyIDIsNotAlsoAMissingUser() throws {
    let rows = [
      ",a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
    ]
    #expect(
      try ShareOnDisk(events: rows, users: [users[0]]).inspect().lines
        == ["error cell.null_required events.USER_ID 1/1"])
  }

  @Test func aUsersTableWithoutRowsHasNoneOfThem() throws {
    let share = try ShareOnDisk([
      "events.csv": ShareOnDisk.table(
        ShareOnDisk.eventHeader, ["u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,"]),
      "users.csv": ShareOnDisk.userHeader + "\n",
    ])
    #expect(
      try share.inspect().lines == [
        "warning file.no_rows users 1/1", "warning xref.user_missing events.USER_ID 1/1",
      ])
  }
}
