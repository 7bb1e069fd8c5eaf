import Testing

@testable import Benchmarks

/// What is made of measured runs.
@Suite struct ResultsTests {
  private func contestant(_ name: String, absent: String? = nil) -> Contestant {
    Contestant(name: name, absent: absent) { [:] }
  }

  private var done: Results.Done {
    let work = Work(
      name: "count", title: "Records",
      contestants: [contestant("slipway"), contestant("wc"), contestant("duckdb", absent: "gone")],
      targets: [
        Target(text: "twice wc", contestant: "slipway", limit: 2, of: "wc"),
        Target(text: "as fast as wc", contestant: "slipway", limit: 1, of: "wc"),
        Target(text: "under 2 s", contestant: "wc", limit: 2),
        Target(text: "as fast as duckdb", contestant: "slipway", limit: 1, of: "duckdb"),
        Target(text: "duckdb at all", contestant: "duckdb", limit: 1),
      ])
    let runs: [Sample] = [[.wall: 9, .peak: 4e6], [.wall: 3], [.wall: 4]]
    return Results.Done(
      work,
      entries: [
        Results.Entry(name: "slipway", absent: nil, runs: runs),
        Results.Entry(name: "wc", absent: nil, runs: [[.wall: 2], [.wall: 3], [.wall: .nan]]),
        Results.Entry(name: "duckdb", absent: "gone", runs: []),
      ])
  }

  @Test func mediansAreThoseOfTheRuns() {
    #expect(done.entries[0].medians == [.wall: 4, .peak: 4e6])
    #expect(done.entries[1].medians == [.wall: 2.5])
    #expect(done.entries[2].medians.isEmpty)
    #expect(median([3, 1, 2]) == 2 && median([4, 1]) == 2.5)
    #expect(percentile(0.99, of: (1...300).map(Double.init)) == 298)
    #expect(percentile(0.99, of: [7]) == 7)
  }

  @Test func targetsAreJudgedWhereBothSidesWereMeasured() {
    #expect(done.judgements.map(\.isMet) == [true, false, false, nil, nil])
    #expect(done.judgements[0].measured == "1.60×")
    #expect(done.judgements[2].measured == "2.50 s")
    #expect(done.judgements[3].measured == "4.00 s, duckdb absent")
    #expect(done.judgements[4].measured == "not run")
  }

  @Test func theReportShowsRatiosAndWhoIsAbsent() {
    let results = Results(
      date: "2024-05-01", machine: Machine([.wc: "wc 9"]), rows: 9_500_000, runs: 3, works: [done])
    let text = Report(results: results).text
    #expect(text.contains("wc: wc 9; absent: miller, duckdb, polars, less, lnav, visidata"))
    #expect(text.contains("events of 9.5 million rows"))
    #expect(text.contains("| Records | as fast as wc | 1.60× | ✗ missed |"))
    #expect(text.contains("| wc | 2.50 s | – | 0.63 |\n| duckdb (gone) | – | – | – |"))
  }

  @Test func numbersAreRounded() {
    #expect(rounded(1.005, 0) == "1" && rounded(2.996, 2) == "3.00" && rounded(-0.26, 1) == "-0.3")
    #expect(rounded(0.049, 2) == "0.05" && rounded(1234.5, 0) == "1235")
    #expect(Metric.wall.text(0.0123) == "12.3 ms" && Metric.peak.text(18.4e6) == "18 MB")
    #expect(amount(1_000_000) == "1 million rows" && amount(20_000) == "20000 rows")
  }
}
