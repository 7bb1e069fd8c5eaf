import Contract
import Testing

@testable import Inspection

@Suite struct OtherCaseTests {
  @Test func aNameInOtherLettersIsAWarning() throws {
    let rows = ["u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free"]
    let share = try ShareOnDisk([
      "users.csv": ShareOnDisk.table("user_id,User_Creation_Time,UPDATED_AT,plan", rows)
    ])
    let inspection = try share.inspect()
    #expect(
      inspection.lines == [
        "warning col.case users.USER_ID 1/1", "warning col.case users.USER_CREATION_TIME 1/1",
      ])
    #expect(
      inspection.findings[1].samples == [
        Finding.Sample(
          file: "users.csv", record: nil, line: 1, lineEnd: 1, byte: 0,
          column: "USER_CREATION_TIME", value: "User_Creation_Time", isCut: false,
          detail: "`User_Creation_Time` is USER_CREATION_TIME")
      ])
  }

  @Test func onlyTheFilesThatWriteItSoAreCounted() throws {
    let share = try ShareOnDisk([
      "users-1.csv": ShareOnDisk.table(
        ShareOnDisk.userHeader, ["u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free"]),
      "users-2.csv": ShareOnDisk.table(
        ShareOnDisk.userHeader.lowercased(), ["u2,2024-01-01 00:00:00,2024-02-01 00:00:00,free"]),
    ])
    let inspection = try share.inspect()
    #expect(
      inspection.lines == [
        "warning col.case users.USER_ID 1/1", "warning col.case users.USER_CREATION_TIME 1/1",
        "warning col.case users.UPDATED_AT 1/1",
      ])
    #expect(inspection.tables[0].layout.columns.map(\.name).count == 4, "one table of columns")
    #expect(inspection.findings.flatMap(\.samples).allSatisfy { $0.file == "users-2.csv" })
  }

  @Test func profileKeysAreFreeToChooseTheirLetters() throws {
    let share = try ShareOnDisk([
      "users.csv": ShareOnDisk.table(
        "USER_ID,UPDATED_AT,Plan,sEATS", ["u1,2024-02-01 00:00:00,a,b"])
    ])
    #expect(try share.inspect().lines.isEmpty)
  }
}
