import Contract
import TestSupport
import Testing

@testable import Inspection

/// Rows that are no data: each is rejected once, for one reason, and none is lost.
@Suite struct RejectedRowsTests {
  /// Lines of a file, with the rule that each breaks; those without one are read.
  private static let lines: [(text: String, rule: String?)] = [
    ("u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,", nil),
    ("u2,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06,\"{\"\"a\"\": 1}\"", nil),
    ("# a comment, with \"a quote", "csv.comment"), ("#,,,,,", "csv.comment"),
    ("(12 rows)", "csv.footer"), ("Grand Total,12", "csv.footer"),
    (ShareOnDisk.eventHeader, "csv.header_repeated"),
    (ShareOnDisk.eventHeader + ",,", "csv.header_repeated"),
    ("USER_ID,UPDATED_AT", "csv.multi_table"), ("u1,a1", "csv.ragged_short"),
    ("u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,{},x", "csv.ragged_long"),
    ("u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,\"{\\\"a\\\":1,2}\"", "csv.quote_stray"),
    ("u1, \"a,1\",x,2024-03-01 10:00:00,2024-03-01 10:00:05,{}", "csv.space_after_delim"),
    ("u1,\"a1,x", "csv.quote_unclosed"),
  ]

  @Test(arguments: [1, 3])
  func eachRowIsReadOrRejectedForOneReason(threads: Int) throws {
    var random = SeededGenerator()
    for _ in 0..<20 {
      let rows = (0..<200).map { _ in Self.lines.randomElement(using: &random) ?? ("", nil) }
      let share = try ShareOnDisk(events: rows.map(\.text))
      var options = InspectionOptions()
      options.threads = threads
      let inspection = try share.inspect(options: options)
      let wanted = Dictionary(grouping: rows.compactMap(\.rule)) { $0 }.mapValues(\.count)
      let found = Dictionary(
        inspection.findings.filter { wanted[$0.rule.id] != nil }.map { ($0.rule.id, $0.count) },
        uniquingKeysWith: +)
      #expect(found == wanted, "seed \(random.seed)")
      #expect(inspection.tables[0].records == rows.count, "seed \(random.seed)")
      #expect(inspection.tables[0].rejected == rows.count { $0.rule != nil })
    }
  }

  @Test func cellsThatOnlyLookLikeThemAreData() throws {
    let times = "2024-03-01 10:00:00,2024-03-01 10:00:0"
    let share = try ShareOnDisk(events: [
      "#1,a1,x,\(times)5,", "(2rows),a1,x,\(times)6,", "Total,a1,x,\(times)7,",
      "USER_ID,a1,x,\(times)8,", "USER,a1,x,\(times)9,",
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines.isEmpty)
    #expect(inspection.tables[0].rejected == 0)
  }

  @Test func wordsThatOnlyStartLikeACountAreRagged() throws {
    let rows = ["12 rowers", "(rows)", "12 rows2", "Totally,1", "rows"]
    let inspection = try ShareOnDisk(events: rows).inspect()
    #expect(
      inspection.lines == ["error csv.ragged_short events 4/1", "warning csv.footer events 1/1"],
      "12 rows2 is a count with something behind it")
  }

  @Test func aRejectedRowIsShownWithItsReason() throws {
    let share = try ShareOnDisk(events: [Self.lines[0].text, ShareOnDisk.eventHeader])
    let inspection = try share.inspect()
    let rows = try TableRows(inspection.tables[0]).rows(from: 0, count: 2)
    #expect(rows.map { $0.marks.count } == [0, 1])
  }
}
