import Contract
import Tables
import TestSupport
import Testing

@testable import Inspection

/// An inspection that leaves rules out.
@Suite struct IgnoredRulesTests {
  private func inspect(_ share: Share, ignoring ignored: Set<String>) throws -> Inspection {
    var options = InspectionOptions()
    options.ignored = ignored
    return try #require(Inspector(share, options: options).run())
  }

  /// Rules about ids that are not looked for in other tables then, since one mistake is one finding.
  private let excusing: Set = ["cell.null_token", "cell.whitespace", "id.sentinel"]

  private func isNoReference(_ line: String) -> Bool { !line.contains(" xref.") }

  @Test func leavingARuleOutChangesNothingElse() throws {
    let sample = try SampleShareOnDisk(rows: 2000, seed: 5, defects: true)
    let share = try Share([sample.path])
    let all = try inspect(share, ignoring: [])
    let broken = Set(all.findings.map(\.rule.id))
    #expect(broken.count > 8 && all.ignored.isEmpty)
    for rule in broken {
      let some = try inspect(share, ignoring: [rule])
      let others = all.lines.filter { !$0.contains(" \(rule) ") }
      if excusing.contains(rule) {
        #expect(some.lines.filter(isNoReference) == others.filter(isNoReference), "\(rule)")
      } else {
        #expect(some.lines == others, "\(rule)")
      }
      #expect(some.ignored == [rule])
      #expect(some.tables.map(\.records) == all.tables.map(\.records))
      #expect(some.tables.map(\.nulls) == all.tables.map(\.nulls))
    }
  }

  @Test func rowsCarryNoMarksOfWhatIsLeftOut() throws {
    let share = try ShareOnDisk(events: [
      ",a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,{", "u1,a1",
      ",a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,{",
    ]).open()
    let all = Set(Rule.catalogue.map(\.id))
    for kept in ["cell.null_required", "json.invalid", "csv.ragged_short", "row.dup_exact"] {
      let table = try #require(try inspect(share, ignoring: all.subtracting([kept])).table(.events))
      let marks = try TableRows(table).rows(from: 0, count: 9).flatMap(\.marks)
      #expect(Set(marks.map(\.rule.id)) == [kept])
      #expect(Set(table.findings.map(\.rule.id)) == [kept])
    }
  }

  @Test func whatOnlyIgnoredRulesNeedIsNotWorkedOut() throws {
    let share = try ShareOnDisk(
      events: ["u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,"],
      users: ["u1,,2024-02-01 00:00:00,p"]
    ).open()
    let ignored = Set(
      Rule.catalogue.map(\.id).filter { id in
        ["row.", "ent.", "xref."].contains { id.hasPrefix($0) }
      }
    )
    for table in share.tables {
      for (ignored, isWanted) in [(ignored, false), ([], true)] {
        let keys = [TableKind.users: ReferenceKeys(.held(KeyTable()), longest: 0)]
        let plan = TablePlan(table.layout, keys: keys, ignoring: ignored)
        #expect(plan.repeats.isEmpty != isWanted)
        #expect(plan.references.isEmpty == !(isWanted && table.kind == .events))
      }
    }
  }

  @Test func theNearestRuleIsNamed() {
    #expect(Rule.nearest(to: "row.dup_exactly")?.id == "row.dup_exact")
    #expect(Rule.nearest(to: "json.trailing-comma")?.id == "json.trailing_comma")
    #expect(Rule.nearest(to: "user_missing")?.id == "xref.user_missing")
  }
}
