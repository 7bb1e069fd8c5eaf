import Contract
import Testing

@testable import Inspection

@Suite struct UpdatedBeforeEventTests {
  @Test func beyondFiveMinutesItIsAWarningBeyondADayAnError() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1,x,2024-03-02 10:00:00,2024-03-02 09:54:59.999999,",
      "u1,a1,x,2024-03-02 10:00:00,2024-03-02 09:55:00,",
      "u1,a1,x,2024-03-02 10:00:00,2024-03-01 10:00:00,",
      "u1,a1,x,2024-03-02 10:00:00,2024-03-01 09:59:59,",
      "u1,a1,x,2024-03-02 10:00:00,2024-03-03 10:00:00,",
    ])
    let inspection = try share.inspect()
    #expect(
      inspection.lines == [
        "error cur.before_event events.UPDATED_AT 1/1",
        "warning cur.before_event events.UPDATED_AT 2/1",
      ])
    #expect(
      inspection.findings[0].samples == [
        Finding.Sample(
          file: "events.csv", record: 4, line: 5, lineEnd: 5,
          byte: try share.byte(of: "2024-03-01 09:59:59"), column: "UPDATED_AT",
          value: "2024-03-01 09:59:59", isCut: false, detail: nil)
      ])
    #expect(inspection.findings[1].samples.map(\.record) == [1, 3])
  }

  @Test func timesWithAZoneAreComparedInUTC() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1,x,2024-03-02T10:00:00+02:00,2024-03-02 08:00:00,",
      "u1,a1,x,2024-03-02T10:00:00-01:00,2024-03-02 11:00:01,",
    ])
    #expect(
      try share.inspect().lines == ["warning ts.tz_offset events.TIMESTAMP 2/1"],
      "the zone alone is found")
  }

  @Test func timesThatCannotBeAreFoundByThemselvesAlone() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1,x,9999-12-31 00:00:00,2024-03-02 08:00:00,",
      "u1,a1,x,2024-03-02 10:00:00,1970-01-01 00:00:00,",
    ])
    #expect(
      try share.inspect().lines == [
        "warning ts.sentinel events.TIMESTAMP 1/1", "warning ts.sentinel events.UPDATED_AT 1/1",
      ])
  }

  @Test func unknownTimesAreNotCompared() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1,x,2024-03-02 10:00:00,,", "u1,a1,x,2024-03-02 10:00:00,2024-03-03 10:00:00,",
      "u1,a1,x,2024-03-02 10:00:00,2024-03-03 10:00:01,",
    ])
    #expect(
      try share.inspect().lines == ["error cell.null_required events.UPDATED_AT 1/1"])
  }
}
