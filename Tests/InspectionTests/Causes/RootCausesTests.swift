import Contract
import Testing

@testable import Inspection

@Suite struct RootCausesTests {
  private func row(_ number: Int, user: String = "u1", time: String? = nil, json: String = "")
    -> String
  {
    let second = 10 + number
    return "\(user),a1,x,\(time ?? "2024-03-01 10:00:\(second)"),2024-03-01 10:01:\(second),\(json)"
  }

  @Test func rowsAreCleanOnceTheirCausesAreMended() throws {
    let share = try ShareOnDisk(events: [
      row(0), row(1, user: ""), row(2, time: "never"), row(3, time: "never"),
      row(4, user: "", time: "never"), row(5, json: "\"{\"\"a\"\":1,}\""), row(6), row(7), row(8),
      row(9),
    ])
    let causes = try share.inspect().causes
    #expect(causes.rows == 10 && causes.clean == 5)
    #expect(
      causes.causes.map { "\($0.severity) \($0.findings[0].rule.id) \($0.rows) \($0.cleanAfter)" }
        == [
          "error ts.unparseable 3 7", "error cell.null_required 2 9",
          "warning json.trailing_comma 1 10",
        ])
    #expect(causes.cleanShare(mending: 2) == 0.9)
  }

  @Test func findingsInTheSameRowsAreOneCause() throws {
    let share = try ShareOnDisk(events: [
      row(0), row(1, user: "", time: "never"), row(2, user: "", time: "never"), row(3),
    ])
    let causes = try share.inspect().causes
    #expect(causes.causes.count == 1)
    #expect(
      causes.causes[0].findings.map { "\($0.rule.id) \($0.column ?? "")" }
        == ["cell.null_required USER_ID", "ts.unparseable TIMESTAMP"])
    #expect(causes.causes[0].rows == 2 && causes.clean == 2)
  }

  @Test func aMissingColumnSpoilsEveryRowOfItsTable() throws {
    let share = try ShareOnDisk([
      "users.csv": "userId,UPDATED_AT\nu1,2024-03-01 10:00:00\nu2,2024-03-01 10:00:01\n",
      "accounts.csv": "ACCOUNT_ID,UPDATED_AT\na1,2024-03-01 10:00:00\n",
    ])
    let causes = try share.inspect().causes
    #expect(causes.rows == 3 && causes.clean == 1)
    #expect(causes.causes.map(\.cleanAfter) == [3])
  }

  @Test func repeatedRowsAndRejectedRowsCount() throws {
    let share = try ShareOnDisk(events: [row(0), row(0), row(1), "u1,a1", row(2)])
    let causes = try share.inspect().causes
    #expect(causes.rows == 5 && causes.clean == 3)
    #expect(causes.causes.map(\.rows) == [1, 1])
  }

  @Test(arguments: [1, 2, 5]) func anyNumberOfThreadsFindsTheSame(_ threads: Int) throws {
    let sample = try SampleShareOnDisk(rows: 20_000, seed: 3, defects: true)
    var options = InspectionOptions()
    options.threads = threads
    let inspection = try #require(Inspector(try Share([sample.path]), options: options).run())
    let causes = inspection.causes
    options.threads = 3
    let again = try #require(Inspector(try Share([sample.path]), options: options).run()).causes
    #expect(causes == again)
    #expect(causes.causes.last?.cleanAfter == causes.rows)
    // Each of the defects stands in a row of its own; a hint is no cause, and what judges the whole
    // table marks no row.
    let events = try #require(inspection.table(.events))
    let spoilt = causes.causes.filter { $0.table == .events }.reduce(0) { $0 + $1.rows }
    let found = inspection.findings.filter { finding in
      finding.table == .events && finding.rule.unit == .records && finding.severity != .info
        && !events.slots(of: finding).isEmpty
    }
    #expect(spoilt == found.reduce(0) { $0 + $1.count })
  }
}
