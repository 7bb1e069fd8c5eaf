import Contract
import Testing

@testable import Inspection

@Suite struct PartitioningTests {
  private func counts(_ times: [String]) throws -> PartitionCounts {
    let tally = HourTally()
    for time in times {
      let hour = Timestamp.hour(of: try #require(Timestamp(time)).microseconds)
      tally.add(hour: hour, rows: 1, bytes: 10)
    }
    return tally.take()
  }

  private func labels(_ times: [String], by unit: PartitionUnit) throws -> [String] {
    Partitioning(try counts(times), by: unit).partitions.map { "\($0.label) \($0.rows)" }
  }

  @Test func hoursWithTheMissingOnes() throws {
    #expect(
      try labels(["2024-02-29 22:00:00", "2024-03-01 01:59:59", "2024-02-29 22:59:59"], by: .hour)
        == ["2024-02-29 22:00 2", "2024-02-29 23:00 0", "2024-03-01 00:00 0", "2024-03-01 01:00 1"])
  }

  @Test func daysKnowTheirWeekday() throws {
    let days = Partitioning(
      try counts(["2024-02-28 12:00:00", "2024-03-01 00:00:00"]), by: .day
    ).partitions
    #expect(days.map(\.label) == ["2024-02-28", "2024-02-29", "2024-03-01"])
    #expect(days.map(\.weekday) == ["Wed", "Thu", "Fri"])
    #expect(days.map(\.isMissing) == [false, true, false])
    #expect(days[1].hours.count == 24)
    #expect(days[0].totals == PartitionTotals(rows: 1, bytes: 10))
  }

  @Test func weeksStartOnMonday() throws {
    #expect(
      try labels(["2024-03-03 23:59:59", "2024-03-04 00:00:00", "2024-03-20 10:00:00"], by: .week)
        == ["2024-02-26 1", "2024-03-04 1", "2024-03-11 0", "2024-03-18 1"])
  }

  @Test func monthsHaveTheirLengths() throws {
    let months = Partitioning(
      try counts(["2023-11-30 23:00:00", "2024-03-31 10:00:00", "2024-04-01 00:00:00"]), by: .month
    ).partitions
    #expect(
      months.map(\.label)
        == ["2023-11", "2023-12", "2024-01", "2024-02", "2024-03", "2024-04"])
    #expect(months.map { $0.hours.count / 24 } == [30, 31, 31, 29, 31, 30])
    #expect(months.map(\.rows) == [1, 0, 0, 0, 1, 1])
  }

  @Test func unitsFollowOneAnotherBefore1970Too() throws {
    for unit in PartitionUnit.allCases {
      var hour = unit.start(of: -100_000)
      #expect(hour <= -100_000)
      for _ in 0..<200 {
        let next = unit.next(after: hour)
        #expect(unit.start(of: next) == next)
        #expect(unit.start(of: next - 1) == hour)
        hour = next
      }
    }
    #expect(
      try labels(["1969-12-31 23:30:00", "1970-01-01 00:30:00"], by: .day) == [
        "1969-12-31 1", "1970-01-01 1",
      ])
    #expect(try labels(["1969-12-31 23:30:00"], by: .hour) == ["1969-12-31 23:00 1"])
  }

  @Test func gapsOfMoreThan400AreCountedAndNotListed() throws {
    // 2024 is a leap year: 2025-02-05 is 401 days behind 2024-01-01.
    let listed = Partitioning(try counts(["2024-01-01", "2025-02-05"]), by: .day)
    #expect(listed.partitions.count == 402)
    #expect(listed.missing == 400)
    #expect(listed.unlistedMissing == 0)
    let unlisted = Partitioning(try counts(["2024-01-01", "2025-02-06", "2025-02-08"]), by: .day)
    #expect(unlisted.partitions.map(\.rows) == [1, 1, 0, 1])
    #expect(unlisted.unlistedMissing == 401)
    #expect(unlisted.missing == 402)
  }

  @Test func medianAndSkewAreOfThePartitionsThatAreThere() throws {
    let times = ["2024-01-01", "2024-01-03", "2024-01-03", "2024-01-03", "2024-01-03"]
    let two = Partitioning(try counts(times), by: .day)
    #expect([Double(two.largest), two.median, two.skew] == [4, 2.5, 1.6])
    let three = Partitioning(try counts(times + ["2024-01-05", "2024-01-05"]), by: .day)
    #expect([Double(three.largest), three.median, three.skew] == [4, 2, 2])
    let none = Partitioning(try counts([]), by: .day)
    #expect([Double(none.largest), none.median, none.skew, Double(none.missing)] == [0, 0, 0, 0])
  }

  @Test func bytesOfAllPartitionsAreThoseOfTheRows() throws {
    let rows = [
      "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,{}", "u2,a1,x,later,2024-03-02 10:00:05,",
    ]
    for end in ["\n", ""] {
      let share = try ShareOnDisk([
        "events.csv": ShareOnDisk.eventHeader + "\n" + rows.joined(separator: "\n") + end
      ])
      let counts = try #require(try share.inspect().table(.events)).partitions
      #expect(counts.hours.values.map(\.bytes) == [rows[0].utf8.count + 1])
      #expect(counts.unplaced == PartitionTotals(rows: 1, bytes: rows[1].utf8.count + end.count))
    }
  }
}
