/// A bucket policy that is there already, with its text as it stands.
public struct PolicyDocument: Equatable, Sendable {
  /// The text from its first brace on, without which AWS takes no policy.
  public let text: String
  /// The version of the policy language; where it is missing, AWS takes `2008-10-17`.
  public let version: String
  /// The statements in their order.
  public let statements: [PolicyStatement]

  /// Reads a policy; the wrapping in which `get-bucket-policy` prints one is taken off.
  public init(_ text: String) throws(PolicyError) {
    var text = text
    var value = try Self.value(text)
    if let members = value.members, members.count == 1, let inner = value["Policy"]?.string {
      text = inner
      value = try Self.value(inner)
    }
    guard let members = value.members else { throw .noObject }
    if let key = Self.doubleKey(of: value) { throw .doubleKey(key) }
    let list: [JSONValue]
    switch members.first(where: { $0.key == "Statement" })?.value {
    case .array(let elements)?: list = elements
    case .object(let lone)?: list = [.object(lone)]
    default: throw .noStatements
    }
    var statements: [PolicyStatement] = []
    for element in list {
      statements.append(try PolicyStatement(element, number: statements.count + 1))
    }
    self.text = String(text.unicodeScalars.drop { $0 != "{" })
    self.statements = statements
    version = value["Version"]?.string ?? "2008-10-17"
  }

  /// The size that counts against the limit of AWS: that of the text without space between its
  /// parts, in bytes.
  public var size: Int { (try? JSONValue(text).compactText.utf8.count) ?? text.utf8.count }

  private static func value(_ text: String) throws(PolicyError) -> JSONValue {
    do { return try JSONValue(text) } catch { throw .json(error) }
  }

  /// A key that stands twice in one object.
  private static func doubleKey(of value: JSONValue) -> String? {
    var seen: Set<[UInt8]> = []
    for member in value.members ?? [] {
      guard seen.insert(Array(member.key.utf8)).inserted else { return member.key }
      if let key = doubleKey(of: member.value) { return key }
    }
    for element in value.array ?? [] {
      if let key = doubleKey(of: element) { return key }
    }
    return nil
  }
}
