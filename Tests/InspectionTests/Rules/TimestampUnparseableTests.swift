import Contract
import Testing

@testable import Inspection

@Suite struct TimestampUnparseableTests {
  @Test func whatIsNoTimeIsAnErrorWithTheNearestForm() throws {
    let values: [(String, String?)] = [
      ("soon", nil), ("170928720", "a number that no time between 1995 and 2100 has"),
      ("2024-13-30 10:00:00", "no such day or time of day"),
      ("2024-03-01 25:00:00", "no such day or time of day"),
      ("10:00:00", "a time of day without a date"),
    ]
    let share = try ShareOnDisk(
      events: values.indices.map { "u1,a1,x,\(values[$0].0),2024-03-01 10:00:0\($0)," })
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error ts.unparseable events.TIMESTAMP 5/1"])
    let samples = try inspection.samples(of: "ts.unparseable")
    #expect(
      samples.first
        == Finding.Sample(
          file: "events.csv", record: 1, line: 2, lineEnd: 2, byte: try share.byte(of: "soon"),
          column: "TIMESTAMP", value: "soon", isCut: false, detail: nil))
    #expect(samples.map(\.detail) == values.map(\.1))
    #expect(inspection.tables[0].partitions.unplaced.rows == 5)
  }

  @Test func anEmptyOptionalTimeIsNone() throws {
    #expect(try ShareOnDisk(users: ["u1,,2024-02-01 00:00:00,free"]).inspect().lines.isEmpty)
  }
}
