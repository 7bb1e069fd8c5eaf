/// The documents of a set-up: everything that whoever has the rights needs.
public struct SetupPack: Equatable, Sendable {
  /// A file to be written.
  public struct Document: Equatable, Sendable {
    /// The name of the file.
    public let name: String
    /// What it is for, in a line.
    public let purpose: String
    /// Its whole content.
    public let text: String
    /// Whether it is a program.
    public let isExecutable: Bool
  }

  /// The documents, the hand-over first.
  public let documents: [Document]

  /// Makes the documents for resolved answers.
  public init(answers: Answers, facts: Facts) {
    let plan = SetupPlan(answers: answers, facts: facts)
    let policy = PlannedPolicy(answers, facts)
    let parts = Self.parts(answers: answers, facts: facts, plan: plan, policy: policy)
    let guide = SetupGuide(
      answers: answers, facts: facts, plan: plan, policy: policy, documents: parts)
    let handOver = "the hand-over: who does what, and what is open"
    documents = [Document("SETUP.md", handOver, guide.text)] + parts
  }

  private static func parts(
    answers: Answers, facts: Facts, plan: SetupPlan, policy: PlannedPolicy
  ) -> [Document] {
    let script = SetupScript(answers: answers, facts: facts, plan: plan, policy: policy).text
    let terraform = TerraformDocument(answers: answers, plan: plan, policy: policy).text
    let stack = CloudFormationTemplate(answers: answers, plan: plan, policy: policy).text
    let steps = { (dialect: StepDialect) in
      StepsDocument(dialect: dialect, answers: answers, facts: facts, plan: plan).text
    }
    let merged = policy.merged.map { _ in
      Document(policy.fileName, "the policy of the bucket with that one in it", policy.text)
    }
    let reviewed = policy.reviewed.map {
      Document(
        $0.fileName, "the policy of the bucket as it was read, to go back to", $0.text + "\n")
    }
    return [
      Document("bucket-policy.json", "the policy that lets Toplyne read", policy.wanted.text)
    ] + [merged, reviewed].compactMap { $0 } + [
      Document("setup.sh", "all steps as a script that may be run again", script, isProgram: true),
      Document("console-steps.md", "the steps click by click in the AWS console", steps(.console)),
      Document("cli-steps.md", "the steps as commands of the AWS CLI", steps(.cli)),
      Document("main.tf", "the bucket and its policy for Terraform", terraform),
      Document("cfn.yaml", "the bucket and its policy for CloudFormation", stack),
      Document(
        "operator-policy.json", "the rights in IAM that whoever takes the steps needs",
        OperatorPolicy(answers: answers, plan: plan).text),
      Document(
        "message-to-toplyne.txt", "what Toplyne has to be told, and asked",
        VendorMessage(
          answers: answers, facts: facts, policy: policy, uploads: plan.uploads
        ).text),
    ]
  }
}

extension SetupPack.Document {
  fileprivate init(_ name: String, _ purpose: String, _ text: String, isProgram: Bool = false) {
    self.init(name: name, purpose: purpose, text: text, isExecutable: isProgram)
  }
}
