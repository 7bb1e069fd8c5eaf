import TestSupport
import Testing

@testable import Inspection

@Suite struct DailyVolumesTests {
  private let days = 19_000..<19_060

  private func series(_ count: (Int) -> Int) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: days.map { ($0, count($0 - 19_000)) })
  }

  private func outliers(_ count: (Int) -> Int) -> [Int] {
    DailyVolumes(days).outliers(series(count)).map { $0.day - 19_000 }
  }

  @Test func aDayFarBelowOrAboveIsOne() {
    #expect(outliers { $0 == 30 ? 9 : 40 } == [30])
    #expect(outliers { $0 == 30 ? 10 : 40 } == [])
    #expect(outliers { $0 == 30 ? 161 : 40 } == [30])
    #expect(outliers { $0 == 30 ? 160 : 40 } == [])
    let found = DailyVolumes(days).outliers(series { $0 == 30 ? 0 : 40 })
    #expect(found == [DailyVolumes.Outlier(day: 19_030, count: 0, usual: 40)])
  }

  @Test func weekendsAreNone() {
    #expect(outliers { $0 % 7 < 5 ? 1000 : 60 } == [])
    #expect(outliers { $0 % 7 < 5 ? 1000 : $0 == 40 ? 9 : 60 } == [40])
    #expect(outliers { $0 % 7 < 5 ? 1000 : 0 } == [])
  }

  @Test func fewEventsOrDaysSayNothing() {
    #expect(outliers { $0 == 30 ? 0 : 19 } == [])
    #expect(outliers { $0 == 30 ? 0 : 20 } == [30])
    #expect(outliers { $0 == 13 ? 0 : 40 } == [])
    #expect(outliers { $0 == 14 ? 0 : 40 } == [14])
  }

  /// A series that begins later has its history from then on.
  @Test func aSeriesIsJudgedFromItsOwnBeginning() {
    #expect(outliers { $0 < 20 ? 0 : $0 == 33 ? 1 : 40 } == [])
    #expect(outliers { $0 < 20 ? 0 : $0 == 34 ? 1 : 40 } == [34])
  }

  @Test func theLastDayIsOpen() {
    #expect(outliers { $0 == 59 ? 0 : 40 } == [])
    #expect(outliers { $0 == 58 ? 0 : 40 } == [58])
  }

  /// What stops is told on the days after it, until it is usual.
  @Test func whatStopsIsToldForSomeDays() {
    #expect(outliers { $0 < 40 ? 100 : 0 } == [40, 41, 42, 43])
  }

  @Test func aDayThatTheTableLacksIsNoOutlier() {
    let daily = DailyVolumes(days.filter { $0 != 19_030 })
    #expect(daily.outliers(series { $0 == 30 ? 0 : 40 }).isEmpty)
    #expect(DailyVolumes([]).outliers([:]).isEmpty)
  }
}
