import Foundation
import TestSupport
import Testing

@Suite struct SetupRefusalTests {
  /// A plan for a bucket as they were made before 2023.
  private func bench(policy: String? = nil, _ more: String = "") throws -> SetupBench {
    let bench = try SetupBench()
    try bench.makeOldBucket(policy: policy)
    let plan = try bench.plan("--origin existing \(more)")
    #expect(plan.status == 2, "\(plan.err)")
    return bench
  }

  private func expectRefusal(_ bench: SetupBench, _ words: String, _ command: String = "apply")
    throws
  {
    let run = try bench.setup("\(command) plan.json --yes")
    #expect(run.status == 1)
    #expect(run.err.contains(words), "\(run.err)")
    #expect(bench.changes == [])
  }

  @Test func anotherAccountIsRefused() throws {
    let bench = try bench()
    try bench.set("account", "999999999999\n")
    try expectRefusal(bench, "signed in to account 999999999999, and the plan is for 123456789012")
  }

  @Test func anotherRegionIsRefused() throws {
    let bench = try bench()
    try bench.set("location", "null\n")
    try expectRefusal(bench, "the bucket is in us-east-1, and the plan is for eu-west-1")
  }

  @Test func policyThatChangedSinceTheReviewIsRefused() throws {
    let bench = try bench()
    try bench.set("state/policy", SetupLifeCycleTests.foreign)
    try expectRefusal(bench, "somebody changed this since the review")
  }

  @Test func settingThatChangedSinceTheReviewIsRefusedBeforeAnyChange() throws {
    let bench = try bench("--encryption sse-s3")
    try bench.set(
      "state/encryption",
      #"{"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}]}"#)
    try expectRefusal(bench, "somebody changed this since the review")
  }

  @Test func otherPartitionsAreRefused() throws {
    let bench = try SetupBench()
    try bench.set("partition", "arn:aws-cn:iam\n")
    let plan = try bench.plan()
    #expect(plan.status == 1)
    #expect(plan.err.contains("roles do not cross partitions"))
    #expect(bench.text("plan.json") == nil)
  }

  @Test func bucketThatIsNotThereIsNoExistingOne() throws {
    let bench = try SetupBench()
    let plan = try bench.plan("--origin existing")
    #expect(plan.status == 1)
    #expect(plan.err.contains("--origin new"))
  }

  @Test func bucketElsewhereIsNamed() throws {
    let bench = try SetupBench()
    try bench.makeOldBucket()
    try bench.set("location", "\"EU\"\n")
    #expect(try bench.plan("--origin existing").status == 2, "EU is eu-west-1")
    try bench.set("location", "\"eu-west-3\"\n")
    #expect(try bench.plan("--origin existing").err.contains("--region eu-west-3"))
  }

  @Test func undoLeavesWhatSomebodyChangedSince() throws {
    let bench = try bench()
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    try bench.set("state/access", #"{"BlockPublicAcls": false}"#)
    try expectRefusal(bench, "somebody changed this since it was applied", "undo")
  }

  @Test func undoTakesExactlyOurStatementOutOfAPolicyThatChangedSince() throws {
    let bench = try bench()
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    let ours = try #require(bench.text("state/policy"))
    let theirs =
      #"{"Sid": "Theirs", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},"#
      + #" "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-toplyne-export/*"}"#
    try bench.set(
      "state/policy", ours.replacing("\"Statement\": [", with: "\"Statement\": [\(theirs), "))
    let undo = try bench.setup("undo plan.json --yes")
    #expect(undo.status == 0, "\(undo.err)")
    let left = try #require(bench.text("state/policy"))
    #expect(left.contains("Theirs") && !left.contains("388856629077"))
  }

  @Test func statementThatDiffersIsReplacedOnlyWhenTold() throws {
    let wide = try SlipwayRun("policy", "--bucket", SetupBench.bucket).out
      .replacing("\"s3:ListBucket\"", with: "\"s3:ListBucket\", \"s3:PutObject\"")
    let bench = try SetupBench()
    try bench.makeOldBucket(policy: wide)
    let plan = try bench.plan("--origin existing")
    #expect(plan.status == 1)
    #expect(plan.out.contains("--replace-vendor-statement") && plan.out.contains("s3:PutObject"))
    try expectRefusal(bench, "blocked")
    #expect(try bench.plan("--origin existing --replace-vendor-statement").status == 2)
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    #expect(bench.text("state/policy")?.contains("s3:PutObject") == false)
    #expect(try bench.setup("undo plan.json --yes").status == 0)
    #expect(bench.text("state/policy") == wide.trimmingCharacters(in: .newlines))
  }

  @Test func busyBucketIsTriedAgainAndOtherErrorsAreExplained() throws {
    let bench = try bench()
    try bench.set("fail s3api put-bucket-policy", "OperationAborted\nSlowDown\n-\nAccessDenied\n")
    let run = try bench.setup("apply plan.json --yes")
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.contains("waiting       AWS is busy (OperationAborted)"))
    let other = try SetupBench()
    _ = try other.plan()
    try other.set("fail s3api create-bucket", "BucketAlreadyExists\n")
    let taken = try other.setup("apply plan.json --yes")
    #expect(taken.status == 1 && taken.err.contains("create bucket"), "\(taken.err)")
    #expect(try other.journal() == ["run", "begin bucket", "failed bucket", "end"])
  }

  @Test func keyThatCannotBeSharedBlocks() throws {
    let arn = "arn:aws:kms:eu-west-1:123456789012:key/1a2b"
    let bench = try SetupBench()
    try bench.makeOldBucket()
    try bench.set("key", #"{"KeyMetadata": {"KeyManager": "AWS", "KeyState": "Enabled"}}"#)
    let flags = "--origin existing --encryption sse-kms --kms-key \(arn)"
    let plan = try bench.plan(flags)
    #expect(plan.status == 1, "\(plan.err)")
    #expect(plan.out.contains("use one of yours") && plan.out.contains("ToplyneDecryptViaS3"))
    try bench.set("key", #"{"KeyMetadata": {"KeyManager": "CUSTOMER", "KeyState": "Enabled"}}"#)
    #expect(try bench.plan(flags).status == 2)
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    #expect(bench.text("state/encryption")?.contains(arn) == true)
    #expect(try bench.setup("undo plan.json --yes").status == 0)
    #expect(bench.text("state/encryption") == nil)
  }

  @Test func whatMattersForReadersIsSaid() throws {
    let bench = try SetupBench()
    try bench.makeOldBucket()
    try bench.set("payer", "Requester\n")
    try bench.set("versioning", #"{"Status": "Enabled"}"#)
    try bench.set("location", "\"eu-south-1\"\n")
    let plan = try bench.setup(
      "plan --bucket \(SetupBench.bucket) --origin existing --region eu-south-1 --out plan.json")
    #expect(plan.out.contains("Requester Pays is on"), "\(plan.out)\(plan.err)")
    #expect(plan.out.contains("Versioning is enabled"))
    #expect(plan.out.contains("eu-south-1 is a region that accounts have to enable"))
  }

  @Test func filesThatAreNoPlanOfOursAreRefused() throws {
    let bench = try bench()
    let plan = try #require(bench.text("plan.json"))
    let edits = [
      ("no plan", "{}"), ("no plan", "x"),
      ("which no plan", plan.replacing("put-bucket-policy", with: "put-bucket-acl")),
      ("which no plan", plan.replacing("\"aws\"", with: "\"sh\"")),
      ("version 9", plan.replacing("\"slipway_plan\": 1", with: "\"slipway_plan\": 9")),
    ]
    for (words, text) in edits {
      try bench.set("plan.json", text)
      let run = try bench.setup("apply plan.json --yes")
      #expect(run.status == 1 && run.err.contains(words), "\(words): \(run.err)")
      #expect(bench.calls == [])
    }
    #expect(try bench.setup("apply none.json").status == 64)
    #expect(try bench.setup("apply").status == 64)
    #expect(try bench.setup("undo --frobnicate").status == 64)
  }

  @Test func planThatWasAppliedIsKept() throws {
    let bench = try bench()
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    let plan = try bench.plan("--origin existing")
    #expect(plan.status == 64)
    #expect(plan.err.contains("has been applied"))
    try bench.set("mine.json", "{}")
    #expect(try bench.plan(out: "mine.json").status == 64)
    #expect(bench.text("mine.json") == "{}")
    try bench.set("plan.json", try #require(bench.text("plan.json")) + "\n")
    try expectRefusal(bench, "that of another plan", "undo")
  }
}
