import Testing

@testable import BucketSetup

@Suite struct StepDialectTests {
  private static let key = "arn:aws:kms:eu-west-1:123456789012:key/1a2b3c"

  private static let answers: [[Question.Key: String]] = [
    [:], [.origin: "existing", .owner: "123456789012"], [.encryption: "sse-kms", .kmsKey: key],
    [.origin: "existing", .encryption: "sse-kms", .kmsKey: key], [.acls: "no", .data: ""],
  ]

  private func lines(
    _ id: SetupPlan.Action.ID, _ dialect: StepDialect, _ more: [Question.Key: String] = [:]
  ) throws -> [String] {
    let facts = SampleShare.facts()
    let answers = SampleShare.answers(more).resolved(with: facts)
    let plan = SetupPlan(answers: answers, facts: facts)
    let action = try #require(plan.actions.first { $0.id == id })
    return plan.text(of: action, in: dialect, answers: answers, facts: facts)
  }

  @Test(arguments: answers)
  func everyStepHasLinesInEveryDialect(more: [Question.Key: String]) {
    let facts = SampleShare.facts()
    let answers = SampleShare.answers(more).resolved(with: facts)
    let plan = SetupPlan(answers: answers, facts: facts)
    for action in plan.actions {
      for dialect in StepDialect.allCases {
        let lines = plan.text(of: action, in: dialect, answers: answers, facts: facts)
        #expect(!lines.isEmpty, "\(action.title) \(dialect)")
        #expect(lines.allSatisfy { !$0.contains("\n") || $0.contains("<<POLICY") }, "\(lines)")
      }
    }
  }

  /// Whoever goes step by step ends where the whole document ends.
  @Test(arguments: answers)
  func stepsTogetherAreTheDocument(more: [Question.Key: String]) {
    let facts = SampleShare.facts()
    let answers = SampleShare.answers(more).resolved(with: facts)
    let plan = SetupPlan(answers: answers, facts: facts)
    let pack = SetupPack(answers: answers, facts: facts)
    let terraform = pack.text(of: "main.tf").split(separator: "\n").map(String.init)
    let template = pack.text(of: "cfn.yaml").split(separator: "\n")
      .map { String($0.drop { $0 == " " }) }
    for action in plan.actions {
      let blocks = plan.text(of: action, in: .terraform, answers: answers, facts: facts)
        .filter { !$0.hasPrefix("#") && !$0.isEmpty }
      #expect(blocks.allSatisfy(terraform.contains), "\(blocks)")
      let parts = plan.text(of: action, in: .cloudFormation, answers: answers, facts: facts)
        .map { String($0.drop { $0 == " " }) }.filter { !$0.hasPrefix("#") }
      #expect(parts.allSatisfy(template.contains), "\(parts)")
    }
  }

  @Test func consoleGivesTheGuidesLinkAndTheOneOfTheRegion() throws {
    let lines = try lines(.policy, .console)
    let name = "acme-toplyne-export-7f3a91"
    #expect(
      lines.contains("https://s3.console.aws.amazon.com/s3/buckets/\(name)?tab=permissions"))
    #expect(
      lines.contains(
        "https://eu-west-1.console.aws.amazon.com/s3/buckets/\(name)?region=eu-west-1"
          + "&tab=permissions"))
  }

  @Test func consoleSaysWhatToDoWithAPolicyThatIsThere() throws {
    #expect(try !lines(.policy, .console).contains { $0.contains("do not replace it") })
    #expect(
      try lines(.policy, .console, [.origin: "existing"]).contains {
        $0.contains("do not replace it")
      })
  }

  @Test func commandsAreThoseOfTheStep() throws {
    #expect(
      try lines(.policy, .cli) == [
        "# read",
        "aws s3api get-bucket-policy --bucket acme-toplyne-export-7f3a91 --region eu-west-1 "
          + "--query Policy --output text",
        "# write, which replaces a policy that is there already",
        "aws s3api put-bucket-policy --bucket acme-toplyne-export-7f3a91 --region eu-west-1 "
          + "--policy file://bucket-policy.json",
      ])
  }

  @Test func whatADialectCannotDoIsARemark() throws {
    for dialect in [StepDialect.terraform, .cloudFormation] {
      let upload = try lines(.upload(.events), dialect)
      #expect(upload.count == 1 && upload[0].hasPrefix("# ") && upload[0].contains("setup.sh"))
      #expect(try lines(.message, dialect) == ["# By hand: send message-to-toplyne.txt."])
    }
    let setting = try lines(.acls, .cloudFormation, [.origin: "existing"])
    #expect(setting.allSatisfy { $0.hasPrefix("# ") })
    #expect(
      try lines(.encryption, .terraform, [.origin: "existing"]) == [
        "# The encryption stays as it is."
      ])
  }

  @Test func settingsOfAStackNameTheirPlace() throws {
    #expect(
      try lines(.acls, .cloudFormation) == [
        "# Below Resources, Bucket, Properties:", "OwnershipControls:", "  Rules:",
        "    - ObjectOwnership: BucketOwnerEnforced",
      ])
  }
}
