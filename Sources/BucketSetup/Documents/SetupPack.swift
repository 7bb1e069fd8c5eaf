/// The documents of a set-up: everything that whoever has the rights needs.
public struct SetupPack: Equatable, Sendable {
  /// A file to be written.
  public struct Document: Equatable, Sendable {
    /// The name of the file.
    public let name: String
    /// Its whole content.
    public let text: String
    /// Whether it is a program.
    public let isExecutable: Bool
  }

  /// The documents, the policy first.
  public let documents: [Document]

  /// Makes the documents for resolved answers.
  public init(answers: Answers, facts: Facts) {
    let plan = SetupPlan(answers: answers, facts: facts)
    let message = VendorMessage(answers: answers, uploads: plan.uploads).text
    let script = SetupScript(answers: answers, facts: facts, plan: plan).text
    let guide = SetupGuide(answers: answers, facts: facts, plan: plan, message: message).text
    documents = [
      Document(
        name: "bucket-policy.json", text: BucketPolicy(bucket: answers.value(.bucket)).text,
        isExecutable: false),
      Document(name: "setup.sh", text: script, isExecutable: true),
      Document(name: "SETUP.md", text: guide, isExecutable: false),
      Document(name: "message-to-toplyne.txt", text: message, isExecutable: false),
    ]
  }
}
