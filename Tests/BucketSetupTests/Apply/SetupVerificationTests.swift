import Testing

@testable import BucketSetup

@Suite struct SetupVerificationTests {
  private func ledger(_ run: PlayedRun) throws -> EvidenceLedger {
    var bucket = run.bucket
    var verification = SetupVerification(
      run.plan, ask: { bucket.answer($0) }, time: { "2027-01-01T00:00:00Z" })
    let ledger = try verification.ledger()
    #expect(bucket == run.bucket, "verifying only reads")
    return ledger
  }

  private func applied(_ bucket: PlayedBucket = .old) throws -> PlayedRun {
    var run = try PlayedRun(bucket)
    #expect(try run.run()?.status == 0)
    return run
  }

  @Test(arguments: ApplyStateTests.buckets)
  func whatWasAppliedIsProved(bucket: PlayedBucket) throws {
    let ledger = try ledger(try applied(bucket))
    #expect(ledger.status == 0, "\(ledger.text)")
    #expect(ledger.lines.filter { $0.verdict == .vendor }.count == 1)
    #expect(ledger.text.contains("Everything that can be proved from this account is."))
    let json = try JSONValue(ledger.json)
    #expect(json["evidence"]?.array?.count == ledger.lines.count)
    #expect(json["status"]?.string == "pass")
  }

  @Test func everyDriftIsFound() throws {
    let drifts: [(String, @Sendable (inout PlayedBucket) -> Void)] = [
      ("account", { $0.account = "999999999999" }),
      ("is in eu-west-1", { $0.region = "eu-west-3" }),
      ("disable ACLs", { $0.settings[.ownership] = nil }),
      ("block public access", { $0.settings[.publicAccess] = ["BlockPublicAcls": .bool(true)] }),
      ("encrypt", { $0.settings[.encryption] = nil }),
      ("policy holds", { $0.policy = nil }),
      (
        "may read and list",
        { $0.policy = $0.policy?.replacing("s3:ListBucket", with: "s3:GetBucketAcl") }
      ),
      (
        "may change nothing",
        { $0.policy = $0.policy?.replacing("s3:GetBucketLocation", with: "s3:*") }
      ),
      ("every file of events", { $0.objects["events/part-1.csv.gz"] = 1 }),
      ("every file of events", { $0.objects = [:] }),
      ("the bucket is there", { $0.isThere = false }),
    ]
    for (words, drift) in drifts {
      var run = try applied()
      drift(&run.bucket)
      let ledger = try ledger(run)
      #expect(ledger.status == 3, "\(words)")
      #expect(
        ledger.lines.contains { $0.verdict == .fail && $0.check.contains(words) },
        "\(words): \(ledger.text)")
    }
  }

  @Test func whatCannotBeAskedIsNotProved() throws {
    let run = try applied()
    var bucket = run.bucket
    var verification = SetupVerification(
      run.plan,
      ask: {
        $0.words[2] == "get-bucket-policy"
          ? PlayedBucket.refusal("AccessDenied", "GetBucketPolicy") : bucket.answer($0)
      }, time: { "t" })
    let ledger = try verification.ledger()
    #expect(ledger.status == 3)
    #expect(ledger.lines.filter { $0.verdict == .unknown }.count == 1)
    var stranger = SetupVerification(
      run.plan, ask: { PlayedBucket.refusal("ExpiredToken", $0.words[2]) }, time: { "t" })
    #expect(throws: SetupRefusal.self) { try stranger.ledger() }
  }
}
