/// The bucket policy that the documents carry: the guide's, or the bucket's own with it merged in.
struct PlannedPolicy: Equatable, Sendable {
  /// The whole document, ending with a line end.
  let text: String
  /// The policy that the bucket has now, where that is known and there is one.
  let existing: String?
  /// In which points the policy differs from the guide's text.
  let deviations: [String]

  /// The document as a value.
  var document: JSONValue { (try? JSONValue(text)) ?? .null }
}

extension PlannedPolicy {
  /// The policy that the answers ask for.
  init(_ answers: Answers) {
    let policy = answers.policy
    text = policy.text
    existing = nil
    deviations = PolicyOption.all.filter { policy.options[$0.key] != nil }.map(\.title)
  }
}
