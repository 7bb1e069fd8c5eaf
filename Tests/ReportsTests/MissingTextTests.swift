import Inspection
import TestSupport
import Testing

@testable import Reports

@Suite struct MissingTextTests {
  private func share(_ events: [String]) throws -> ReportedShare {
    let header = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"
    return try ReportedShare([
      "events.csv": header + events.map { "\($0),2024-04-01 10:00:00\n" }.joined(),
      "users.csv": "USER_ID,UPDATED_AT\nu1,2024-04-01 10:00:00\n",
    ])
  }

  private func text(_ events: [String]) throws -> String? {
    let finding = try share(events).inspection.findings.first { $0.missing != nil }
    return finding.flatMap { MissingText.text(of: $0) { "`\($0)`" } }
  }

  @Test func howManyAndWhichAndWhen() throws {
    #expect(
      try text([
        "u1,a1,a,2024-03-01 10:00:00", "m1,a1,b,2024-03-03 10:00:00", "m2,a1,c,2024-03-02 10:00:00",
        "m2,a1,d,2024-03-02 11:00:00",
      ])
        == "2 ids in 75.0 % of the rows: `m2` ×2, `m1` ×1; "
        + "seen from 2024-03-02 10:00:00 to 2024-03-03 10:00:00")
    #expect(
      try text((0..<6).map { "m\($0),a1,x\($0),2024-03-01 10:00:00" })
        == "6 ids in 100 % of the rows: most often `m0` ×1, `m1` ×1, `m2` ×1, `m3` ×1, `m4` ×1; "
        + "seen at 2024-03-01 10:00:00")
    #expect(try text(["m1,a1,x,soon", "u1,a1,x,"]) == "1 id in 50.0 % of the rows: `m1` ×1")
    let few = try text(
      ["m1,a1,x,"] + (0..<1999).map { "u1,a1,x\($0),2024-03-01 10:00:00" })
    #expect(few == "1 id in less than 0.1 % of the rows: `m1` ×1")
    #expect(try text(["u1,a1,x,2024-03-01 10:00:00"]) == nil)
  }

  @Test func everyReportTellsItAndHidesIt() throws {
    let long = String(repeating: "m", count: 80)
    let share = try share([
      "m<1,a1,a,2024-03-01 10:00:00", "m<1,a1,b,2024-03-01 10:00:00", "\(long),a1,c,",
    ])
    let said: [CheckFormat: String] = [
      .text: "  missing: 2 ids in 100 % of the rows: `m<1` ×2, `\(long.prefix(64))`… ×1; seen at",
      .markdown: "  - missing: 2 ids in 100 % of the rows: `m<1` ×2, ",
      .html: "<dt>missing</dt><dd>2 ids in 100 % of the rows: <code>m&lt;1</code> ×2, ",
      .json: #"{"id": "m<1", "id_cut": false, "count": 2},"#,
    ]
    for (format, text) in said {
      #expect(try share.report(format).contains(text), "\(format)")
      let hidden = try share.report(format, Redaction(salt: "sixteen or more."))
      #expect(hidden.contains("missing"))
      for id in ["m<1", "m&lt;1", "mmmm"] { #expect(!hidden.contains(id), "\(format)") }
    }
  }
}
