import Contract
import Reports
import Tables
import TestSupport
import Testing

@testable import Inspection

/// Rules over several rows under budgets from "nothing fits" to "everything fits", beside a slow
/// twin that holds all rows.
@Suite struct LateFindingsTests {
  /// A share whose rows the test knows; some are repeated, some refer to nobody.
  private struct Known {
    /// For each file of events the cells of each record.
    var events: [[[String]]] = []
    var users: [[String]] = []
    let seed: UInt64
    private var random: SeededGenerator

    init(files: [Int], filler: Int) {
      random = SeededGenerator()
      seed = random.seed
      let text = String(repeating: "x", count: filler)
      users = (0..<60).map { _ in
        let user = below(50)
        let updated = "2024-02-0\(1 + below(3)) 0\(below(2)):00:00"
        let created = below(4) == 0 ? "" : "2024-03-0\(1 + below(4)) 09:00:00"
        return ["u\(user)", created, updated, "p\(below(2))"]
      }
      for count in files {
        events.append(
          (0..<count).map { _ in
            let user = (below(9) == 0 ? "U" : "u") + String(below(60))
            let account = ["a1", "a2", ""][Int(below(3))]
            return [
              user, account, "e\(below(12))\(text)", "2024-03-01 10:00:00",
              "2024-03-01 10:00:0\(5 + below(2))", "",
            ]
          })
      }
    }

    private mutating func below(_ limit: UInt64) -> UInt64 { random.next() % limit }

    /// The files, with blank lines and with quotes that change nothing.
    mutating func share() throws -> ShareOnDisk {
      var texts = ["users.csv": text(ShareOnDisk.userHeader, users)]
      for (number, rows) in events.enumerated() {
        texts["events-\(number).csv"] = text(ShareOnDisk.eventHeader, rows)
      }
      return try ShareOnDisk(texts)
    }

    private mutating func text(_ header: String, _ rows: [[String]]) -> String {
      var text = header + "\n"
      for row in rows {
        if below(9) == 0 { text += "\n" }
        if below(50) == 0 { text += "too,few\n" }
        text += row.map { below(5) == 0 ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
      }
      return text
    }
  }

  /// The rows of a kind that the naive search finds, as their places among whole records.
  private func naive(_ rows: [[String]]) -> Int {
    rows.count - Set(rows).count
  }

  private func options(memory: Int, threads: Int) throws -> InspectionOptions {
    var options = InspectionOptions()
    options.threads = threads
    options.memory = memory
    options.maximumSamples = 9
    options.now = try #require(Timestamp("2024-07-01"))
    return options
  }

  private func report(_ inspection: Inspection) -> String {
    let verdict = CheckVerdict(inspection, failOn: .error)
    return JSONCheckReport(inspection, verdict: verdict, program: "test").text
  }

  private func count(_ rule: String, _ kind: TableKind, in inspection: Inspection) -> Int {
    inspection.findings.filter { $0.rule.id == rule && $0.table == kind }.reduce(0) {
      $0 + $1.count
    }
  }

  /// Small files, and one of several pieces.
  @Test(arguments: [([200, 0, 150], 0), ([600], 3000)])
  func anyBudgetAndAnyThreadsFindWhatAllRowsTell(files: [Int], filler: Int) throws {
    var known = Known(files: files, filler: filler)
    let share = try known.share()
    let ample = try share.inspect(options: try options(memory: 1 << 30, threads: 1))
    let expected = report(ample)
    let users = Set(known.users.map { $0[0] })
    let events = known.events.flatMap { $0 }
    #expect(count("row.dup_exact", .events, in: ample) == naive(events), "seed \(known.seed)")
    #expect(count("row.dup_exact", .users, in: ample) == naive(known.users))
    let exact = naive(known.users)
    let sameTime = naive(known.users.map { [$0[0], $0[2]] })
    let sameDay = naive(known.users.map { [$0[0], String($0[2].prefix(10))] })
    #expect(count("ent.dup_conflict", .users, in: ample) == sameTime - exact)
    #expect(count("ent.dup_same_partition", .users, in: ample) == sameDay - sameTime)
    #expect(
      count("ent.dup_history", .users, in: ample) == naive(known.users.map { [$0[0]] }) - sameDay)
    #expect(
      count("row.dup_event_key", .events, in: ample)
        == naive(events.map { [$0[0], $0[2], $0[3]] }) - naive(events))
    let missing = events.map { $0[0] }.filter { !users.contains($0) }
    let shapes = missing.count { users.contains($0.lowercased()) }
    #expect(count("xref.id_shape", .events, in: ample) == shapes, "seed \(known.seed)")
    #expect(count("xref.user_missing", .events, in: ample) == missing.count - shapes)
    let named = Dictionary(grouping: events) { $0[0] }
    #expect(count("xref.orphan_profile", .users, in: ample) == users.count { named[$0] == nil })
    let mixed = users.count { user in
      let accounts = Set((named[user] ?? []).map { $0[1] })
      return accounts.subtracting([""]).count > 1
    }
    #expect(count("xref.user_multi_account", .users, in: ample) == mixed)
    var created: [String: String] = [:]
    for user in known.users where !user[1].isEmpty {
      created[user[0]] = min(user[1], created[user[0]] ?? user[1])
    }
    let early = events.count { event in created[event[0], default: ""] > "2024-03-02 10:00:00" }
    #expect(count("xref.before_creation", .events, in: ample) == early)
    for memory in [0, 100_000, 400_000, 1 << 30] {
      for threads in [1, 2, 8] {
        let inspection = try share.inspect(options: try options(memory: memory, threads: threads))
        #expect(
          report(inspection) == expected, "\(memory) B, \(threads) threads, seed \(known.seed)")
      }
    }
  }

  /// What the explorer asks: the marks of each row, and what is in each piece.
  @Test func rowsAndPiecesAreMarkedAlikeUnderAnyBudget() throws {
    var known = Known(files: [600, 90], filler: 3000)
    let share = try known.share()
    func marks(memory: Int) throws -> ([InspectedRow], [[SlotCount]]) {
      let inspection = try share.inspect(options: try options(memory: memory, threads: 2))
      let table = try #require(inspection.table(.events))
      let rows = try TableRows(table).rows(from: 0, count: .max)
      return (rows, table.files.flatMap(\.pieceCounts))
    }
    let (rows, pieces) = try marks(memory: 1 << 30)
    let (spilledRows, spilledPieces) = try marks(memory: 0)
    #expect(spilledRows == rows, "seed \(known.seed)")
    #expect(spilledPieces == pieces, "seed \(known.seed)")
    #expect(pieces.count > 2)
    for rule in [
      "row.dup_exact", "row.dup_event_key", "xref.user_missing", "xref.id_shape",
      "xref.before_creation",
    ] {
      let marked = rows.count { $0.marks.contains { $0.rule.id == rule } }
      #expect(marked > 0)
      #expect(
        marked == count(rule, .events, in: try share.inspect(options: InspectionOptions())),
        "seed \(known.seed)")
    }
  }

  @Test func withoutATemporaryFolderTheRestIsStillReported() throws {
    let row = "u1,a1,x,2024-03-01 10:00:00,soon,"
    let share = try ShareOnDisk(
      events: [row, row], users: ["u2,,2024-02-01 00:00:00,p", "u2,,2024-02-01 00:00:00,q"])
    var options = try options(memory: 0, threads: 2)
    options.temporaryFolder = share.path + "/nowhere"
    let inspection = try share.inspect(options: options)
    #expect(inspection.lines == ["error ts.unparseable events.UPDATED_AT 2/1"])
    #expect(inspection.isComplete)
    #expect(CheckVerdict(inspection, failOn: nil).exitStatus == 3)
    #expect(inspection.unreadable.allSatisfy { $0.path == options.temporaryFolder })
    let reasons = inspection.unreadable.map(\.reason)
    for unchecked in [
      "row.dup_exact, row.dup_event_key of events",
      "xref.user_missing, xref.id_shape, xref.before_creation, xref.user_multi_account, "
        + "xref.orphan_profile of events",
      "row.dup_exact, ent.dup_conflict, ent.dup_same_partition, ent.dup_history of users",
    ] {
      #expect(reasons.count { $0.contains("so \(unchecked) is not checked") } == 1)
    }
  }

  @Test func cancellingStopsASearch() throws {
    var known = Known(files: [300], filler: 0)
    let share = try known.share()
    let table = try #require(try share.inspect().table(.events))
    let workspace = Workspace(
      memory: MemoryBudget(0, threads: 2), folder: "/tmp", goOn: { false })
    let hashes = workspace.store("")
    let writer = RadixStore.Writer(hashes)
    writer.append(1, place: .max - 1)
    writer.append(1, place: .max - 2)
    writer.finish()
    let search = Repetitions(
      checks: [DuplicateRow.self], plan: table.plan, files: table.files, workspace: workspace)
    // Nothing is looked at, or these places would be an error.
    #expect(try search.find(in: hashes)[0].allSatisfy { $0 == RecordSet() })
  }
}
