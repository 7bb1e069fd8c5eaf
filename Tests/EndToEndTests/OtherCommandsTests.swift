import Foundation
import TestSupport
import Testing

@Suite struct OtherCommandsTests {
  @Test(.enabled(if: sharedFolder("guide") != nil, "the guide's folder is not here"))
  func thePolicyIsTheGuidesByteForByte() throws {
    let folder = try #require(sharedFolder("guide"))
    let guide = try String(contentsOfFile: folder + "/bucket-policy.json", encoding: .utf8)
    let run = try Program.run("policy", "--bucket", "acme-toplyne-export")
    #expect(run.status == 0)
    let filled = guide.replacingOccurrences(of: "{your-bucket-name}", with: "acme-toplyne-export")
    #expect(run.output == filled)
  }

  @Test func partitionsShowWhatIsMissing() throws {
    let share = try Program.guideShare([
      "events.csv": """
      USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT
      1,1,a,2024-03-01 10:00:00,2024-03-01 10:00:01
      2,1,a,2024-03-03 10:00:00,2024-03-03 10:00:01
      2,1,a,2024-03-03 11:00:00,2024-03-03 11:00:01

      """
    ])
    let text = try Program.run("partitions", share.path)
    #expect(text.status == 0)
    #expect(text.output.contains("2 days, 1 missing"))
    #expect(text.output.contains("2024-03-02 Sat  · missing"))
    let csv = try Program.run("partitions", share.path, "--by", "hour", "--format", "csv")
    #expect(csv.output.hasPrefix("table,partition,rows,bytes\nevents,2024-03-01 10:00,1,"))
    let json = try Program.run("partitions", share.path, "--by", "month", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let tables = try #require(object?["tables"] as? [[String: Any]])
    #expect(tables.first?["missing"] as? Int == 0)
  }

  @Test func theSetUpIsWrittenOnceAndReplacedOnlyWhenAsked() throws {
    let share = try Program.guideShare()
    let folder = try TemporaryFolder()
    let out = folder.path + "/pack"
    func setUp(_ more: String...) throws -> Program {
      let flags = ["--bucket", "acme-toplyne-export", "--region", "eu-west-1"]
      let process = flags + ["--data", share.path, "--out", out] + more
      return try Program.run(["setup"] + process)
    }
    let announced = try setUp()
    #expect(announced.status == 2)
    #expect(announced.output.contains("create bucket acme-toplyne-export in eu-west-1"))
    #expect(
      !FileManager.default.fileExists(atPath: out), "nothing is written before it is accepted")
    #expect(try setUp("--yes").status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(names == ["SETUP.md", "bucket-policy.json", "message-to-toplyne.txt", "setup.sh"])
    #expect(FileManager.default.isExecutableFile(atPath: out + "/setup.sh"))
    try "mine".write(toFile: out + "/SETUP.md", atomically: true, encoding: .utf8)
    let again = try setUp("--yes")
    #expect(again.status == 64)
    #expect(again.errors.contains("not empty"))
    #expect(try String(contentsOfFile: out + "/SETUP.md", encoding: .utf8) == "mine")
    #expect(try setUp("--yes", "--replace").status == 0)
    #expect(try String(contentsOfFile: out + "/SETUP.md", encoding: .utf8) != "mine")
  }

  @Test func missingAnswersAreNamedAllAtOnceByTheirFlags() throws {
    let run = try Program.run("setup", "--region", "cn-north-1", "--yes")
    #expect(run.status == 64)
    #expect(run.errors.contains("--bucket") && run.errors.contains("--region"))
  }
}
