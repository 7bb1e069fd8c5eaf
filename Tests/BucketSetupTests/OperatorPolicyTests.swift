import Testing

@testable import BucketSetup

@Suite struct OperatorPolicyTests {
  private func statements(
    _ more: [Question.Key: String] = [:], facts: Facts = SampleShare.facts()
  ) throws -> [String: (actions: [String], resources: [String])] {
    let text = SampleShare.pack(more, facts: facts).text(of: "operator-policy.json")
    let document = try JSONValue(text)
    #expect(document["Version"]?.string == "2012-10-17")
    let all = document["Statement"]?.array ?? []
    #expect(all.allSatisfy { $0["Effect"]?.string == "Allow" })
    let pairs = all.map { statement in
      let list = { (key: String) in statement[key]?.array?.compactMap(\.string) ?? [] }
      return (statement["Sid"]?.string ?? "", (list("Action"), list("Resource")))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  @Test func rightsAreOnTheBucketTheTablesAndTheKeyAlone() throws {
    let key = "arn:aws:kms:eu-west-1:123456789012:key/1a2b3c"
    let all = try statements([.encryption: "sse-kms", .kmsKey: key])
    #expect(all.keys.sorted() == ["SetUpBucket", "UploadTables", "UseKey"])
    let bucket = "arn:aws:s3:::acme-toplyne-export-7f3a91"
    #expect(all["SetUpBucket"]?.resources == [bucket])
    #expect(
      all["UploadTables"]?.resources == [
        "\(bucket)/events/*", "\(bucket)/users/*", "\(bucket)/accounts/*",
      ])
    #expect(
      all["UploadTables"]?.actions == [
        "s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject",
      ])
    #expect(all["UseKey"]?.resources == [key])
    #expect(all["UseKey"]?.actions == ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"])
  }

  @Test func onlyWhatIsPlannedIsAllowed() throws {
    let new = try statements()["SetUpBucket"]?.actions ?? []
    #expect(new.contains("s3:CreateBucket") && new.contains("s3:PutBucketOwnershipControls"))
    let existing = try statements([.origin: "existing", .acls: "no", .data: ""])
    let actions = existing["SetUpBucket"]?.actions ?? []
    #expect(existing.keys.sorted() == ["SetUpBucket"])
    #expect(
      actions.filter { !$0.hasPrefix("s3:Get") } == [
        "s3:ListBucket", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock",
      ])
  }

  @Test func signsOfIAMInAPrefixMeanThemselves() throws {
    let resources = try statements([.eventsPrefix: "a*b?${c}/"])["UploadTables"]?.resources
    #expect(
      resources?.first == "arn:aws:s3:::acme-toplyne-export-7f3a91/a${*}b${?}${$}{c}/*")
  }

  /// A command without a known right would leave the operator with too few of them.
  @Test func everyCommandOfEveryPlanHasItsRights() {
    let key = "arn:aws:kms:eu-west-1:123456789012:key/1a2b3c"
    let plans = [
      SampleShare.plan(), SampleShare.plan([.origin: "existing", .owner: "123456789012"]),
      SampleShare.plan([.encryption: "sse-kms", .kmsKey: key]),
    ]
    for action in plans.flatMap(\.actions) {
      let commands =
        (action.check.map { [$0.command] } ?? []) + action.writes
        + (action.undo?.command.map { [$0] } ?? [])
      for command in commands { #expect(!command.permissions.isEmpty, "\(command.shellText)") }
    }
  }

  @Test func theWayBackIsCountedApart() {
    let plan = SampleShare.plan()
    #expect(Set(plan.permissions).isDisjoint(with: plan.undoPermissions))
    #expect(plan.undoPermissions.contains("s3:DeleteBucketPolicy"))
    #expect(!SampleShare.plan([.origin: "existing"]).undoPermissions.contains("s3:DeleteBucket"))
  }
}
