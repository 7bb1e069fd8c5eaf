import Foundation
import Reports
import TestSupport
import Testing

/// The formats of a check as users ask for them.
@Suite struct CheckFormatTests {
  private static let now = "--now 2024-07-01T00:00:00Z"

  @Test(arguments: CheckFormat.allCases)
  func aRunCanBeRepeatedByteForByte(_ format: CheckFormat) throws {
    let share = try ShippedShare.sample(rows: 5000, "--defects --single-file")
    let command = "slipway check share --format \(format) \(Self.now)"
    let first = try SlipwayRun(shell: "\(command) --threads 1", in: share.path)
    #expect(first.status == 1 && first.err.isEmpty && !first.out.isEmpty)
    for threads in [1, 4] {
      let again = try SlipwayRun(shell: "\(command) --threads \(threads)", in: share.path)
      #expect(again.out == first.out && again.status == 1)
    }
    let other = try SlipwayRun(shell: "\(command) --threads 4 --redact", in: share.path)
    let same = try SlipwayRun(shell: "\(command) --threads 1 --redact", in: share.path)
    #expect(other.out == same.out && other.out != first.out)
  }

  @Test(arguments: CheckFormat.allCases)
  func theExitStatusDoesNotDependOnTheFormat(_ format: CheckFormat) throws {
    let (clean, guide) = (try ShippedShare.clean(), try GuideSample.folder())
    let flags = ["--format", format.rawValue]
    #expect(try SlipwayRun("check", clean.path, flags[0], flags[1]).status == 0)
    #expect(try SlipwayRun("check", guide.path, flags[0], flags[1]).status == 1)
    let lenient = try SlipwayRun("check", guide.path, flags[0], flags[1], "--fail-on", "never")
    #expect(lenient.status == 0)
  }

  @Test func formatsAreListedAndOthersRefused() throws {
    let clean = try ShippedShare.clean()
    try SlipwayRun("check", clean.path, "--format", "yaml")
      .expectComplaint(
        2, "--format yaml: expected text, json, ndjson, markdown, html, junit, sarif, tsv")
    let help = try SlipwayRun("check", "--help").out
    for format in CheckFormat.allCases {
      #expect(help.contains("\n  \(format.rawValue) ") && help.contains(format.summary))
    }
  }

  // MARK: - Every failing row

  @Test func everyFailingRowIsWrittenAndNotOnlySamples() throws {
    let share = try ShippedShare.sample(rows: 20_000, "--defects")
    let rows = try SlipwayRun(
      shell: "slipway check share --format tsv --max-samples 1 --output rows.tsv", in: share.path)
    #expect(rows.status == 1 && rows.out.isEmpty)
    let text = try String(contentsOfFile: share.path + "/rows.tsv", encoding: .utf8)
    // Lines with the record itself; others are of findings that only the whole table shows.
    let lines = text.split(separator: "\n").dropFirst().filter { !$0.hasSuffix("\t") }
    let counts = Dictionary(grouping: lines.map { $0.split(separator: "\t")[0] }, by: \.self)
      .mapValues(\.count)
    let json = try SlipwayRun(shell: "slipway check share --format json", in: share.path).json()
    var expected: [Substring: Int] = [:]
    for finding in try #require(json["findings"] as? [[String: Any]]) {
      let rule = try #require(finding["rule"] as? String)
      expected[Substring(rule), default: 0] += finding["count"] as? Int ?? 0
    }
    #expect(counts == expected.filter { counts.keys.contains($0.key) })
    let byRows: Set<Substring> = [
      "csv.ragged_short", "csv.ragged_long", "cell.null_required", "ts.unparseable",
      "json.trailing_comma", "row.dup_exact", "xref.user_missing",
    ]
    #expect(byRows.isSubset(of: counts.keys))
    #expect(try share.names.filter { $0.hasSuffix(".tmp") }.isEmpty)
  }

  @Test func rowsForAReaderThatGoesAwayAreNoError() throws {
    let share = try ShippedShare.sample(rows: 20_000, "--defects")
    let rows = (0..<60_000).map { "u\($0),not a time,\(String(repeating: "x", count: 40))\n" }
    try share.write("USER_ID,UPDATED_AT,x\n" + rows.joined(), to: "share/users2.csv")
    let run = try SlipwayRun(
      shell: """
        slipway check share --format tsv --no-cache | head -1 | cut -f 1,2
        echo "status ${PIPESTATUS[0]}"
        """, in: share.path)
    #expect(run.out == "rule\tseverity\nstatus 0\n")
    #expect(run.err.isEmpty)
  }

  @Test func aFileThatCannotBeWrittenIsNamedAndLeavesNothingBehind() throws {
    let guide = try GuideSample.folder()
    try guide.write("", to: "folder/in/it")
    let nowhere = guide.path + "/no/rows.tsv"
    try SlipwayRun("check", guide.path, "--format", "tsv", "--output", nowhere)
      .expectComplaint(3, "/no/rows.tsv", "no such file or directory")
    try SlipwayRun("check", guide.path, "--format", "tsv", "--output", guide.path + "/folder")
      .expectComplaint(3, "/folder", "is a directory")
    #expect(try guide.names.sorted() == ["accounts.csv", "events.csv", "folder", "users.csv"])
  }

  // MARK: - Redaction

  @Test func theSaltIsMadeOnceAndKept() throws {
    let guide = try GuideSample.folder()
    try guide.write(#"{"renames": {"x": "USER_ID"}}"#, to: "slipway.json")
    let first = try SlipwayRun("check", ".", "--format", "tsv", "--redact", in: guide.path)
    let kept = try String(contentsOfFile: guide.path + "/slipway.json", encoding: .utf8)
    #expect(kept.contains(#""x" : "USER_ID""#))
    let salt = try #require(kept.firstMatch(of: #/"salt" : "([0-9a-f]{64})"/#)).1
    #expect(!(first.out + first.err).contains(salt))
    #expect(first.out.contains("\tid:") && !first.out.contains("1298"))
    let again = try SlipwayRun("check", ".", "--format", "tsv", "--redact", in: guide.path)
    #expect(again.out == first.out && again.status == first.status)
    let other = try GuideSample.folder()
    #expect(try SlipwayRun("check", other.path, "--format", "tsv", "--redact").out != first.out)
  }

  @Test func withoutAPlaceForTheSaltTokensHoldForOneRun() throws {
    let guide = try GuideSample.folder()
    let file = guide.path + "/events.csv"
    let runs = try (0..<2).map { _ in try SlipwayRun("check", file, "--format", "tsv", "--redact") }
    #expect(runs[0].out != runs[1].out && runs[0].out.contains("\tid:"))
    #expect(runs[0].err.contains("the tokens match those of no other report: no folder was named"))
    #expect(runs[0].status == (try SlipwayRun("check", file).status))
  }

  @Test func aSaltThatCanBeGuessedIsRefused() throws {
    let guide = try GuideSample.folder()
    try guide.write(#"{"salt": "abc"}"#, to: "slipway.json")
    try SlipwayRun("check", guide.path, "--redact")
      .expectComplaint(2, "slipway.json: salt: expected at least 16 characters")
    #expect(try SlipwayRun("check", guide.path).status == 2)
  }
}
