import TestSupport
import Testing

@testable import Inspection

@Suite struct PartitionClockTests {
  private static func change(_ moment: String, _ offset: Int) -> LocalZone.Change {
    LocalZone.Change(at: Int((Timestamp(moment)?.microseconds ?? 0) / 1_000_000), offset: offset)
  }

  private static let zones = [
    LocalZone(
      name: "America/New_York", offset: -5 * 3600,
      changes: [
        change("2024-03-10T07:00:00Z", -4 * 3600), change("2024-11-03T06:00:00Z", -5 * 3600),
      ]),
    LocalZone(
      name: "Australia/Lord_Howe", offset: 11 * 3600,
      changes: [
        change("2024-04-06T15:00:00Z", 37_800), change("2024-10-05T15:30:00Z", 11 * 3600),
      ]),
    LocalZone(name: "Asia/Kolkata", offset: 19_800), LocalZone(name: "+00:00", offset: 0),
  ]

  private static func hour(_ time: String) throws -> Int {
    Timestamp.hour(of: try #require(Timestamp(time)).microseconds)
  }

  private static func counts(_ times: [String]) throws -> PartitionCounts {
    let tally = HourTally()
    for time in times { tally.add(hour: try hour(time), rows: 1, bytes: 10) }
    return tally.take()
  }

  private static func labels(
    _ times: [String], by unit: PartitionUnit, _ zone: LocalZone
  ) throws -> [String] {
    Partitioning(try counts(times), by: unit, in: PartitionClock(zone)).partitions.map {
      "\($0.label) \($0.rows)"
    }
  }

  @Test func daysAreThoseOfThePlace() throws {
    let times = ["2024-02-01 04:59:00", "2024-02-01 05:00:00", "2024-02-03 04:00:00"]
    #expect(
      try Self.labels(times, by: .day, Self.zones[0])
        == ["2024-01-31 1", "2024-02-01 1", "2024-02-02 1"])
    #expect(try Self.labels(times, by: .month, Self.zones[0]) == ["2024-01 1", "2024-02 2"])
  }

  @Test func hoursThatClocksSkipAreNotMissingAndThoseThatComeTwiceAreOne() throws {
    #expect(
      try Self.labels(["2024-03-10 06:30:00", "2024-03-10 07:30:00"], by: .hour, Self.zones[0])
        == ["2024-03-10 01:00 1", "2024-03-10 03:00 1"])
    #expect(
      try Self.labels(["2024-11-03 05:30:00", "2024-11-03 06:30:00"], by: .hour, Self.zones[0])
        == ["2024-11-03 01:00 2"])
    let days = Partitioning(
      try Self.counts(["2024-03-10 12:00:00", "2024-11-03 12:00:00"]), by: .day,
      in: PartitionClock(Self.zones[0]))
    #expect(days.partitions.first?.hours.count == 23)
    #expect(days.partitions.last?.hours.count == 25)
  }

  @Test func hoursOfUTCStayWholeWhereClocksAreHalfAnHourOff() throws {
    let times = ["2024-02-01 18:10:00", "2024-02-01 18:50:00", "2024-02-01 19:00:00"]
    #expect(
      try Self.labels(times, by: .hour, Self.zones[2])
        == ["2024-02-01 23:30 2", "2024-02-02 00:30 1"])
    #expect(
      try Self.labels(times, by: .day, Self.zones[2]) == ["2024-02-01 2", "2024-02-02 1"])
  }

  @Test func everyHourIsInOnePartitionOfEachUnit() throws {
    var random = SeededGenerator()
    let (first, last) = (try Self.hour("2024-01-01"), try Self.hour("2025-02-01"))
    for zone in Self.zones {
      for unit in PartitionUnit.allCases {
        let hours = (0..<400).map { _ in Int.random(in: first..<last, using: &random) }
        let totals = Dictionary(
          hours.map { ($0, PartitionTotals(rows: 1, bytes: 7)) },
          uniquingKeysWith: { first, _ in first })
        let counts = PartitionCounts(hours: totals, unplaced: PartitionTotals())
        let found = Partitioning(counts, by: unit, in: PartitionClock(zone))
        let what = "\(zone.name) \(unit) seed \(random.seed)"
        for (one, next) in zip(found.partitions, found.partitions.dropFirst()) {
          #expect(one.hours.upperBound == next.hours.lowerBound, "\(what)")
        }
        for (place, partition) in found.partitions.enumerated() {
          let rows = totals.keys.count { partition.hours.contains($0) }
          #expect(rows == partition.rows, "\(what) \(partition.label)")
          #expect(partition.hours.allSatisfy { found.place(of: $0) == place }, "\(what)")
        }
      }
    }
  }

  @Test func theClockOfUTCIsThatOfNoZone() throws {
    let times = ["1969-12-31 23:30:00", "1970-01-01 00:30:00", "2024-02-29 12:00:00"]
    for unit in PartitionUnit.allCases {
      #expect(
        try Self.labels(times, by: unit, Self.zones[3])
          == Partitioning(try Self.counts(times), by: unit).partitions.map {
            "\($0.label) \($0.rows)"
          })
    }
  }

  @Test func offsetsAtMomentsAreThoseOfLocalTimes() throws {
    for zone in Self.zones {
      for hour in try Self.hour("2024-01-01")..<Self.hour("2025-01-01") {
        let moment = Int64(hour) * 3_600_000_000
        let local = moment + zone.offset(at: moment)
        // A local time that comes twice is the first one.
        let back = zone.utc(of: local)
        #expect(back == moment || back + 3_600_000_000 == moment || back + 1_800_000_000 == moment)
        #expect(back == moment || zone.offset(at: back) != zone.offset(at: moment))
      }
    }
  }
}
