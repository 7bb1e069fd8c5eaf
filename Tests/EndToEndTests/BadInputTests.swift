import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Each mistake gets one message that says what, where and what to do, and its exit status.
@Suite struct BadInputTests {
  @Test func pathsThatHoldNoTable() throws {
    let folder = try TemporaryFolder()
    try SlipwayRun("check", folder.path + "/nowhere")
      .expectComplaint(3, "/nowhere: no such file or folder")
    try SlipwayRun("check", folder.path).expectComplaint(
      3, "no table of events, users or accounts", "--table events=FILE")
    try SlipwayRun(folder.path).expectComplaint(3, "no table of events")
    try folder.write("call Ada\n", to: "notes.txt")
    try SlipwayRun("partitions", folder.path)
      .expectComplaint(3, "no table", "left out: notes.txt")
    try SlipwayRun("check", "/dev/null").expectComplaint(3, "/dev/null: not a file or folder")
  }

  @Test func filesThatCannotBeRead() throws {
    let folder = try TemporaryFolder()
    let binary = try folder.write("USER_ID,EVENT_NAME\n\0\0\0", to: "events.csv")
    let run = try SlipwayRun("check", binary)
    #expect(run.status == 3)
    #expect(run.err == "slipway: \(binary): binary data, no text (a NUL byte at offset 19)\n")
    guard geteuid() != 0 else {
      print("skipped: root may read every file")
      return
    }
    let hidden = try folder.write("USER_ID\n", to: "users.csv")
    chmod(hidden, 0)
    #expect(try SlipwayRun("check", hidden).err.contains("permission denied"))
  }

  @Test func aFileWithoutRowsIsReadAndAFinding() throws {
    let clean = try ShippedShare.clean()
    try clean.write("", to: "events-2.csv")
    let run = try SlipwayRun("check", clean.path)
    #expect(run.status == 1 && run.err.isEmpty)
    #expect(run.out.contains("error: events: empty file in 1 file  [file.empty]\n  events-2.csv\n"))
    #expect(try SlipwayRun("count", clean.path).status == 0)
    try clean.write(ShippedShare.eventHeader, to: "events-2.csv")
    #expect(try SlipwayRun("check", clean.path).status == 0)
    #expect(try SlipwayRun("check", clean.path, "--fail-on", "warning").status == 1)
  }

  @Test func flagsThatAreWrong() throws {
    let clean = try ShippedShare.clean()
    let path = clean.path
    let hint = "Try slipway --help."
    try SlipwayRun("check", path, "--frobnicate")
      .expectComplaint(2, "unknown flag --frobnicate", hint)
    try SlipwayRun("check", path, "--formatt").expectComplaint(2, "do you mean --format?")
    try SlipwayRun("check", path, "-x").expectComplaint(2, "unknown flag -x")
    try SlipwayRun("check", path, "--format").expectComplaint(2, "--format needs a value")
    try SlipwayRun("check", path, "--format", "xml")
      .expectComplaint(2, "--format xml: expected text, json")
    try SlipwayRun("check", path, "--fail-on", "often")
      .expectComplaint(2, "expected error, warning, never")
    try SlipwayRun("check", path, "--threads", "0")
      .expectComplaint(2, "--threads 0: expected a whole number from 1")
    try SlipwayRun("check", path, "--ignore", "row.dup_exactly")
      .expectComplaint(2, "--ignore row.dup_exactly: no such rule; do you mean row.dup_exact?")
    for size in ["1M", "lots", "", "-1G", "16777215", "9999999999T", "1.5G", "G"] {
      try SlipwayRun("check", path, "--memory", size)
        .expectComplaint(2, "--memory \(size): expected bytes from 16M up", "256M, 1G", hint)
    }
    try SlipwayRun("check", path, "--max-samples", "many").expectComplaint(2, "--max-samples many")
    try SlipwayRun("check", path, "--now", "yesterday")
      .expectComplaint(2, "--now yesterday", "2023-01-10T00:00:00Z")
    for zone in ["", "+15:00", "/etc/localtime", "../zoneinfo/UTC", "zone.tab", "Asia"] {
      try SlipwayRun("check", path, "--tz-assume", zone)
        .expectComplaint(2, "--tz-assume \(zone): ", "an offset such as +05:30", hint)
    }
    try SlipwayRun("check", path, "--table", "invoices=*.csv")
      .expectComplaint(2, "--table invoices=*.csv", "events, users or accounts")
    try SlipwayRun("check", path, "--table", "events")
      .expectComplaint(2, "--table events: expected TABLE=GLOB")
    try SlipwayRun("check", path, "--rename", "userId=USERID")
      .expectComplaint(2, "the guide has no column USERID", "USER_ID")
    try SlipwayRun("check", path, "--rename", "userId")
      .expectComplaint(2, "expected OLD=NEW")
    try SlipwayRun("check", path, "--account-analytics", "maybe")
      .expectComplaint(2, "expected yes, no")
    try SlipwayRun("partitions", path, "--by", "year")
      .expectComplaint(2, "expected hour, day, week, month")
  }

  @Test func wordsThatAreNeitherCommandNorPath() throws {
    let folder = try TemporaryFolder()
    let run = try SlipwayRun("chek", in: folder.path)
    run.expectComplaint(2, "chek")
    #expect(run.err.contains("Try slipway --help."))
  }

  @Test func settingsThatAreWrong() throws {
    let clean = try ShippedShare.clean()
    try clean.write("{not json", to: "slipway.json")
    try SlipwayRun("check", clean.path)
      .expectComplaint(2, "slipway.json is no JSON object")
    try clean.write(#"{"tables": {"invoices": ["*.csv"]}}"#, to: "slipway.json")
    try SlipwayRun("check", clean.path).expectComplaint(2, "tables: no such table (`invoices`)")
  }

  @Test func theExplorerWithoutATerminal() throws {
    let clean = try ShippedShare.clean()
    try SlipwayRun(clean.path)
      .expectComplaint(2, "the explorer needs a terminal", "slipway check \(clean.path)")
  }

  @Test func foldersThatExistAreNotOverwritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "share/events.csv")
    try SlipwayRun("sample", folder.path + "/share")
      .expectComplaint(3, "it exists already; name a new folder")
    #expect(
      try String(contentsOfFile: folder.path + "/share/events.csv", encoding: .utf8) == "mine")
    try SlipwayRun("sample").expectComplaint(2, "sample needs one folder")
    try SlipwayRun("sample", folder.path + "/new", "--rows", "0").expectComplaint(2, "--rows 0")
  }

  @Test func bucketsWithoutAName() throws {
    try SlipwayRun("policy").expectComplaint(2, "slipway policy --bucket NAME")
    try SlipwayRun("policy", "--bucket", "Acme_Export").expectComplaint(
      2, "--bucket Acme_Export is no name that S3 allows", "Capitals", "Underscores")
    try SlipwayRun("policy", "--bucket", "a\u{1B}[31m")
      .expectComplaint(2, "is no name that S3 allows")
  }

  @Test func messagesAreSafeForATerminal() throws {
    let hostile = "x\u{1B}]0;title\u{7}\u{202E}"
    let runs = try [
      SlipwayRun("check", hostile), SlipwayRun("check", "--\(hostile)"),
      SlipwayRun("check", ".", "--format", hostile), SlipwayRun("policy", "--bucket", hostile),
      SlipwayRun("sample", hostile + "/a"), SlipwayRun("setup", hostile),
      SlipwayRun("check", ".", "--rename", "\(hostile)=\(hostile)"),
    ]
    for run in runs {
      #expect(run.status != 0)
      let isSafe = !run.err.contains("\u{1B}") && !run.err.unicodeScalars.contains("\u{202E}")
      #expect(isSafe, "\(run.err.debugDescription)")
    }
  }
}
