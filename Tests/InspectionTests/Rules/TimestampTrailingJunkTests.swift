import Contract
import Testing

@testable import Inspection

@Suite struct TimestampTrailingJunkTests {
  @Test func oneOrTwoCharactersBehindATimeAreAnError() throws {
    let share = try ShareOnDisk(users: [
      "u1,2024-01-01 00:00:00,2024-02-01 00:00:00_,free",
      "u2,2024-01-01 00:00:00,2024-02-01 00:00:00;;,free",
      "u3,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error ts.trailing_junk users.UPDATED_AT 2/1"])
    let samples = try inspection.samples(of: "ts.trailing_junk")
    #expect(
      samples.first
        == Finding.Sample(
          file: "users.csv", record: 1, line: 2, lineEnd: 2,
          byte: try share.byte(of: "2024-02-01", in: "users.csv"), column: "UPDATED_AT",
          value: "2024-02-01 00:00:00_", isCut: false, detail: nil))
    #expect(samples.map(\.record) == [1, 2])
    #expect(
      inspection.tables[0].partitions.hours.values.map(\.rows) == [3], "the rows keep their place")
  }

  @Test func threeCharactersAreMoreThanASlip() throws {
    #expect(
      try ShareOnDisk(users: ["u1,2024-01-01 00:00:00,2024-02-01 00:00:00;;;,free"]).inspect().lines
        == ["error ts.unparseable users.UPDATED_AT 1/1"])
  }

  @Test func aFractionIsNoJunk() throws {
    let users = ["u1,2024-01-01 00:00:00.5,2024-02-01 00:00:00.000001,free"]
    #expect(try ShareOnDisk(users: users).inspect().lines.isEmpty)
  }
}
