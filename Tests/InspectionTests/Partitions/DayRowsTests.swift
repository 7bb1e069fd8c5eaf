import Testing

@testable import Inspection

@Suite struct DayRowsTests {
  private func days(_ rows: [Int: Int]) -> DayRows {
    let hours = rows.map { ($0 * 24 + 5, PartitionTotals(rows: $1, bytes: 0)) }
    return DayRows(
      PartitionCounts(
        hours: Dictionary(uniqueKeysWithValues: hours), unplaced: PartitionTotals()))
  }

  @Test func daysBetweenTheFirstAndTheLastMayBeMissing() {
    let days = days([10: 5, 11: 1, 14: 6])
    #expect(days.period == 10...14)
    #expect(days.missing == [12, 13])
    #expect(days.mean == 2.4)
    #expect(DayRows.label(19_783) == "2024-03-01 (Fri)")
  }

  @Test func hoursBefore1970BelongToTheirDay() {
    let counts = PartitionCounts(
      hours: [-1: PartitionTotals(rows: 2, bytes: 0), -24: PartitionTotals(rows: 3, bytes: 0)],
      unplaced: PartitionTotals())
    #expect(DayRows(counts).rows == [-1: 5])
  }

  @Test func strayDatesAreNotInThePeriod() {
    let rows = [100: 1000, 101: 999]
    #expect(days(rows.merging([0: 1, 9000: 1]) { $1 }).period == 100...101)
    #expect(days(rows.merging([0: 2]) { $1 }).period == 100...101)
    #expect(days(rows.merging([0: 3]) { $1 }).period == 0...101, "too many to be strays")
    #expect(days(rows.merging([69: 1]) { $1 }).period == 69...101, "too near to be a stray")
    #expect(days(rows.merging([0: 1, 1: 1]) { $1 }).period == 100...101)
    #expect(days([:]).period == nil)
  }

  @Test func weekdaysAreIdleWhereTheyNeverHaveRows() {
    let weeks = Dictionary(uniqueKeysWithValues: (4...22).map { ($0, 1) })
    // Day 10, 1970-01-11, was a Sunday.
    let worked = weeks.filter { ![10, 17].contains($0.key) }
    #expect(days(worked).idleWeekdays == [6])
    #expect(days(weeks.filter { $0.key != 10 }).idleWeekdays.isEmpty)
    #expect(days([4: 1, 6: 1]).idleWeekdays.isEmpty, "one day says nothing of its weekday")
  }
}
