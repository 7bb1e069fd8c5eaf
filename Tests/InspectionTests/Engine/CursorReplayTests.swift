import Contract
import Reports
import Tables
import TestSupport
import Testing

@testable import Inspection

/// A pull beyond the last `UPDATED_AT`, beside a slow twin that holds all rows.
@Suite struct CursorReplayTests {
  /// Drops by the days in names, some of several files or pieces; with blank lines and rejected
  /// rows, which shift the numbers of records.
  private struct Known {
    var texts: [String: String] = [:]
    /// For each file the numbers of the records that come too late.
    var late: [String: [Int]] = [:]
    let seed: UInt64

    init() {
      var random = SeededGenerator()
      seed = random.seed
      func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
      let start: Int64 = 1_709_251_200
      var reached = Int64.min
      for day in 1...5 {
        var greatest = reached
        for part in 0..<1 + below(3) {
          let name = "events-2024-03-0\(day)-\(["a", "b", "c"][part]).csv"
          let filler = String(repeating: "x", count: part == 0 ? 3000 : 4)
          var (text, record) = (ShareOnDisk.eventHeader + "\n", 0)
          for _ in 0..<400 {
            if below(30) == 0 { text += "\n" }
            record += 1
            guard below(40) > 0 else {
              text += "too,few\n"
              continue
            }
            let earlier = below(100) == 0 ? 86_400 : 0
            let updated = start + Int64((day - 1) * 86_400 + below(86_400) - earlier)
            greatest = max(greatest, updated)
            if updated <= reached { late[name, default: []].append(record) }
            text += "u\(record),a1,\(filler),2024-02-01 10:00:00,\(Self.text(updated, below(4))),\n"
          }
          texts[name] = text
        }
        reached = greatest
      }
    }

    private static func text(_ seconds: Int64, _ form: Int) -> String {
      let time = Timestamp(microseconds: seconds * 1_000_000)
      return switch form {
      case 0: time.text
      case 1: "\"\(time.guideText)\""
      case 2: time.text.replacing("Z", with: "+00:00")
      default: time.guideText
      }
    }
  }

  private func inspect(_ share: ShareOnDisk, threads: Int) throws -> Inspection {
    var options = InspectionOptions()
    options.threads = threads
    options.maximumSamples = 7
    options.now = try #require(Timestamp("2024-07-01"))
    return try share.inspect(options: options)
  }

  @Test func anyThreadsFindWhatAllRowsTell() throws {
    let known = Known()
    let share = try ShareOnDisk(known.texts)
    let count = known.late.values.reduce(0) { $0 + $1.count }
    #expect(count > 0, "seed \(known.seed)")
    var reports: Set<String> = []
    for threads in [1, 2, 8] {
      let inspection = try inspect(share, threads: threads)
      let finding = try #require(inspection.findings.first { $0.rule.id == "cur.late_invisible" })
      #expect(finding.count == count && finding.files == known.late.count, "seed \(known.seed)")
      let samples = finding.samples.map { "\($0.file) \($0.record ?? 0)" }
      let expected = known.late.sorted { $0.key < $1.key }
        .flatMap { file, records in records.map { "\(file) \($0)" } }
      #expect(samples == Array(expected.prefix(7)), "seed \(known.seed)")
      let verdict = CheckVerdict(inspection, failOn: .error)
      reports.insert(JSONCheckReport(inspection, verdict: verdict, program: "test").text)
    }
    #expect(reports.count == 1, "seed \(known.seed)")
  }

  @Test func rowsAreMarkedAndFoundAgain() throws {
    let known = Known()
    let share = try ShareOnDisk(known.texts)
    let table = try #require(try inspect(share, threads: 2).table(.events))
    let rows = try TableRows(table).rows(from: 0, count: .max).filter { row in
      row.marks.contains { $0.rule.id == "cur.late_invisible" && $0.cell == 4 }
    }
    for (file, layout) in table.layout.files.enumerated() {
      let marked = rows.filter { $0.file == file }.map(\.record.number)
      #expect(marked == known.late[layout.file.name] ?? [], "seed \(known.seed)")
    }
    let finding = try #require(table.findings.first { $0.rule.id == "cur.late_invisible" })
    let filter = RowFilter.slots(table.slots(of: finding))
    let index = try TableScan(table).index(filter) { _ in true }
    #expect(index.count == finding.count)
  }

  @Test func cancellingStopsIt() throws {
    let known = Known()
    let table = try #require(try inspect(try ShareOnDisk(known.texts), threads: 1).table(.events))
    let workspace = Workspace(
      memory: MemoryBudget(0, threads: 2), folder: "/tmp", goOn: { false })
    let anyTime = HashColumn.TimeRange()
    let replay = CursorReplay(
      plan: table.plan, files: table.files,
      pieces: table.files.map { $0.index.marks.map { _ in anyTime } }, workspace: workspace)
    let reached = table.files.map { _ in Int64.max as Int64? }
    #expect(try replay.find(beyond: reached).allSatisfy { $0 == RecordSet() })
  }

  @Test func oneDropSaysNothing() throws {
    let share = try ShareOnDisk([
      "events-a.csv": ShareOnDisk.table(
        ShareOnDisk.eventHeader, ["u1,a1,x,2024-03-01 10:00:00,2024-03-03 10:00:00,"]),
      "events-b.csv": ShareOnDisk.table(
        ShareOnDisk.eventHeader, ["u1,a1,x,2024-03-01 10:00:00,2024-03-02 10:00:00,"]),
    ])
    #expect(try share.inspect().lines.isEmpty)
  }
}
