import Contract
import Testing

@testable import Inspection

@Suite struct TimestampNotGuideFormatTests {
  @Test func anotherFormIsAWarningThatNamesIt() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1,x,2024-03-01T10:00:00Z,2024-03-01 10:00:05,",
      "u1,a1,x,\"1 Mar 2024, 10:00:00\",2024-03-01 10:00:06,",
      "u1,a1,x,2024-03-01 10:00:00.123456,2024-03-01 10:00:07,",
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["warning ts.not_guide_format events.TIMESTAMP 2/1"])
    let samples = try inspection.samples(of: "ts.not_guide_format")
    #expect(
      samples.first
        == Finding.Sample(
          file: "events.csv", record: 1, line: 2, lineEnd: 2,
          byte: try share.byte(of: "2024-03-01T"), column: "TIMESTAMP",
          value: "2024-03-01T10:00:00Z", isCut: false, detail: "ISO 8601"))
    #expect(samples.map(\.detail) == ["ISO 8601", "a month by name"])
    #expect(inspection.tables[0].partitions.hours.values.map(\.rows) == [3], "read all the same")
  }

  @Test func aDayThatMayBeAMonthHasNoPartition() throws {
    let share = try ShareOnDisk(users: ["u1,2024-01-01 00:00:00,04/05/2024,free"])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["warning ts.not_guide_format users.UPDATED_AT 1/1"])
    #expect(
      try inspection.samples(of: "ts.not_guide_format").map(\.detail)
        == ["slashes, day or month first cannot be told"])
    #expect(inspection.tables[0].partitions.unplaced.rows == 1)
  }

  @Test func columnsOfNoTimeAreFree() throws {
    let users = ["u1,2024-01-01 00:00:00,2024-02-01 00:00:00,2024-03-01T10:00:00Z"]
    #expect(try ShareOnDisk(users: users).inspect().lines.isEmpty)
  }
}
