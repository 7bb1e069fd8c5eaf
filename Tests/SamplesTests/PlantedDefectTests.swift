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

  /// A rule, and the column of the table it is broken in.
  private struct Finding: Hashable, CustomStringConvertible {
    let rule: String
    let table: String
    let column: String?
    var description: String { "\(rule) in \(table).\(column ?? "row")" }
  }

  static let cases =
    (0..<200).map { Case(rows: 200 + Int($0) % 3 * 33, seed: $0) } + [
      Case(rows: 999, seed: 4), Case(rows: 1000, seed: 5), Case(rows: 2000, seed: 1),
      Case(rows: 2000, seed: 2, singleFile: true), Case(rows: 20_000, seed: 1),
      Case(rows: 20_000, seed: 9),
    ]

  @Test(arguments: cases)
  func recountMatchesWhatIsPlantedInRowsOfTheirOwn(_ example: Case) {
    let share = GeneratedShare(
      rows: example.rows, seed: example.seed, defects: true, singleFile: example.singleFile)
    let planted = Dictionary(
      share.planted.map { (Finding(rule: $0.rule, table: $0.table, column: $0.column), $0.count) },
      uniquingKeysWith: { $0 + $1 })
    #expect(planted.count == share.planted.count, "one entry for each rule and column")
    let spoilt = eventFindings(share)
    #expect(spoilt.allSatisfy { $0.count <= 1 }, "a row breaks more than one rule")
    let found = recount(share, spoilt)
    for finding in Set(found.keys).union(planted.keys) {
      #expect(found[finding] == planted[finding], "\(finding)")
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

  @Test(arguments: cases)
  func spoiltRowsLeaveEveryUserItsEventsAndOneAccount(_ example: Case) {
    let share = GeneratedShare(
      rows: example.rows, seed: example.seed, defects: true, singleFile: example.singleFile)
    let seen = Set(share.events.map { $0[0] })
    #expect(share.users.allSatisfy { seen.contains($0[0]) })
    let pairs = Set(share.events.filter { !$0[0].isEmpty }.map { [$0[0], $0[1]] })
    #expect(pairs.count == Set(pairs.map { $0[0] }).count)
  }

  @Test func largerSharesHaveMoreDefectsButNeverMany() {
    let totals = [200, 2000, 20_000, 200_000, 1_000_000_000].map { rows in
      SampleShare(rows: rows, seed: 1, defects: true).planted.map(\.count).reduce(0, +)
    }
    #expect(totals == totals.sorted())
    #expect(Set(totals).count == totals.count)
    #expect(totals[4] < 2500)
  }

  @Test func sharesTooSmallForDefectsStayClean() {
    let spoilt = GeneratedShare(rows: 199, seed: 1, defects: true)
    let clean = GeneratedShare(rows: 199, seed: 1, defects: false)
    #expect(spoilt.planted.isEmpty)
    #expect(spoilt.bytes == clean.bytes)
  }

  // MARK: - The reader

  private func recount(_ share: GeneratedShare, _ spoilt: [[Finding]]) -> [Finding: Int] {
    var counts: [Finding: Int] = [:]
    for finding in spoilt.joined() { counts[finding, default: 0] += 1 }
    if share.records("users.csv").first?.first == "userId" {
      counts[Finding(rule: "col.near_miss", table: "users", column: "USER_ID")] = 1
    }
    let entities = Set(share.users.map { [$0[0], String($0[2].prefix(10))] })
    let repeated = share.users.count - entities.count
    if repeated > 0, Set(share.users).count == share.users.count {
      counts[Finding(rule: "ent.dup_same_partition", table: "users", column: "USER_ID")] = repeated
    }
    let days = Set(share.events.compactMap { secondsOf($0[3]) }.map { $0 / 86_400 })
    if share.rows >= 1000, let first = days.min(), let last = days.max(),
      last - first + 1 > days.count
    {
      counts[Finding(rule: "part.gap", table: "events", column: "TIMESTAMP")] =
        last - first + 1 - days.count
    }
    return counts
  }

  private func eventFindings(_ share: GeneratedShare) -> [[Finding]] {
    let users = Set(share.users.map { $0[0] })
    let accounts = Set(share.accounts.map { $0[0] })
    var seen: Set<[String]> = []
    return share.events.map { event in
      var findings: [(rule: String, column: String?)] = []
      if !seen.insert(event).inserted { findings.append(("row.dup_exact", nil)) }
      if event.count < 6 { findings.append(("csv.ragged_short", nil)) }
      if event.count > 6, event.dropFirst(6).contains(where: { !$0.isEmpty }) {
        findings.append(("csv.ragged_long", nil))
      }
      if event[0].isEmpty {
        findings.append(("cell.null_required", "USER_ID"))
      } else if !users.contains(event[0]) {
        findings.append(("xref.user_missing", "USER_ID"))
      }
      if !accounts.contains(event[1]) { findings.append(("xref.account_missing", "ACCOUNT_ID")) }
      if event[2].isEmpty { findings.append(("cell.null_required", "EVENT_NAME")) }
      if let rule = timestampRule(event[3]) { findings.append((rule, "TIMESTAMP")) }
      if let time = secondsOf(event[3]), let update = secondsOf(event[4]), update < time - 300 {
        findings.append(("cur.before_event", "UPDATED_AT"))
      }
      if event.count > 5, let rule = jsonRule(event[5]) {
        findings.append((rule, "EVENT_PROPERTIES"))
      }
      return findings.map { Finding(rule: $0.rule, table: "events", column: $0.column) }
    }
  }

  private func timestampRule(_ text: String) -> String? {
    if secondsOf(text) != nil { return nil }
    let parts = text.split(separator: "T")
    if parts.count == 2, text.last == "Z", secondsOf("\(parts[0]) \(parts[1].dropLast())") != nil {
      return "ts.not_guide_format"
    }
    return secondsOf(String(text.dropLast())) == nil ? "ts.unparseable" : "ts.trailing_junk"
  }

  private func jsonRule(_ text: String) -> String? {
    if text.isEmpty || textKeysOf(text) != nil { return nil }
    let isOneCommaTooMany = text.hasSuffix(",}") && textKeysOf(text.dropLast(2) + "}") != nil
    return isOneCommaTooMany ? "json.trailing_comma" : "json.invalid"
  }
}
