import Samples
import Testing

/// What is said to be planted is what a reader finds who knows the rules and nothing else.
@Suite struct PlantedDefectTests {
  struct Case: CustomTestStringConvertible {
    let rows: Int
    let seed: UInt64
    var singleFile = false
    var testDescription: String { "\(rows) rows, seed \(seed)\(singleFile ? ", one file" : "")" }
  }

  static let cases =
    (0..<100).map { Case(rows: 200 + Int($0) % 3 * 33, seed: $0) }
    + (0..<60).map { Case(rows: 1100 + Int($0) % 4 * 267, seed: $0) } + [
      Case(rows: 1099, seed: 4), Case(rows: 2000, seed: 1),
      Case(rows: 2000, seed: 2, singleFile: true), Case(rows: 20_000, seed: 1),
      Case(rows: 20_000, seed: 9),
    ]

  @Test(arguments: cases)
  func recountMatchesWhatIsPlantedInRowsOfTheirOwn(_ example: Case) {
    let share = GeneratedShare(
      rows: example.rows, seed: example.seed, defects: true, singleFile: example.singleFile)
    let planted = Dictionary(
      share.planted.map { (Breach(rule: $0.rule, table: $0.table, column: $0.column), $0.count) },
      uniquingKeysWith: { $0 + $1 })
    #expect(planted.count == share.planted.count, "one entry for each rule and column")
    var found = TableRules(share).counts
    var rules = EventRules(share)
    for path in share.paths where path.hasPrefix("events") {
      rules.beginFile()
      for record in CSVReader.read(share.bytes[path] ?? []).dropFirst() {
        let broken = rules.broken(by: record)
        #expect(broken.count <= 1, "\(record.cells) breaks \(broken)")
        for breach in broken { found[breach, default: 0] += 1 }
      }
    }
    for breach in Set(found.keys).union(planted.keys) {
      #expect(found[breach] == planted[breach], "\(breach)")
    }
    #expect(planted.values.allSatisfy { (1...300).contains($0) })
  }

  @Test func halfOfTheEarlyUpdatesAreDaysEarly() {
    let share = GeneratedShare(rows: 20_000, seed: 1, defects: true)
    let early = share.events.compactMap { event -> Int? in
      guard event.count > 4, let time = secondsOf(event[3]), let update = secondsOf(event[4])
      else { return nil }
      return update < time ? time - update : nil
    }
    #expect(early.count { $0 == 7200 } == early.count { $0 == 3 * 86_400 })
    #expect(Set(early) == [7200, 3 * 86_400])
  }

  @Test func largerSharesHaveMoreDefectsButNeverMany() {
    let totals = [200, 2000, 20_000, 200_000, 1_000_000_000].map { rows in
      SampleShare(rows: rows, seed: 1, defects: true).planted.map(\.count).reduce(0, +)
    }
    #expect(totals == totals.sorted())
    #expect(Set(totals).count == totals.count)
    #expect(totals[4] < 10_000)
  }

  @Test func smallSharesHaveTheUsualDefectsOnly() {
    let small = SampleShare(rows: 1099, seed: 1, defects: true).planted
    let larger = SampleShare(rows: 1100, seed: 1, defects: true).planted
    #expect(small.count < 20)
    #expect(larger.count > 60)
  }

  @Test func sharesTooSmallForDefectsStayClean() {
    let spoilt = GeneratedShare(rows: 199, seed: 1, defects: true)
    let clean = GeneratedShare(rows: 199, seed: 1, defects: false)
    #expect(spoilt.planted.isEmpty)
    #expect(spoilt.bytes == clean.bytes)
  }
}
