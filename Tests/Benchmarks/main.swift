// Measures Slipway against what a user would run instead: `make bench`.
//
//     make bench                                 everything, on 10 million events
//     make bench ROWS=1000000 RUNS=3             smaller
//     make bench WORKS=cells,count               only these works
//     make bench HUGE=1                          the first screen of a 10 GB file too
//     make bench BASELINE=path/to/slipway        an earlier build beside this one
//
// A work is one thing that all contestants can do (`CommandWorks`, `TerminalWorks`). They do it in
// turn, so that noise of the machine hits all alike: one round that is not counted, which also
// fills the file system cache, then RUNS rounds. What is compared are medians. A peer that is not
// there is named as absent. Time, CPU time and peak memory are the system's account of the process
// (`Native/measure.c`); a peer's start is part of its time, and measured by itself as `start`.
//
// The shares are samples of `slipway sample`, made once below `.build/bench/shares`: a tenth, a
// fifth, once and five times ROWS take about 7 GB for the standard 10 million, the same events as gzip
// data, JSON and Parquet 2.4 GB, HUGE another 10 GB.
//
// The results go to `Tests/Benchmarks/Results`: all runs as JSON, the medians as Markdown. Targets
// are judged there and nowhere else: no test ever fails on time.
import Foundation

/// Does a work: all contestants in turn, round by round.
func run(_ work: Work, runs: Int) -> Results.Done {
  var samples = [[Sample]](repeating: [], count: work.contestants.count)
  var absent = work.contestants.map(\.absent)
  for round in 0...runs {
    report("\(work.name): " + (round == 0 ? "warming up" : "round \(round) of \(runs)"))
    for (place, contestant) in work.contestants.enumerated() where absent[place] == nil {
      let most = contestant.maximumRuns ?? runs
      // What takes long has no warm-up of its own.
      guard round <= most, round > 0 || contestant.maximumRuns == nil else { continue }
      do {
        let sample = try contestant.run()
        if round > 0 { samples[place].append(sample) }
      } catch {
        report("\(work.name): \(contestant.name): \(error)")
        absent[place] = "failed"
        samples[place] = []
      }
    }
  }
  let entries = work.contestants.indices.map {
    Results.Entry(name: work.contestants[$0].name, absent: absent[$0], runs: samples[$0])
  }
  return Results.Done(work, entries: entries)
}

func bench() throws {
  let settings = try Settings()
  let versions = Dictionary(
    uniqueKeysWithValues: Peer.allCases.compactMap { peer in peer.version.map { (peer, $0) } })
  let all =
    CommandWorks(settings, versions: versions).all + TerminalWorks(settings, versions: versions).all
  let names = Set(all.map(\.name))
  guard settings.works.isSubset(of: names) else {
    let unknown = settings.works.subtracting(names).sorted().joined(separator: ", ")
    throw Failure("WORKS: no work \(unknown); there are \(all.map(\.name).joined(separator: ", "))")
  }
  let chosen = all.filter { settings.works.isEmpty || settings.works.contains($0.name) }
  let day = Date.now.formatted(.iso8601.year().month().day())
  let results = Results(
    date: day, machine: Machine(versions), rows: settings.rows, runs: settings.runs,
    works: chosen.map { run($0, runs: settings.runs) })
  let folder = "Tests/Benchmarks/Results"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let path = "\(folder)/\(day)-\(results.machine.name)"
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  try encoder.encode(results).write(to: URL(fileURLWithPath: path + ".json"))
  let text = Report(results: results).text
  try Data(text.utf8).write(to: URL(fileURLWithPath: path + ".md"))
  print(text)
  report("written to \(path).md and .json")
}

do {
  try bench()
} catch {
  report("\(error)")
  exit(1)
}
