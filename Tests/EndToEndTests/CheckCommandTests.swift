import Foundation
import Reports
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  @Test func theExitStatusFollowsWhatIsFound() throws {
    let clean = try ShippedShare.clean()
    #expect(try SlipwayRun("check", clean.path).status == 0)
    #expect(try SlipwayRun("check", clean.path, "--fail-on", "warning").status == 0)
    let guide = try GuideSample.folder()
    #expect(try SlipwayRun("check", guide.path).status == 1)
    #expect(try SlipwayRun("check", guide.path, "--fail-on", "never").status == 0)
    try guide.write("USER_ID,UPDATED_AT\nu1,2022-12-01 20:01:14\n", to: "users.csv")
    #expect(try SlipwayRun("check", guide.path).status == 0)
    #expect(try SlipwayRun("check", guide.path, "--fail-on", "warning").status == 1)
    try guide.write("USER_ID,\0\n", to: "broken.csv")
    let broken = try SlipwayRun("check", guide.path)
    #expect(broken.status == 3)
    #expect(broken.err.contains("broken.csv: binary data"))
    #expect(broken.out.contains("incomplete, because not everything could be read"))
  }

  @Test func theGuidesSampleGetsTheFindingsItDeserves() throws {
    let folder = try GuideSample.folder()
    try expectTheGuidesFindings(in: folder.path)
  }

  @Test func theGuidesOwnFilesGetTheSame() throws {
    guard let sample = sharedFolder("guide/sample") else {
      print("skipped: the shared guide is not at hand")
      return
    }
    try expectTheGuidesFindings(in: sample)
  }

  private func expectTheGuidesFindings(in path: String) throws {
    let run = try SlipwayRun("check", path, "--format", "json", "--now", "2023-01-10T00:00:00Z")
    #expect(run.status == 1)
    let report = try run.json()
    #expect(report["version"] as? Int == 1)
    #expect(report["now"] as? String == "2023-01-10T00:00:00Z")
    #expect(report["status"] as? String == "fail")
    let findings = try #require(report["findings"] as? [[String: Any]])
    let told = findings.filter { $0["severity"] as? String != "info" }.map { finding in
      [finding["severity"], finding["table"], finding["column"], finding["rule"]]
        .map { $0 as? String ?? "–" }.joined(separator: " ")
        + " \(finding["count"] as? Int ?? 0)"
    }
    #expect(
      Set(told) == [
        "error users UPDATED_AT ts.trailing_junk 1",
        "warning events EVENT_PROPERTIES json.trailing_comma 1",
        "warning events USER_ID xref.user_missing 2",
        "warning events ACCOUNT_ID xref.account_missing 1",
      ])
    let comma = try #require(findings.first { $0["rule"] as? String == "json.trailing_comma" })
    let sample = try #require((comma["samples"] as? [[String: Any]])?.first)
    #expect(sample["file"] as? String == "events.csv")
    #expect(sample["record"] as? Int == 1)
    #expect(sample["line"] as? Int == 2 && sample["line_end"] as? Int == 5)
    let tables = try #require(report["tables"] as? [[String: Any]])
    #expect(tables.map { $0["table"] as? String } == ["events", "users", "accounts"])
    #expect(tables.map { $0["rows"] as? Int } == [2, 2, 2])
    #expect(tables[0]["partition_column"] as? String == "TIMESTAMP")
    let totals = try #require(report["totals"] as? [String: Int])
    #expect(totals["errors"] == 1 && totals["warnings"] == 4)
  }

  @Test func theTextReportReadsLikeACompilers() throws {
    let folder = try GuideSample.folder()
    let run = try SlipwayRun("check", ".", "--now", "2023-01-10T00:00:00Z", in: folder.path)
    try expectGolden(run.out, "check-guide.txt")
    #expect(run.err.isEmpty)
  }

  @Test func theOutputGoesToAFileWhereOneIsNamed() throws {
    let folder = try ShippedShare.clean()
    let report = folder.path + "/report.json"
    let run = try SlipwayRun("check", folder.path, "--format", "json", "--output", report)
    #expect(run.status == 0 && run.out.isEmpty)
    #expect(try String(contentsOfFile: report, encoding: .utf8).hasPrefix("{"))
    let nowhere = try SlipwayRun("check", folder.path, "--output", folder.path + "/no/report")
    nowhere.expectComplaint(3, "/no/report", "no such file or directory")
  }

  @Test func settingsComeFromFlagsAndFromTheShare() throws {
    let folder = try ShippedShare.nearMiss()
    #expect(try SlipwayRun("check", folder.path).status == 1)
    #expect(try SlipwayRun("check", folder.path, "--rename", "userId=USER_ID").status == 0)
    try folder.write(#"{"renames": {"userId": "USER_ID"}}"#, to: "slipway.json")
    #expect(try SlipwayRun("check", folder.path).status == 0)
    try folder.write("x,y\n1,2\n", to: "odd.csv")
    #expect(try SlipwayRun("check", folder.path).out.contains("left out: odd.csv"))
    let assigned = try SlipwayRun("check", folder.path, "--table", "accounts=odd*")
    #expect(assigned.out.contains("accounts: 1 row"))
  }

  @Test func anIgnoredRuleIsLeftOutAndNamed() throws {
    let guide = try GuideSample.folder()
    let flags = ["--ignore ts.trailing_junk", "--ignore xref.user_missing"]
    let command = "slipway check . \(flags.joined(separator: " "))"
    let text = try SlipwayRun(shell: command, in: guide.path)
    #expect(text.status == 0, "the only error is ignored")
    #expect(text.out.contains("\nnot checked: ts.trailing_junk, xref.user_missing\n"))
    #expect(!text.out.contains("[ts.trailing_junk]"))
    let json = try SlipwayRun(shell: command + " --format json", in: guide.path).json()
    #expect(json["ignored"] as? [String] == ["ts.trailing_junk", "xref.user_missing"])
    #expect(try SlipwayRun("check", guide.path, "--format", "json").json()["ignored"] == nil)
  }

  @Test func samplesAreCappedAndCountsAreNot() throws {
    let share = try ShippedShare.sample(rows: 1000, "--defects")
    let path = share.path + "/share"
    let run = try SlipwayRun("check", path, "--format", "json", "--max-samples", "1")
    let findings = try #require(try run.json()["findings"] as? [[String: Any]])
    for finding in findings {
      #expect((finding["samples"] as? [Any])?.count ?? 0 <= 1)
    }
    #expect(findings.contains { $0["count"] as? Int ?? 0 > 1 })
  }

  @Test func oneThreadAndManyFindTheSame() throws {
    let share = try ShippedShare.sample(rows: 20_000, "--defects --single-file")
    let arguments = ["--format", "json", "--now", "2024-07-01T00:00:00Z"].joined(separator: " ")
    let command = "slipway check share \(arguments) --threads"
    let one = try SlipwayRun(shell: "\(command) 1", in: share.path)
    let many = try SlipwayRun(shell: "\(command) 4", in: share.path)
    #expect(one.out == many.out && one.status == 1 && many.status == 1)
  }

  @Test func anyMemoryFindsTheSame() throws {
    let share = try ShippedShare.sample(rows: 2000, "--defects")
    let expected = try SlipwayRun("check", share.path + "/share")
    for size in ["16M", "16m", "16777216", "1G"] {
      let run = try SlipwayRun("check", share.path + "/share", "--memory", size)
      #expect(run.out == expected.out && run.status == 1 && run.err.isEmpty)
    }
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let share = try ShippedShare.sample(rows: 20_000, "--defects")
    let run = try SlipwayRun(
      shell: """
        slipway partitions share --by hour --format json | head -1
        echo "status ${PIPESTATUS[0]}"
        """, in: share.path)
    #expect(run.out == "{\nstatus 0\n")
    #expect(run.err.isEmpty)
  }

  @Test func valuesAreSafeForATerminal() throws {
    let folder = try TemporaryFolder()
    let rows = HostileText.samples.filter { !$0.contains("\0") }.map { sample in
      let cell = "\"" + sample.replacing("\"", with: "\"\"") + "\""
      return "\(cell),a1,\(cell),\(cell),2024-05-01 11:00:00,\(cell)\n"
    }
    try folder.write(
      ShippedShare.eventHeader + rows.joined(), to: "events\u{1B}]0;t\u{7}\u{202E}.csv")
    try folder.write("USER_ID,\0\n", to: "broken\u{1B}[31m.csv")
    for format in CheckFormat.allCases {
      let run = try SlipwayRun("check", folder.path, "--format", format.rawValue)
      #expect(run.status == 3)
      let shown = (run.out + run.err).unicodeScalars
      let unsafe = shown.filter { scalar in
        scalar != "\n" && !(format == .tsv && scalar == "\t")
          && [.control, .format, .lineSeparator].contains(scalar.properties.generalCategory)
          && scalar != "\u{200D}"
      }
      #expect(unsafe.isEmpty, "\(format): \(unsafe.map { String($0.value, radix: 16) })")
    }
  }
}
