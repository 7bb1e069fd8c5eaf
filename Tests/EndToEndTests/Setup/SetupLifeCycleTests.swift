import Foundation
import TestSupport
import Testing

@Suite struct SetupLifeCycleTests {
  static let foreign = #"""
    {
      "Version": "2012-10-17",
      "Statement": {
        "Sid": "1", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
        "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-toplyne-export/*"
      }
    }
    """#

  @Test func newBucketIsMadeProvedAndTakenBack() throws {
    let bench = try SetupBench()
    try bench.makeData()
    let before = try bench.world()
    let plan = try bench.plan("--data data")
    #expect(plan.status == 2, "\(plan.err)")
    #expect(plan.out.contains("+ 1  create bucket acme-toplyne-export in eu-west-1"))
    #expect(plan.out.contains("$ aws s3api create-bucket --bucket acme-toplyne-export"))
    #expect(bench.changes == [])
    #expect(try bench.world() == before)

    let first = try bench.setup("apply plan.json --yes")
    #expect(first.status == 0, "\(first.err)")
    #expect(
      bench.changes == ["s3api create-bucket", "s3api put-bucket-policy", "s3 sync"],
      "what new buckets have is not written")
    let guide = try SlipwayRun("policy", "--bucket", SetupBench.bucket).out
    #expect(bench.text("state/policy").map { $0 + "\n" } == guide)
    #expect(bench.text("state/objects/users/users.csv") == bench.text("data/users.csv"))

    let second = try bench.setup("apply plan.json")
    #expect(second.status == 0, "\(second.err)")
    #expect(second.out.contains("Nothing had to be changed."))
    #expect(bench.changes == [])

    let verify = try bench.setup("verify plan.json")
    #expect(verify.status == 0, "\(verify.out)\(verify.err)")
    #expect(bench.changes == [])

    let kept = try bench.setup("undo plan.json --yes")
    #expect(kept.status == 2, "\(kept.out)\(kept.err)")
    #expect(kept.out.contains("holds objects, so it stays"))
    #expect(bench.text("state/policy") == nil)
    #expect(bench.text("state/objects/users/users.csv") != nil)

    let undo = try bench.setup("undo plan.json --yes --delete-uploads")
    #expect(undo.status == 0, "\(undo.out)\(undo.err)")
    #expect(try bench.world() == before)
    let again = try bench.setup("undo plan.json --yes --delete-uploads")
    #expect(again.status == 0 && bench.calls == [], "\(again.out)\(again.err)")
  }

  @Test func oldBucketIsBroughtThereAndBack() throws {
    let bench = try SetupBench()
    try bench.makeOldBucket(policy: Self.foreign)
    let before = try bench.world()
    let plan = try bench.plan("--origin existing --encryption sse-s3")
    #expect(plan.status == 2, "\(plan.err)")
    #expect(plan.out.contains("~ 3  block public access, all four"), "\(plan.out)")
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    let policy = try #require(bench.text("state/policy"))
    #expect(policy.contains("111122223333") && policy.contains("388856629077"))
    let backups = try FileManager.default.contentsOfDirectory(
      atPath: bench.folder.path + "/backup")
    #expect(backups.count == 1)
    #expect(bench.text("backup/\(backups[0])") == Self.foreign)
    #expect(try bench.setup("apply plan.json").out.contains("Nothing had to be changed."))
    #expect(bench.changes == [])
    #expect(try bench.setup("undo plan.json --yes").status == 0)
    #expect(try bench.world() == before)
    #expect(
      bench.changes == [
        "s3api put-bucket-policy", "s3api delete-bucket-encryption",
        "s3api put-public-access-block",
        "s3api delete-bucket-ownership-controls",
      ], "newest first")
  }

  @Test func planInSyncSaysSo() throws {
    let bench = try SetupBench()
    _ = try bench.plan()
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    let plan = try bench.plan("--origin existing", out: "later.json")
    #expect(plan.status == 0, "\(plan.out)")
    #expect(plan.out.contains("Nothing is left to change."))
    #expect(try bench.setup("apply later.json").status == 0)
    #expect(bench.text("later.json.journal") == nil)
  }

  @Test func offlinePlanAsksNothingAndIsCheckedFirst() throws {
    let bench = try SetupBench()
    let plan = try bench.plan("--offline")
    #expect(plan.status == 2, "\(plan.err)")
    #expect(bench.calls == [])
    #expect(plan.out.contains("? 1  create bucket"))
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    #expect(try bench.setup("verify plan.json").status == 0)
    #expect(try bench.setup("undo plan.json --yes").status == 0)
    #expect(try bench.world() == [:])
  }

  @Test func nobodyIsNoYes() throws {
    let bench = try SetupBench()
    _ = try bench.plan()
    let run = try bench.setup("apply plan.json")
    #expect(run.status == 2)
    #expect(run.err.contains("--yes"))
    #expect(bench.changes == [])
    #expect(bench.text("plan.json.journal") == nil)
  }

  @Test func driftIsFound() throws {
    let bench = try SetupBench()
    _ = try bench.plan()
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    try bench.set("payer", "Requester\n")
    try bench.set("state/access", #"{"BlockPublicAcls": false}"#)
    let run = try bench.setup("verify plan.json --format json")
    #expect(run.status == 3)
    let ledger = try #require(try run.json()["evidence"] as? [[String: String]])
    let failed = ledger.filter { $0["verdict"] == "fail" }.compactMap { $0["check"] }
    #expect(failed == ["block public access, all four", "the owner pays for requests"])
    #expect(ledger.contains { $0["verdict"] == "vendor" })
    #expect(ledger.allSatisfy { $0["time"]?.hasSuffix("Z") == true })
  }

  @Test func uploadsThatWereThereBeforeAreNeverDeleted() throws {
    let bench = try SetupBench()
    try bench.makeData()
    try bench.makeOldBucket()
    try bench.set("state/objects/users/users.csv", "older")
    try bench.set("state/objects/other.csv", "theirs")
    _ = try bench.plan("--origin existing --data data")
    #expect(try bench.setup("apply plan.json --yes").status == 0)
    #expect(bench.text("state/objects/users/users.csv") == bench.text("data/users.csv"))
    #expect(try bench.setup("undo plan.json --yes --delete-uploads").status == 0)
    #expect(bench.text("state/objects/users/users.csv") != nil)
    #expect(bench.text("state/objects/other.csv") == "theirs")
  }
}
