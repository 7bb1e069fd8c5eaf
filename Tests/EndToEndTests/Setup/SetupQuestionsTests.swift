import Foundation
import Screens
import TestSupport
import Testing

/// The ways to answer the questions of the set-up, by the shipped program.
@Suite struct SetupQuestionsTests {
  @Test func flagsComeBeforeTheEnvironmentAndThatBeforeTheFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"version": 1, "answers": {"bucket": "from-file", "region": "eu-west-1", "owner": "123456789012"}}
      """, to: "a.json")
    let run = try SlipwayRun(
      shell: """
        export SLIPWAY_SETUP_BUCKET=from-environment SLIPWAY_SETUP_REGION=eu-west-2
        slipway setup --answers a.json --region eu-west-3 --save-answers b.json
        """, in: folder.path)
    #expect(run.status == 2, "\(run.err)")
    #expect(run.out.contains("create bucket from-environment in eu-west-3"))
    let kept = try String(contentsOfFile: folder.path + "/b.json", encoding: .utf8)
    #expect(kept.contains("\"region\": \"eu-west-3\"") && kept.contains("\"owner\""))
    let again = try SlipwayRun("setup", "--answers", "b.json", in: folder.path)
    #expect(again.out == run.out)
  }

  @Test func anUnknownKeyIsNamedWithItsLine() throws {
    let folder = try TemporaryFolder()
    try folder.write("{\n  \"answers\": {\n    \"buket\": \"acme\"\n  }\n}\n", to: "a.json")
    try SlipwayRun("setup", "--answers", "a.json", in: folder.path)
      .expectComplaint(2, "a.json:3: buket is no key here")
    try SlipwayRun("setup", "--answers", "none.json", in: folder.path)
      .expectComplaint(2, "--answers none.json: there is no such file")
  }

  @Test func withoutATerminalEveryMissingAnswerIsNamedAndNothingAsked() throws {
    let folder = try TemporaryFolder()
    let run = try SlipwayRun(
      "setup", "--encryption", "sse-kms", "--options", "prefix", in: folder.path)
    #expect(run.status == 64)
    for flag in ["--bucket NAME", "--kms-key ARN", "--options prefix"] {
      #expect(run.err.contains(flag))
    }
    #expect(run.out.isEmpty)
  }

  @Test func plainLinesLeadToTheDocuments() throws {
    let folder = try ShippedShare.clean()
    let lines = [
      "1", "?", "Acme_Export", "acme-toplyne-export", "", "", "eu-west-1", "b", "", "", "", "", ".",
      "", "", "", "s", "yes",
    ]
    let input = lines.map { $0 + "\\n" }.joined()
    let run = try SlipwayRun(
      shell: "printf '\(input)' | slipway setup --plain", in: folder.path)
    #expect(run.status == 0, "\(run.out)\(run.err)")
    #expect(!run.out.utf8.contains(0x1B), "no escape sequence")
    #expect(run.out.contains("Error: Capitals are not allowed."))
    #expect(run.out.contains("Kept in slipway-setup.json"))
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: folder.path + "/toplyne-setup")
    #expect(folders.contains("bucket-policy.json"))
    let left = try SlipwayRun(
      shell: "printf '\\n\\nq\\n' | slipway setup --plain --answers slipway-setup.json",
      in: folder.path)
    #expect(left.status == 130)
    #expect(left.out.contains("Review: nothing has been changed yet"), "it goes on where it stood")
  }

  @Test func aDumbTerminalGetsPlainLines() throws {
    let driver = try TerminalDriver(
      builtBinary, ["setup"], size: Size(width: 80, height: 24), environment: ["TERM": "dumb"])
    try driver.wait(forText: "Is the bucket to be created")
    try driver.send("q\r")
    #expect(try driver.finish() == 130)
    #expect(driver.text.contains("Nothing was written."))
    #expect(!driver.isFullScreen)
  }

  /// A share with a program `aws` beside it, which is first on the path.
  private func explorer(aws: String) throws -> (TemporaryFolder, TerminalDriver) {
    let folder = try ShippedShare.clean()
    try folder.write("#!/bin/bash\n" + aws, to: "bin/aws")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/aws")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let driver = try TerminalDriver(
      builtBinary, ["setup"], size: Size(width: 120, height: 40),
      environment: ["PATH": "\(folder.path)/bin:\(path)", "SLIPWAY_SETUP_OFFLINE": "no"])
    return (folder, driver)
  }

  @Test func theExplorerShowsWhatTheCLISays() throws {
    let (folder, driver) = try explorer(
      aws: """
        [ "$AWS_PAGER$AWS_CLI_AUTO_PROMPT" = off ] || exit 9
        case "$1 $2" in
        "sts get-caller-identity")
          echo '{"Account": "123456789012", "Arn": "arn:aws:iam::123456789012:user/ann"}' ;;
        *)
          echo 'An error occurred (404) when calling the HeadBucket operation: Not Found' >&2
          exit 254 ;;
        esac
        """)
    try driver.waitUntilIdle()
    #expect(driver.text.contains("123456789012"))
    try driver.press("enter")
    try driver.type("acme-toplyne")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("The name is free"), "\(driver.text)")
    try driver.press("escape")
    #expect(try driver.finish() == 130)
    _ = folder
  }

  @Test func whoReadsNothingButTheScreenGetsToTheEnd() throws {
    let folder = try ShippedShare.clean()
    let driver = try TerminalDriver(
      "/bin/bash", ["-c", "cd \(folder.path) && exec \(builtBinary) ."],
      size: Size(width: 80, height: 24))
    try driver.waitUntilIdle()
    #expect(driver.text.contains("S set-up bucket"))
    try driver.press("S")
    #expect(driver.text.contains("f1 keys"))
    try driver.press("f1")
    #expect(driver.text.contains("the next question") && driver.text.contains("q goes back"))
    try driver.press("q", "enter")
    try driver.type("Acme_Export")
    #expect(driver.text.contains("Tab take the suggestion"))
    try driver.press("tab")
    for _ in 0..<30 where !driver.text.contains("Enter write the files") {
      try driver.press("enter")
      try driver.waitUntilIdle()
    }
    try driver.press("enter")
    try driver.waitUntilIdle()
    #expect(driver.text.contains("✓ wrote"), "\(driver.text)")
    #expect(
      FileManager.default.fileExists(atPath: folder.path + "/toplyne-setup/bucket-policy.json"))
    try driver.press("enter")
    #expect(driver.text.contains("S set-up bucket"), "back at the share")
    try driver.press("q")
    #expect(try driver.finish() == 0)
  }

  @Test func ctrlCEndsAProgramThatNeverAnswers() throws {
    let (folder, driver) = try explorer(aws: "echo $$ > \"${0%/*}/pid\"; exec tail -f /dev/null")
    while !FileManager.default.fileExists(atPath: folder.path + "/bin/pid") { sched_yield() }
    try driver.press("enter")
    try driver.type("acme")
    #expect(driver.text.contains("> acme") && driver.text.contains("asking AWS…"))
    try driver.press("ctrl-c")
    try driver.waitUntilIdle()
    let pid = try String(contentsOfFile: folder.path + "/bin/pid", encoding: .utf8)
    let number = try #require(Int32(pid.filter(\.isNumber)))
    #expect(kill(number, 0) != 0, "nobody waits for it, and so it is gone")
    #expect(driver.text.contains("stopped asking AWS"))
    try driver.press("ctrl-c")
    #expect(try driver.finish() == 130)
  }
}
