import Foundation
import TestSupport
import Testing

/// Help, policy, partitions and samples as users run them.
@Suite struct CommandTests {
  @Test(arguments: [
    "check", "partitions", "columns", "count", "contract", "explain", "setup", "policy", "sample",
    "settings", "rows",
  ])
  func everyCommandExplainsItself(_ command: String) throws {
    let run = try SlipwayRun(command, "--help")
    #expect(run.status == 0 && run.err.isEmpty)
    try expectGolden(run.out, "help-\(command).txt")
    #expect(try SlipwayRun("help", command).out == run.out)
  }

  @Test func theProgramExplainsItself() throws {
    let run = try SlipwayRun("--help")
    #expect(run.status == 0 && run.err.isEmpty)
    try expectGolden(run.out, "help.txt")
    #expect(try SlipwayRun("-h").out == run.out)
    #expect(try SlipwayRun("help").out == run.out)
    let version = try SlipwayRun("--version")
    #expect(version.out.hasPrefix("slipway ") && version.status == 0)
    for line in run.out.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test func thePolicyIsTheGuidesByteForByte() throws {
    let run = try SlipwayRun("policy", "--bucket", "acme-toplyne-export")
    #expect(run.status == 0 && run.err.isEmpty)
    try expectGolden(run.out, "policy.json")
    guard let guide = sharedFolder("guide") else {
      print("skipped: the shared guide is not at hand")
      return
    }
    let template = try String(contentsOfFile: guide + "/bucket-policy.json", encoding: .utf8)
    let filled = template.replacing("{your-bucket-name}", with: "acme-toplyne-export")
    #expect(filled != template && run.out == filled)
  }

  @Test func rulesAreExplained() throws {
    let list = try SlipwayRun("explain")
    #expect(list.status == 0 && list.err.isEmpty)
    try expectGolden(list.out, "rules.txt")
    for line in list.out.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    let two = try SlipwayRun("explain", "json.trailing_comma", "row.dup_exact")
    #expect(two.status == 0)
    try expectGolden(two.out, "explain.txt")
    try SlipwayRun("explain", "json.trailing-comma")
      .expectComplaint(2, "no such rule; do you mean json.trailing_comma?")
  }

  @Test func errorsOfTheAWSCLIAreExplainedFromStandardInput() throws {
    let error =
      "An error occurred (AccessDenied) when calling the PutBucketPolicy operation: User: "
      + "arn:aws:iam::123456789012:user/ops is not authorized to perform: s3:PutBucketPolicy on "
      + "resource: arn:aws:s3:::acme because no identity-based policy allows the "
      + "s3:PutBucketPolicy action"
    let text = try SlipwayRun(shell: "printf '%s\\n' '\(error)' | slipway explain")
    #expect(text.status == 0 && text.err.isEmpty)
    try expectGolden(text.out, "explain-error.txt")
    #expect(try SlipwayRun(shell: "slipway explain - <<< '\(error)'").out == text.out)
    let json = try SlipwayRun(shell: "slipway explain --format json <<< '\(error)'").json()
    let first = try #require((json["errors"] as? [[String: Any]])?.first)
    #expect(first["id"] as? String == "access.identity" && json["recognized"] as? Bool == true)
    let unknown = try SlipwayRun(shell: "echo 'no such thing' | slipway explain")
    #expect(unknown.status == 1 && unknown.out.hasPrefix("not known\n"))
  }

  @Test func withoutAnErrorOnStandardInputAllRulesAreListed() throws {
    let list = try SlipwayRun("explain").out
    for empty in [": | slipway explain", "slipway explain <&-", "echo | slipway explain"] {
      let run = try SlipwayRun(shell: empty)
      #expect(run.status == 0 && run.out == list, "\(empty)")
    }
    try SlipwayRun("explain", "-").expectComplaint(2, "standard input holds nothing")
    try SlipwayRun("explain", "--format", "json").expectComplaint(2, "rules are printed as text")
  }

  @Test func columnsAreProfiled() throws {
    let clean = try ShippedShare.clean()
    let text = try SlipwayRun("columns", ".", in: clean.path)
    #expect(text.status == 0)
    try expectGolden(text.out, "columns.txt")
    let json = try SlipwayRun("columns", "--format", "json", "--top", "0", in: clean.path).json()
    let events = try #require((json["tables"] as? [[String: Any]])?.first)
    #expect((events["columns"] as? [[String: Any]])?.first?["name"] as? String == "USER_ID")
    let wrong = try SlipwayRun("columns", "--top", "21", in: clean.path)
    #expect(wrong.status == 2 && wrong.err.contains("--top 21"))
  }

  @Test func partitionsAreCountedByAnyUnit() throws {
    let clean = try ShippedShare.clean()
    let text = try SlipwayRun("partitions", ".", in: clean.path)
    #expect(text.status == 0)
    try expectGolden(text.out, "partitions.txt")
    let csv = try SlipwayRun("partitions", ".", "--by", "month", "--format", "csv", in: clean.path)
    #expect(csv.out.hasPrefix("table,partition,rows,bytes\nevents,2024-05,2,"))
    let json = try SlipwayRun("partitions", "--format", "json", in: clean.path).json()
    let events = try #require((json["tables"] as? [[String: Any]])?.first)
    #expect(events["missing"] as? Int == 1)
    let hours = try SlipwayRun("partitions", "--by", "hour", "--format", "csv", in: clean.path)
    #expect(hours.out.contains("events,2024-05-01 10:00,1,"))
  }

  @Test func aSampleIsTheSameForTheSameSeed() throws {
    let folder = try TemporaryFolder()
    let run = try SlipwayRun(
      shell: """
        set -e
        slipway sample a --rows 500 --seed 7 && slipway sample b --rows 500 --seed 7
        slipway sample c --rows 500 --seed 8
        diff -r a b && echo same; diff -rq a c >/dev/null || echo other
        slipway check a --fail-on warning >/dev/null && echo clean
        """, in: folder.path)
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.hasSuffix("same\nother\nclean\n"))
  }

  @Test func everyPlantedDefectIsFound() throws {
    let share = try ShippedShare.sample(rows: 2000, "--defects")
    let run = try SlipwayRun("check", share.path + "/share", "--format", "json")
    let findings = try #require(try run.json()["findings"] as? [[String: Any]])
    let rules = Set(findings.compactMap { $0["rule"] as? String })
    let planted: Set = [
      "col.near_miss", "cell.null_required", "ts.unparseable", "ts.trailing_junk", "json.invalid",
      "csv.ragged_short", "csv.ragged_long", "cur.before_event", "row.dup_exact",
      "xref.user_missing",
    ]
    #expect(planted.isSubset(of: rules), "\(planted.subtracting(rules))")
  }
}
