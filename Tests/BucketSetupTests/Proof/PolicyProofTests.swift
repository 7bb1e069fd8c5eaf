import Testing

@testable import BucketSetup

extension ProofTests {
  /// The vendor's exact role against the policies that we write, and against broken ones.
  @Suite struct PolicyProofTests {
    private static let guide = BucketPolicy(bucket: ProofS3.bucket).text

    /// What is asked for, by the name that the tests give it.
    private static let asked: KeyValuePairs<String, ProofS3.Request> = [
      "list": .init(by: .vendor, action: "s3:ListBucket"),
      "list events/": .init(by: .vendor, action: "s3:ListBucket", prefix: "events/"),
      "location": .init(by: .vendor, action: "s3:GetBucketLocation"),
      "get events": .init(by: .vendor, action: "s3:GetObject", key: "events/a"),
      "get private": .init(by: .vendor, action: "s3:GetObject", key: "private/x"),
      "head events": .init(by: .vendor, action: "HeadObject", key: "events/a"),
      "list versions": .init(by: .vendor, action: "s3:ListBucketVersions"),
      "list uploads": .init(by: .vendor, action: "s3:ListBucketMultipartUploads"),
      "get ACL": .init(by: .vendor, action: "s3:GetObjectAcl", key: "events/a"),
      "get tags": .init(by: .vendor, action: "s3:GetObjectTagging", key: "events/a"),
      "get policy": .init(by: .vendor, action: "s3:GetBucketPolicy"),
      "put": .init(by: .vendor, action: "s3:PutObject", key: "events/a"),
      "put new": .init(by: .vendor, action: "s3:PutObject", key: "new"),
      "multipart": .init(by: .vendor, action: "CreateMultipartUpload", key: "events/a"),
      "put ACL": .init(by: .vendor, action: "s3:PutObjectAcl", key: "events/a"),
      "put versioning": .init(by: .vendor, action: "s3:PutBucketVersioning"),
      "put policy": .init(by: .vendor, action: "s3:PutBucketPolicy"),
      "delete": .init(by: .vendor, action: "s3:DeleteObject", key: "events/a"),
      "delete policy": .init(by: .vendor, action: "s3:DeleteBucketPolicy"),
    ]
    private static let reads = [
      "list", "list events/", "location", "get events", "get private", "head events",
    ]

    /// What somebody gets of all that is asked for, while a policy stands.
    private func allowed(
      _ policy: String?, by identity: ProofS3.Identity = .vendor
    ) throws -> [String] {
      let requests = Self.asked.map { _, asked in
        ProofS3.Request(
          by: identity, action: asked.action, key: asked.key, prefix: asked.prefix, isSecure: true)
      }
      let answer = try #require(try ProofS3.ask([.init(policy: policy, requests: requests)]).first)
      #expect(policy == nil || answer.stored == 204 || answer.stored == 200)
      return zip(Self.asked, answer.answers).compactMap { asked, status in
        // Refused is 403 and nothing else, so a request that failed otherwise shows up.
        status == 403 ? nil : asked.key
      }
    }

    @Test func withoutAPolicyTheRoleGetsNothing() throws {
      #expect(try allowed(nil).isEmpty)
    }

    @Test func guidesPolicyLetsTheRoleReadAndNothingElse() throws {
      #expect(try allowed(Self.guide) == Self.reads)
    }

    @Test(arguments: [ProofS3.Identity.stranger, .outsider, .anonymous])
    func guidesPolicyLetsNobodyElseIn(identity: ProofS3.Identity) throws {
      #expect(try allowed(Self.guide, by: identity).isEmpty)
    }

    @Test func guidesPolicyTakesNothingFromTheOwner() throws {
      let own = try allowed(Self.guide, by: .customer)
      #expect(own.count == Self.asked.count)
    }

    /// Without this, a role that gets nothing would prove nothing.
    @Test func policyForEverybodyLetsEverybodyIn() throws {
      let open = Self.guide.replacing(
        "{\n                \"AWS\": \"\(BucketPolicy.principal)\"\n            }", with: "\"*\"")
      for identity in [ProofS3.Identity.vendor, .stranger, .outsider, .anonymous] {
        #expect(try allowed(open, by: identity) == Self.reads)
      }
    }

    @Test(arguments: [
      ("CustomerDataAccess", "CustomerDataAcces"), ("388856629077", "388856629078"),
      ("ServiceRoleForCustomerDataAccess", "*"), (":role/", ":user/"), ("acme", "acme2"),
      ("ToplyneService", "toplyneService"),
    ])
    func policyThatIsOffByALittleLetsTheRoleNotIn(right: String, wrong: String) throws {
      #expect(try allowed(Self.guide.replacing(right, with: wrong)).isEmpty)
    }

    @Test func eachResourceIsNeeded() throws {
      let bucket = "\"arn:aws:s3:::acme\""
      let objects = "\"arn:aws:s3:::acme/*\""
      let list = "\(bucket),\n                \(objects)"
      #expect(try allowed(Self.guide.replacing(list, with: objects)) == Array(Self.reads[3...]))
      #expect(try allowed(Self.guide.replacing(list, with: bucket)) == Array(Self.reads[..<3]))
    }

    @Test func optionsDoWhatTheySay() throws {
      let below = { (options: PolicyOption.Choice) in
        try allowed(BucketPolicy(bucket: ProofS3.bucket, options: options).text)
      }
      #expect(
        try below([.prefix: "events"]) == ["list events/", "location", "get events", "head events"])
      #expect(try below([.until: "2001-01-31"]).isEmpty)
      #expect(try below([.until: "2999-01-31"]) == Self.reads)
      #expect(try below([.tls: "", .sid: "", .versions: ""]) == Self.reads)
    }

    @Test func mergedPolicyServesBothAndItsRemovalOnlyTheOther() throws {
      let other = """
        {"Version":"2012-10-17","Statement":{"Sid":"1","Effect":"Allow","Principal":{"AWS":
        "arn:aws:iam::388856629077:user/stranger"},"Action":"s3:PutObject","Resource":
        "arn:aws:s3:::acme/new"}}
        """
      let wanted = BucketPolicy(bucket: ProofS3.bucket)
      guard
        case .write(let merged, _) = PolicyMerge(existing: other, wanted: wanted, account: nil)
          .outcome,
        case .write(let removed) = PolicyRemoval(existing: merged, wanted: wanted).outcome
      else {
        Issue.record("nothing was merged or removed")
        return
      }
      #expect(try allowed(merged) == Self.reads)
      #expect(try allowed(merged, by: .stranger) == ["put new"])
      #expect(try allowed(removed).isEmpty)
      #expect(try allowed(removed, by: .stranger) == ["put new"])
    }

    @Test func whatTheScanCallsADenialIsOne() throws {
      let denied = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":
        "arn:aws:iam::388856629077:user/customer"},"Action":"s3:GetObject","Resource":
        "arn:aws:s3:::acme/private/*"}]}
        """
      let merge = PolicyMerge(
        existing: denied, wanted: BucketPolicy(bucket: ProofS3.bucket), account: nil)
      #expect(merge.conflicts.map(\.kind) == [.deniesVendor])
      guard case .write(let merged, _) = merge.outcome else {
        Issue.record("nothing was merged")
        return
      }
      #expect(try allowed(merged) == Self.reads.filter { $0 != "get private" })
    }
  }
}
