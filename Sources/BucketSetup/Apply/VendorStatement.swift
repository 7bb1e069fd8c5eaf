/// The statement for the vendor's role, wherever it stands.
struct VendorStatement {
  private let bucket: String

  init(_ bucket: String) { self.bucket = bucket }

  /// A policy without the statement; nothing inside where no statement is left.
  ///
  /// - Returns: Nothing at all where the statement is not in the policy as it was put.
  func removed(from text: String) -> String?? {
    guard let policy = try? JSONValue(text), let members = policy.members,
      let statement = policy["Statement"]
    else { return nil }
    let list = statement.array ?? [statement]
    let kept = list.filter { !isOurs($0) }
    guard kept.count == list.count - 1 else { return nil }
    guard !kept.isEmpty else { return .some(nil) }
    let rest = members.map { member in
      member.key == "Statement" ? JSONMember(member.key, .array(kept)) : member
    }
    return JSONValue.object(rest).text
  }

  /// Whether a policy holds the statement, in whatever layout.
  func isIn(_ text: String) -> Bool {
    guard let statement = (try? JSONValue(text))?["Statement"] else { return false }
    return (statement.array ?? [statement]).contains(where: isOurs)
  }

  private func isOurs(_ statement: JSONValue) -> Bool {
    let own = (try? JSONValue(BucketPolicy(bucket: bucket).text))?["Statement"]?.array?.first
    guard let own, let one = Self.document(own), let other = Self.document(statement) else {
      return false
    }
    return one.isEquivalent(to: other)
  }

  /// A policy of one statement, whose name counts for nothing.
  private static func document(_ statement: JSONValue) -> PolicyDocument? {
    guard let members = statement.members else { return nil }
    let unnamed = JSONValue.object(members.filter { $0.key != "Sid" })
    let policy: JSONValue = [
      "Version": .string("2012-10-17"), "Statement": .array([unnamed]),
    ]
    return try? PolicyDocument(policy.text)
  }
}
