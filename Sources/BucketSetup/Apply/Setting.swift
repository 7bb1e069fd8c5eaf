/// A setting of a bucket that is read, put and deleted as a whole.
public enum Setting: String, CaseIterable, Sendable {
  case ownership
  case publicAccess = "public-access"
  case encryption

  /// The member of the answer that holds it.
  var member: String {
    switch self {
    case .ownership: "OwnershipControls"
    case .publicAccess: "PublicAccessBlockConfiguration"
    case .encryption: "ServerSideEncryptionConfiguration"
    }
  }

  /// The operation that puts it, and the option that takes the value.
  var put: (operation: String, option: String) {
    switch self {
    case .ownership: ("put-bucket-ownership-controls", "--ownership-controls")
    case .publicAccess: ("put-public-access-block", "--public-access-block-configuration")
    case .encryption: ("put-bucket-encryption", "--server-side-encryption-configuration")
    }
  }

  /// The operation that takes it away.
  var delete: String {
    switch self {
    case .ownership: "delete-bucket-ownership-controls"
    case .publicAccess: "delete-public-access-block"
    case .encryption: "delete-bucket-encryption"
    }
  }

  /// The value that a step of the set-up wants.
  static func wanted(_ setting: Setting, by action: SetupPlan.Action) -> JSONValue? {
    switch setting {
    case .ownership: ["Rules": [["ObjectOwnership": .string("BucketOwnerEnforced")]]]
    case .publicAccess:
      [
        "BlockPublicAcls": .bool(true), "IgnorePublicAcls": .bool(true),
        "BlockPublicPolicy": .bool(true), "RestrictPublicBuckets": .bool(true),
      ]
    case .encryption: encryption(in: action.writes.first?.value(of: setting.put.option))
    }
  }

  /// The algorithm and the key alone: whether keys are kept for the bucket changes nothing for who
  /// reads.
  private static func encryption(in text: String?) -> JSONValue? {
    guard let text, let value = try? JSONValue(text),
      let rule = value["Rules"]?.array?.first?["ApplyServerSideEncryptionByDefault"]
    else { return nil }
    return ["Rules": [["ApplyServerSideEncryptionByDefault": rule]]]
  }

  /// Whether what is there does what is wanted; what is there may say more.
  func agrees(_ seen: Observation, with goal: Observation) -> Bool {
    switch (seen, goal) {
    case (.absent, .absent): true
    // S3 has no bucket without encryption: where none is set, it shows its own.
    case (.present(let text), .absent): self == .encryption && Self.isDefault(text)
    case (.present(let text), .present(let wanted)):
      if let seen = try? JSONValue(text), let wanted = try? JSONValue(wanted) {
        seen.holds(wanted)
      } else {
        false
      }
    default: false
    }
  }

  private static func isDefault(_ text: String) -> Bool {
    guard let value = try? JSONValue(text), let rules = value["Rules"]?.array, rules.count == 1
    else { return false }
    return rules[0]["ApplyServerSideEncryptionByDefault"]?["SSEAlgorithm"]?.string == "AES256"
  }
}

extension JSONValue {
  /// Whether every member of another value is here too, with as many elements in its arrays.
  func holds(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.object, .object(let members)):
      members.allSatisfy { member in self[member.key]?.holds(member.value) == true }
    case (.array(let elements), .array(let others)):
      elements.count == others.count && zip(elements, others).allSatisfy { $0.holds($1) }
    default: self == other
    }
  }
}
