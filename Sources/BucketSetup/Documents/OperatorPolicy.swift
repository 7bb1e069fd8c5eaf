/// `operator-policy.json`: the rights that whoever takes the steps needs, and no others.
struct OperatorPolicy {
  let answers: Answers
  let plan: SetupPlan

  /// The document of IAM, ending with a line end.
  var text: String {
    let document: JSONValue = [
      "Version": .string("2012-10-17"), "Statement": .array(statements),
    ]
    return document.text + "\n"
  }

  private var statements: [JSONValue] {
    let bucket = "arn:aws:s3:::\(Self.literal(answers.value(.bucket)))"
    let objects = plan.uploads.map { "\(bucket)/\(Self.literal($0.prefix))*" }
    return [
      statement("SetUpBucket", .bucket, on: [bucket]),
      statement("UploadTables", .objects, on: objects),
      statement("UseKey", .key, on: [Self.literal(answers.value(.kmsKey))]),
    ].compactMap { $0 }
  }

  private func statement(_ name: String, _ scope: Scope, on resources: [String]) -> JSONValue? {
    let actions = plan.permissions.filter { Scope(of: $0) == scope }
    guard !actions.isEmpty, !resources.isEmpty else { return nil }
    return [
      "Sid": .string(name), "Effect": .string("Allow"),
      "Action": .array(actions.map { .string($0) }),
      "Resource": .array(resources.map { .string($0) }),
    ]
  }

  /// Text in a resource that means itself: IAM takes `*` and `?` for wildcards, `${` for a variable.
  ///
  /// Source: IAM User Guide, "IAM policy elements: Variables and tags", special characters.
  private static func literal(_ text: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "*", "?", "$": written.append(contentsOf: "${\(scalar)}".unicodeScalars)
      default: written.append(scalar)
      }
    }
    return String(written)
  }

  /// What a right is given on.
  private enum Scope {
    case bucket
    case objects
    case key

    /// The scope of an action, as the AWS Service Authorization Reference has it.
    init(of action: String) {
      switch action {
      case "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload":
        self = .objects
      default: self = action.hasPrefix("kms:") ? .key : .bucket
      }
    }
  }
}
