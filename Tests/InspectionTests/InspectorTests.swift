import Contract
import Reports
import Synchronization
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct InspectorTests {
  private func report(_ share: Share, threads: Int) throws -> String {
    var options = InspectionOptions()
    options.threads = threads
    options.now = try #require(Timestamp("2023-01-10"))
    options.maximumSamples = 7
    let inspection = try #require(Inspector(share, options: options).run())
    let verdict = CheckVerdict(inspection, failOn: .error)
    return JSONCheckReport(inspection, verdict: verdict, program: "test").text
  }

  @Test func anyNumberOfThreadsGivesTheSameReportOfSmallFiles() throws {
    let sample = try SampleShareOnDisk(rows: 2000, seed: 11, defects: true)
    let share = try Share([sample.path])
    let single = try report(share, threads: 1)
    #expect(single.contains("json.invalid"))
    for threads in [2, 8] { #expect(try report(share, threads: threads) == single) }
  }

  /// Rows of 2 kB, so that there are several pieces and yet not many rows.
  @Test func anyNumberOfThreadsGivesTheSameReportOfALargeFile() throws {
    let filler = String(repeating: "x", count: 2000)
    let rows = (0..<2500).map { row in
      let json =
        row % 90 == 0 ? "{\"\"f\"\":\"\"\(filler)\"\",}" : "{\"\"f\"\":\n\"\"\(filler)\"\"}"
      let user = row % 70 == 0 ? "" : "u\(row % 400)"
      let cells = row % 111 == 0 ? ",extra" : ""
      return "\(user),a1,e\(row % 1900),2024-03-0\(1 + row % 9) 10:00:00,"
        + "2024-04-01 10:00:\(10 + row % 40),\"\(json)\"\(cells)"
    }
    let users = (0..<300).map { "u\($0 % 290),,2024-02-01 00:00:00,p\($0)" }
    let share = try ShareOnDisk(events: rows, users: users).open()
    #expect(share.bytes > 5_000_000)
    let single = try report(share, threads: 1)
    for rule in ["json.trailing_comma", "ent.dup_conflict", "csv.ragged_long", "xref.user"] {
      #expect(single.contains(rule))
    }
    for threads in [2, 8] { #expect(try report(share, threads: threads) == single) }
  }

  @Test func samplesAreTheFirstOnesAndCountsAreExact() throws {
    let rows = (0..<50).map { ",a1,x,2024-03-01 10:00:00,2024-03-01 10:00:\(10 + $0)," }
    var options = InspectionOptions()
    options.maximumSamples = 3
    let inspection = try ShareOnDisk(events: rows).inspect(options: options)
    #expect(inspection.lines == ["error cell.null_required events.USER_ID 50/1"])
    #expect(inspection.findings[0].samples.map(\.record) == [1, 2, 3])
    #expect(inspection.count(.error) == 50)
    #expect(inspection.worst == .error)
  }

  @Test func longValuesAreCutInSamples() throws {
    let long = String(repeating: "é", count: 600)
    let inspection = try ShareOnDisk(events: [
      "u1,a1,x,\(long),2024-03-01 10:00:05,", "u1,a1,x,soon,2024-03-01 10:00:06,",
    ]).inspect()
    let samples = try inspection.samples(of: "ts.unparseable")
    #expect(samples.map(\.isCut) == [true, false])
    #expect(samples[0].value == String(repeating: "é", count: 500))
  }

  @Test func cancellingEndsIt() throws {
    let sample = try SampleShareOnDisk(rows: 2000, seed: 1, defects: true)
    let before = Inspector(try Share([sample.path]))
    before.cancel()
    #expect(before.run() == nil)
    let during = Inspector(try Share([sample.path]))
    let seen = Mutex(0)
    let result = during.run { _ in
      seen.withLock { $0 += 1 }
      during.cancel()
    }
    #expect(result == nil)
    #expect(seen.withLock { $0 } > 0)
  }

  @Test func progressShowsWhatIsKnownSoFar() throws {
    let sample = try SampleShareOnDisk(rows: 2000, seed: 1, defects: true)
    let seen = Mutex([Inspection]())
    var options = InspectionOptions()
    options.threads = 1
    let inspector = Inspector(try Share([sample.path]), options: options)
    let final = try #require(inspector.run { part in seen.withLock { $0.append(part) } })
    let parts = seen.withLock { $0 }
    #expect(!parts.isEmpty)
    #expect(parts.allSatisfy { !$0.isComplete })
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.bytesRead <= $1.bytesRead })
    #expect(parts.allSatisfy { $0.tables.map(\.kind) == final.tables.map(\.kind) })
    #expect(parts.allSatisfy { $0.count(.error) <= final.count(.error) })
    #expect(final.isComplete)
    #expect(final.tables.map(\.bytesRead) == final.tables.map { Int($0.table.bytes) })
  }

  @Test func beforeAnythingIsReadThereAreColumnsAndNoRows() throws {
    let beginning = Inspector(
      try ShareOnDisk(["events.csv": "userId,EVENT_NAME,TIMESTAMP\n1,x,y\n"]).open()
    ).beginning
    #expect(!beginning.isComplete)
    #expect(beginning.tables.map(\.records) == [0])
    #expect(
      beginning.lines == [
        "error col.missing_required events.UPDATED_AT 1/1",
        "error col.near_miss events.USER_ID 1/1",
        "warning col.missing_account_id events.ACCOUNT_ID 1/1",
      ])
  }

  @Test func rowsReadAndRowsRejectedAreAllRows() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,", "u1,a1", "", "u1,\"a1,x,y,z,",
      "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06,,,more",
      "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:07,",
    ])
    let table = try #require(try share.inspect().table(.events))
    #expect([table.records, table.rejected, table.files[0].blankLines] == [5, 3, 1])
    #expect(table.partitions.hours.values.map(\.rows) == [2])
  }
}
