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
  /// The guide's policy.
  init(_ answers: Answers) {
    text = BucketPolicy(bucket: answers.value(.bucket)).text
    existing = nil
    deviations = []
  }
}
