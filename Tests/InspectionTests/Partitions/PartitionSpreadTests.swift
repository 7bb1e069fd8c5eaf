import Testing

@testable import Inspection

@Suite struct PartitionSpreadTests {
  private static let now = Timestamp(microseconds: 4_000_000_000_000_000)

  /// Days from 1970-01-01, a Thursday, with so many rows in each of their hours.
  private static func counts(_ days: [(hours: Range<Int>, rows: Int)]) -> PartitionCounts {
    var hours: [Int: PartitionTotals] = [:]
    for (day, content) in days.enumerated() {
      for hour in content.hours {
        hours[day * 24 + hour] = PartitionTotals(rows: content.rows, bytes: content.rows * 100)
      }
    }
    return PartitionCounts(hours: hours, unplaced: PartitionTotals())
  }

  private static func spread(
    _ days: [(hours: Range<Int>, rows: Int)], files: [FileSpread] = [],
    by unit: PartitionUnit = .day, in clock: PartitionClock = .utc,
    measure: PartitionMeasure = .rows, now: Timestamp = now
  ) -> PartitionSpread {
    PartitionSpread(
      counts(days), files: files, by: unit, in: clock, measure: measure, now: now)
  }

  @Test func aDayIsComparedWithItsWeekdayWhereThereAreFour() {
    let days = (0..<28).map { (hours: 0..<24, rows: $0 % 7 == 2 ? 1 : 10) }
    let looks = Self.spread(days).looks
    #expect(looks[2].usual == 24)
    #expect(looks[3].usual == 240)
    #expect(Self.spread(Array(days.dropLast(7))).looks[2].usual == 240)
    #expect(Self.spread(days, measure: .bytes).looks[3].usual == 24_000)
  }

  @Test func aDayIsPartialWhereOthersHaveRowsAndItHasNone() {
    var days = Array(repeating: (hours: 0..<24, rows: 10), count: 9)
    (days[0], days[4], days[8]) = ((16..<24, 10), (0..<20, 10), (0..<7, 10))
    let looks = Self.spread(days).looks
    #expect(looks.map(\.from) == ["16:00"] + Array(repeating: nil, count: 8))
    #expect(looks.map(\.until) == [nil, nil, nil, nil, "20:00", nil, nil, nil, "07:00"])
    let open = Self.spread(days, now: Timestamp(microseconds: 8 * 86_400_000_000)).looks[8]
    #expect(open.isOpen && open.until == nil)
  }

  @Test func hoursThatFewHaveMakeNoDayPartial() {
    // Rows at night on every third day, and in the daytime on all.
    let days = (0..<9).map { (hours: $0 % 3 == 1 ? 2..<20 : 8..<20, rows: 1) }
    #expect(Self.spread(days).looks.allSatisfy { !$0.isPartial })
  }

  @Test func timesArePartialByTheClock() {
    var days = Array(repeating: (hours: 0..<24, rows: 100), count: 3)
    days[0] = (16..<24, 100)
    let kolkata = PartitionClock(LocalZone(offset: "+05:30"))
    let looks = Self.spread(days, in: kolkata).looks
    #expect(looks.first?.from == "21:30")
    #expect(Self.spread(days, by: .month).looks.allSatisfy { !$0.isPartial }, "nothing to compare")
  }

  @Test func moreFilesThanUsualOverlap() {
    let days = Array(repeating: (hours: 0..<24, rows: 1), count: 4)
    let files = [(0..<24, 2), (24..<48, 1), (48..<72, 1), (60..<96, 1)].map { hours, _ in
      FileSpread(
        PartitionCounts(
          hours: Dictionary(uniqueKeysWithValues: hours.map { ($0, PartitionTotals()) }),
          unplaced: PartitionTotals()))
    }
    let spread = Self.spread(days, files: files)
    #expect(spread.looks.map(\.files) == [1, 1, 2, 1])
    #expect(spread.looks.map(\.overlaps) == [false, false, true, false])
    let coarse = Self.spread(days, files: files.map { $0.coarsened(to: .day) }, by: .hour)
    #expect(coarse.looks.allSatisfy { $0.files == nil && !$0.overlaps })
    // Where every file has rows of every day none stands out.
    let all = Array(repeating: FileSpread(Self.counts(days)), count: 3)
    #expect(Self.spread(days, files: all).looks.allSatisfy { $0.files == 3 && !$0.overlaps })
  }
}
