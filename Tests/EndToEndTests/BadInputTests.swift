import Foundation
import TestSupport
import Testing

/// Each mistake gives one clear message that says what to do, and the right exit status.
@Suite struct BadInputTests {
  private func expect(
    _ run: Program, status: Int32, says parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errors.hasPrefix("slipway: "), "\(run.errors)", sourceLocation: sourceLocation)
    for part in parts {
      #expect(run.errors.contains(part), "\(part) in \(run.errors)", sourceLocation: sourceLocation)
    }
  }

  @Test func aMissingPathIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/nothing"
    expect(try Program.run("check", path), status: 3, says: path, "no such file or folder")
    expect(try Program.run(path), status: 3, says: path)
  }

  @Test func anEmptyFolderSaysWhatToDo() throws {
    let folder = try TemporaryFolder()
    expect(try Program.run("check", folder.path), status: 3, says: "no table", "--table")
  }

  @Test func aFolderWithoutTablesSaysWhatLiesThere() throws {
    let folder = try TemporaryFolder()
    try folder.write("# notes\n", to: "notes.md")
    try folder.write("a,b\n1,2\n", to: "other.csv")
    expect(
      try Program.run("check", folder.path), status: 3, says: "notes.md", "other.csv", "--table")
  }

  @Test func binaryDataAndEmptyFilesAreRefusedAndTheOthersRead() throws {
    let share = try Program.guideShare(GuideSample.corrected)
    try share.write([0x00, 0x01, 0x02, 0xff], to: "more-events.csv")
    try share.write("", to: "empty.csv")
    try share.write(Array("PAR1....PAR1".utf8), to: "x.parquet")
    let run = try Program.run("check", share.path)
    expect(run, status: 3, says: "more-events.csv", "binary", "empty.csv", "x.parquet", "Parquet")
    #expect(run.output.contains("events: 2 rows in 1 file"))
    #expect(run.output.contains("incomplete"))
  }

  @Test(.enabled(if: getuid() != 0, "root may read every file"))
  func aFileThatMayNotBeReadIsNamed() throws {
    let share = try Program.guideShare(GuideSample.corrected)
    let secret = try share.write("USER_ID\n", to: "secret.csv")
    chmod(secret, 0)
    expect(try Program.run("check", share.path), status: 3, says: "secret.csv", "permission denied")
  }

  @Test(arguments: [
    (["check", "--formt", "json"], "do you mean --format"),
    (["check", "--format", "yaml"], "text, json"),
    (["check", "--threads"], "needs a value"), (["check", "--threads", "none"], "whole number"),
    (["check", "--now", "yesterday"], "2023-01-10"), (["check", "--table", "things=x"], "users"),
    (["check", "--table", "users"], "TABLE=GLOB"), (["check", "--rename", "a=b"], "USER_ID"),
    (["partitions", "--by", "year"], "hour, day, week, month"), (["policy"], "--bucket NAME"),
    (["policy", "--bucket", "My_Bucket"], "Capitals"), (["sample"], "slipway sample DIR"),
    (["frobnicate"], "commands are"), (["setup", "x"], "--data DIR"),
  ])
  func usageMistakesGive2(arguments: [String], says: String) throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(arguments, in: folder.path)
    expect(run, status: 2, says: says)
  }

  @Test func withoutATerminalTheExplorerSaysWhatElseThereIs() throws {
    let share = try Program.guideShare()
    expect(try Program.run(share.path), status: 2, says: "needs a terminal", "slipway check")
  }

  @Test func aClosedPipeIsNoError() throws {
    let share = try Program.guideShare()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "\"$0\" check \"$1\" --format json | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}",
      builtBinary, share.path,
    ]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    // 1 where everything was written before the reader left.
    #expect([0, 1].contains(process.terminationStatus))
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
  }

  @Test func helpIsThereForEveryCommand() throws {
    for command in ["check", "partitions", "setup", "policy", "sample"] {
      let run = try Program.run(command, "--help")
      #expect(run.status == 0)
      #expect(run.output.contains("usage: slipway \(command)"))
      #expect(run.output == (try Program.run("help", command).output))
    }
    #expect(try Program.run("--help").output.contains("slipway check [PATH…]"))
    #expect(try Program.run("--version").output.hasPrefix("slipway 0."))
  }
}
