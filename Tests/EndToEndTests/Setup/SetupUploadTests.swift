import Foundation
import TestSupport
import Testing

@Suite struct SetupUploadTests {
  /// A bucket, and a plan that uploads one table.
  private func bench() throws -> SetupBench {
    let bench = try SetupBench()
    try bench.makeData()
    try bench.set("state/bucket", "")
    #expect(try bench.plan("--origin existing --data data").status == 2)
    return bench
  }

  @Test func whatIsMissingIsSentOnceAndThenSeen() throws {
    let bench = try bench()
    let look = try bench.setup("upload plan.json --dry-run")
    #expect(look.status == 2 && look.out.contains("1 missing"), "\(look.err)")
    #expect(look.out.contains("would run: aws s3 sync ") && bench.changes.isEmpty)
    let first = try bench.setup("upload plan.json")
    #expect(first.status == 0, "\(first.err)")
    #expect(bench.changes == ["s3 sync"])
    #expect(first.out.contains("upload-users: 1 file: 1 there by size alone"))
    #expect(bench.text("state/objects/users/users.csv") == bench.text("data/users.csv"))
    let second = try bench.setup("upload plan.json")
    #expect(second.status == 0 && bench.changes.isEmpty)
    #expect(bench.commandLines.allSatisfy { !$0.contains("--delete") })
  }

  @Test func whatHasAnotherSizeIsSentAgain() throws {
    let bench = try bench()
    #expect(try bench.setup("upload plan.json").status == 0)
    try bench.set("state/objects/users/users.csv", "half")
    let run = try bench.setup("upload plan.json")
    #expect(run.status == 0 && run.out.contains("1 of another size"), "\(run.err)")
    #expect(bench.commandLines.contains { $0.contains("--exclude * --include users.csv") })
    #expect(bench.text("state/objects/users/users.csv") == bench.text("data/users.csv"))
  }

  @Test func errorsOfAWSAreExplained() throws {
    let bench = try bench()
    try bench.set("fail s3 sync", "AccessDenied\n")
    let run = try bench.setup("upload plan.json")
    #expect(run.status == 1)
    #expect(run.err.contains("AccessDenied: You lack the right"), "\(run.err)")
    #expect(run.err.contains("users/users.csv is not in the bucket"))
    #expect(run.err.contains("then slipway setup upload plan.json sends what is missing"))
    #expect(try bench.setup("upload plan.json").status == 0)
  }

  @Test func filesThatChangedSinceTheReviewAreNotSent() throws {
    let bench = try bench()
    try bench.set("data/users.csv", "USER_ID,EMAIL\nu2,somebody@else.example\n")
    let run = try bench.setup("upload plan.json")
    #expect(run.status == 1 && bench.changes.isEmpty)
    #expect(run.err.contains("1 file changed since the plan was made"), "\(run.err)")
  }

  @Test func killedUploadsGoOnWhereTheyWere() throws {
    let bench = try bench()
    try bench.set("signal", "9 s3:sync before\n")
    #expect(try bench.setup("upload plan.json").status != 0)
    #expect(bench.text("state/objects/users/users.csv") == nil)
    #expect(try bench.setup("upload plan.json").status == 0)
    #expect(bench.text("state/objects/users/users.csv") != nil)
  }

  @Test func mistakesAreSaid() throws {
    let bench = try bench()
    try bench.setup("upload").expectComplaint(64, "setup upload takes one plan")
    try bench.setup("upload nowhere.json").expectComplaint(64, "nowhere.json")
    _ = try bench.plan("--origin existing", out: "bare.json")
    try bench.setup("upload bare.json").expectComplaint(1, "the plan uploads nothing")
  }

  @Test func thePlanShowsWhatIsSentAndWhatIsNot() throws {
    let bench = try SetupBench()
    try bench.makeData()
    try bench.set("data/.hidden/x.csv", "A\n1\n")
    let plan = try bench.plan("--data data --offline --request-price 5")
    #expect(plan.out.contains("    .hidden/: hidden"), "\(plan.out)")
    #expect(plan.out.contains("1 request; about $0.01 at $5 for 1,000 requests"))
    try bench.plan("--data data --offline --request-price x")
      .expectComplaint(64, "expected dollars such as 0.005")
  }
}
