extension BucketPolicy {
  /// The name that our statement gets where the guide's is taken, or where the option asks for it.
  static let descriptiveSid = "ToplyneReadOnly"

  /// The statements, as values.
  var statements: [JSONValue] {
    let allowed = prefix.map(statements(below:)) ?? [statement("1", allowedActions, on: resources)]
    return allowed.map(named) + (options[.tls] == nil ? [] : [tlsOnly])
  }

  /// The actions that are allowed.
  private var allowedActions: [String] {
    Self.actions.filter { options[.versions] == nil || $0 != "s3:GetObjectVersion" }
  }

  /// The prefix that the policy is limited to, ending with `/`.
  var prefix: String? { options[.prefix].map(ObjectKey.closedPrefix) }

  /// The list limited by the prefix that is asked for, the objects by their keys.
  ///
  /// An empty prefix is not among those allowed: with it one could list the whole bucket.
  private func statements(below prefix: String) -> [JSONValue] {
    let bucket = resources[0]
    let limit: JSONValue = ["StringLike": ["s3:prefix": .string(prefix + "*")]]
    return [
      statement("1", ["s3:ListBucket"], on: [bucket], limit: limit),
      statement("2", ["s3:GetBucketLocation"], on: [bucket]),
      statement(
        "3", allowedActions.filter { $0.hasPrefix("s3:GetObject") }, on: ["\(bucket)/\(prefix)*"]),
    ]
  }

  private func statement(
    _ sid: String, _ actions: [String], on resources: [String], limit: JSONValue? = nil
  ) -> JSONValue {
    var conditions = limit?.members ?? []
    if let until = options[.until] {
      let time = PolicyTime(until)?.text ?? until
      conditions.append(JSONMember("DateLessThan", ["aws:CurrentTime": .string(time)]))
    }
    let when = conditions.isEmpty ? [] : [JSONMember("Condition", .object(conditions))]
    return .object(
      [
        JSONMember("Sid", .string(sid)), JSONMember("Effect", .string("Allow")),
        JSONMember("Principal", ["AWS": .string(Self.principal)]),
        JSONMember("Action", .array(actions.map(JSONValue.string))),
        JSONMember("Resource", .array(resources.map(JSONValue.string))),
      ] + when)
  }

  private var tlsOnly: JSONValue {
    [
      "Sid": .string("TLSOnly"), "Effect": .string("Deny"), "Principal": .string("*"),
      "Action": .string("s3:*"), "Resource": .array(resources.map(JSONValue.string)),
      "Condition": ["Bool": ["aws:SecureTransport": .string("false")]],
    ]
  }

  /// The statement under the descriptive name, where that is asked for.
  private func named(_ statement: JSONValue) -> JSONValue {
    guard options[.sid] != nil, let sid = statement["Sid"]?.string else { return statement }
    return statement.named(Self.descriptiveSid + (sid == "1" ? "" : sid))
  }
}

extension JSONValue {
  /// The statement under another `Sid`.
  func named(_ sid: String) -> JSONValue {
    .object(
      (members ?? []).map { $0.key == "Sid" ? JSONMember("Sid", .string(sid)) : $0 })
  }
}
