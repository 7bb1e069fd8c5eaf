import Foundation
import TestSupport
import Testing

@Suite struct SetupCommandTests {
  private let documents = [
    "SETUP.md", "bucket-policy.json", "cfn.yaml", "cli-steps.md", "console-steps.md", "main.tf",
    "message-to-toplyne.txt", "operator-policy.json", "setup.sh",
  ]

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func withoutYesItSaysWhatItWouldDo() throws {
    let folder = try ShippedShare.clean()
    let run = try SlipwayRun("setup", "--bucket", "acme-toplyne-export", in: folder.path)
    #expect(run.status == 2)
    try expectGolden(run.out, "setup-review.txt")
    #expect(try names(in: folder.path) == ["events.csv", "users.csv"])
  }

  @Test func writesTheDocumentsOnceAndReplacesThemOnlyWhenTold() throws {
    let folder = try ShippedShare.clean()
    let command = "slipway setup --bucket acme-toplyne-export --data . --out hand-over --yes"
    let first = try SlipwayRun(shell: command, in: folder.path)
    #expect(first.status == 0, "\(first.err)")
    let out = folder.path + "/hand-over"
    #expect(try names(in: out) == documents)
    #expect(FileManager.default.isExecutableFile(atPath: out + "/setup.sh"))
    let policy = try SlipwayRun("policy", "--bucket", "acme-toplyne-export").out
    #expect(try String(contentsOfFile: out + "/bucket-policy.json", encoding: .utf8) == policy)

    try folder.write("mine", to: "hand-over/SETUP.md")
    let second = try SlipwayRun(shell: command, in: folder.path)
    second.expectComplaint(64, "--replace")
    #expect(try String(contentsOfFile: out + "/SETUP.md", encoding: .utf8) == "mine")

    let third = try SlipwayRun(shell: command + " --replace", in: folder.path)
    #expect(third.status == 0, "\(third.err)")
    #expect(try String(contentsOfFile: out + "/SETUP.md", encoding: .utf8) != "mine")
    #expect(try names(in: out) == documents)
  }

  @Test func namesEveryAnswerThatIsMissingOrWrong() throws {
    let folder = try ShippedShare.clean()
    try SlipwayRun("setup", "--yes", "--data", ".", in: folder.path).expectComplaint(
      64, "--bucket NAME")
    let wrong = try SlipwayRun(
      "setup", "--yes", "--bucket", "Acme", "--region", "moon-1", in: folder.path)
    #expect(wrong.status == 64)
    #expect(wrong.err.contains("--bucket Acme: Capitals") && wrong.err.contains("--region moon-1"))
    #expect(wrong.err.contains("; try acme"))
    #expect(try names(in: folder.path) == ["events.csv", "users.csv"])
    try SlipwayRun("setup", "somewhere", in: folder.path)
      .expectComplaint(2, "the folder with the tables is --data DIR")
  }

  @Test func aFolderThatCannotBeMadeIsAFailure() throws {
    let folder = try ShippedShare.clean()
    let run = try SlipwayRun(
      "setup", "--yes", "--bucket", "acme-toplyne-export", "--data", ".", "--out",
      "no/such/folder", in: folder.path)
    run.expectComplaint(1, "no/such/folder", "no such file or directory")
  }
}
