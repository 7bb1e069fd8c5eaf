import Foundation
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  /// A report as rules with their counts, and its other parts by key.
  private func report(_ text: String) throws -> (findings: [String], all: [String: Any]) {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let all = try #require(object as? [String: Any])
    let findings = try #require(all["findings"] as? [[String: Any]])
    let lines = findings.map { finding in
      let column = finding["column"] as? String ?? "-"
      return "\(finding["severity"] ?? "") \(finding["rule"] ?? "") "
        + "\(finding["table"] ?? "").\(column) \(finding["count"] ?? "")"
    }
    return (lines, all)
  }

  private let deserved: Set = [
    "error ts.trailing_junk users.UPDATED_AT 1",
    "warning json.trailing_comma events.EVENT_PROPERTIES 1",
    "warning xref.user_missing events.USER_ID 2",
    "warning xref.account_missing events.ACCOUNT_ID 1",
    "info cur.constant events.UPDATED_AT 1", "info csv.newline_in_cell events.EVENT_PROPERTIES 2",
    "info head.unsafe_name users.Current Plan 1", "info head.unsafe_name accounts.Current Plan 1",
  ]

  @Test func theGuidesSampleFailsWithWhatItDeserves() throws {
    let share = try Program.guideShare()
    let run = try Program.run(
      "check", share.path, "--now", "2023-01-10T00:00:00Z", "--format", "json")
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    let (findings, all) = try report(run.output)
    #expect(Set(findings) == deserved)
    #expect(findings.count == deserved.count)
    #expect(all["version"] as? Int == 1)
    #expect(all["now"] as? String == "2023-01-10T00:00:00Z")
    #expect(all["status"] as? String == "fail")
    #expect(all["totals"] as? [String: Int] == ["errors": 1, "warnings": 4, "infos": 5])
  }

  @Test(.enabled(if: sharedFolder("guide/sample") != nil, "the guide's folder is not here"))
  func theGuidesOwnFilesDeserveTheSame() throws {
    let folder = try #require(sharedFolder("guide/sample"))
    let run = try Program.run("check", folder, "--format", "json")
    #expect(run.status == 1)
    #expect(Set(try report(run.output).findings) == deserved)
  }

  @Test func theCorrectedSamplePasses() throws {
    let share = try Program.guideShare(GuideSample.corrected)
    let run = try Program.run("check", share.path, "--format", "json", "--fail-on", "warning")
    #expect(run.status == 0)
    #expect(try report(run.output).findings.isEmpty)
  }

  @Test func theLevelThatFailsCanBeChosen() throws {
    let share = try Program.guideShare()
    #expect(try Program.run("check", share.path, "--fail-on", "never").status == 0)
    #expect(try Program.run("check", share.path, "--fail-on=warning").status == 1)
  }

  @Test func textSaysWhatWhereWhyAndHow() throws {
    let share = try Program.guideShare()
    let run = try Program.run("check", share.path)
    for part in [
      "error: users: UPDATED_AT: characters behind the time in 1 record  [ts.trailing_junk]",
      "users.csv:3  record 2  byte 168  `2022-12-01 20:01:14_`", "why: ", "fix: Drop what follows",
      "guide: Profile data table › Sample User Table", "1 error, 4 warnings, 5 hints: failed",
    ] {
      #expect(run.output.contains(part), "\(part)")
    }
  }

  @Test func anyNumberOfThreadsGivesTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let share = folder.path + "/share"
    #expect(try Program.run("sample", share, "--rows", "30000", "--defects").status == 0)
    let reports = try ["1", "2", "8"].map { threads in
      try Program.run(
        "check", share, "--format", "json", "--now", "2024-06-10", "--threads", threads
      ).output
    }
    #expect(Set(reports).count == 1)
    #expect(reports[0].count > 1000)
  }

  @Test func renamesTablesAndAnalyticsAreTaken() throws {
    let folder = try TemporaryFolder()
    try folder.write("who,email,UPDATED_AT\n1,a@example.com,2024-01-01 00:00:00\n", to: "x.csv")
    let plain = try Program.run("check", folder.path)
    #expect(plain.status == 3)
    #expect(plain.errors.contains("x.csv") && plain.errors.contains("--table"))
    let told = try Program.run(
      "check", folder.path, "--table", "users=x.csv", "--rename", "who=USER_ID", "--format", "json")
    #expect(told.status == 0, "\(told.output) \(told.errors)")
    let events =
      "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"
      + "1,a,2024-01-01 00:00:00,2024-01-01 00:00:00\n1,b,2024-01-01 00:00:00,2024-01-01 00:00:01\n"
    try folder.write(events, to: "events.csv")
    #expect(try Program.run("check", folder.path, "--account-analytics", "yes").status == 1)
    #expect(
      try Program.run("check", folder.path, "--account-analytics", "no", "--fail-on", "warning")
        .status == 0)
  }

  @Test func decisionsInTheShareAreRead() throws {
    let share = try Program.guideShare([
      "users.csv": "who,UPDATED_AT\n1,2024-01-01 00:00:00\n",
      "slipway.json": #"{"renames": {"who": "USER_ID"}, "tables": {"users": ["users.csv"]}}"#,
    ])
    #expect(try Program.run("check", share.path, "--fail-on", "warning").status == 0)
    try share.write("{ broken", to: "slipway.json")
    let broken = try Program.run("check", share.path)
    #expect(broken.status == 2)
    #expect(broken.errors.contains("slipway.json"))
  }

  @Test func nothingFromAFileReachesTheTerminalRaw() throws {
    let hostile = "\u{1B}]0;owned\u{07}\u{1B}[31m\u{202E}x"
    let share = try Program.guideShare([
      "events.csv": "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,\(hostile)\n"
        + "1,a,\(hostile),2024-01-01 00:00:00,\(hostile)\n"
    ])
    for format in ["text", "json"] {
      let run = try Program.run("check", share.path, "--format", format)
      #expect(
        !run.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(format)")
    }
  }

  @Test func reportsGoToAFileWhole() throws {
    let share = try Program.guideShare()
    let target = share.path + "/report.json"
    let run = try Program.run("check", share.path, "--format", "json", "--output", target)
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(try report(try String(contentsOfFile: target, encoding: .utf8)).findings.count == 8)
  }
}
