/// A statement of a policy as AWS defines it, with everything else that it holds.
public struct PolicyStatement: Equatable, Sendable {
  /// Its place in the policy, from 1.
  public let number: Int
  /// What it is called in the policy, if it is.
  public let sid: String?
  /// Whether it allows; it denies otherwise.
  public let allows: Bool
  /// Whom it is about.
  let principals: Choice<PolicyPrincipal>
  /// What it is about, such as `s3:GetObject`.
  let actions: Choice<String>
  /// Where it holds, as ARNs.
  let resources: Choice<String>
  /// When it holds: where all of these do.
  let conditions: [PolicyCondition]
  /// Keys that AWS does not define.
  let unknownKeys: [JSONMember]
  /// The statement as it stands.
  let value: JSONValue

  /// Some, or all but some.
  struct Choice<Element: Equatable & Sendable>: Equatable, Sendable {
    let isExcept: Bool
    let elements: [Element]
  }

  /// The statement's place and name.
  public var name: String {
    "statement \(number)" + (sid.map { " \"\(PlainText.printable($0))\"" } ?? "")
  }

  /// Reads a statement; `number` is its place in the policy, from 1.
  init(_ value: JSONValue, number: Int) throws(PolicyError) {
    let reader = PolicyStatementReader(value: value, number: number)
    guard let members = value.members else { throw reader.fault("is no object") }
    self.number = number
    self.value = value
    sid = try value["Sid"].map { (sid) throws(PolicyError) in
      guard let text = sid.string else { throw reader.fault("\"Sid\" is no text") }
      return text
    }
    switch value["Effect"]?.string {
    case "Allow": allows = true
    case "Deny": allows = false
    default: throw reader.fault("\"Effect\" is neither \"Allow\" nor \"Deny\"")
    }
    principals = try reader.choice("Principal") { (value) throws(PolicyError) in
      try reader.principals(value)
    }
    actions = try reader.choice("Action") { (value) throws(PolicyError) in
      try reader.texts(value, of: "Action")
    }
    resources = try reader.choice("Resource") { (value) throws(PolicyError) in
      try reader.texts(value, of: "Resource")
    }
    conditions = try reader.conditions()
    unknownKeys = members.filter { !PolicyStatementReader.keys.contains($0.key) }
  }
}

/// Whom a statement is about.
struct PolicyPrincipal: Equatable, Sendable {
  /// What kind of principal it is: `AWS`, `Service`, `Federated`, `CanonicalUser`.
  let kind: String
  /// An ARN, an account, an identifier or `*`.
  let text: String

  /// Everybody.
  static let everybody = PolicyPrincipal(kind: "AWS", text: "*")

  /// The account, where the principal is one as a whole, by its number or its root user's ARN.
  var account: String? {
    guard kind == "AWS" else { return nil }
    if text.utf8.count == 12, text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    {
      return text
    }
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 6, fields[2] == "iam", fields[5] == "root" else { return nil }
    return String(fields[4])
  }

  /// Whether it is an identifier that stands where a role or user has been deleted.
  var isStale: Bool {
    kind == "AWS" && text.utf8.count > 8 && (text.hasPrefix("AROA") || text.hasPrefix("AIDA"))
  }
}

/// A condition of a statement: one of the values, as the operator has it.
struct PolicyCondition: Equatable, Sendable {
  let `operator`: String
  let key: String
  let values: [String]
}

/// Reads the elements of a statement.
struct PolicyStatementReader {
  static let keys = [
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
    "Condition",
  ]

  let value: JSONValue
  let number: Int

  func fault(_ what: String) -> PolicyError { .statement(number, what) }

  /// What stands under a key, or under the same key with `Not` before it.
  func choice<Element>(
    _ key: String, read: (JSONValue) throws(PolicyError) -> [Element]
  ) throws(PolicyError) -> PolicyStatement.Choice<Element> {
    switch (value[key], value["Not" + key]) {
    case (let some?, nil): return .init(isExcept: false, elements: try read(some))
    case (nil, let except?): return .init(isExcept: true, elements: try read(except))
    case (nil, nil): throw fault("neither \"\(key)\" nor \"Not\(key)\" is there")
    default: throw fault("both \"\(key)\" and \"Not\(key)\" are there")
    }
  }

  /// A text, or a list of texts.
  func texts(_ value: JSONValue, of key: String) throws(PolicyError) -> [String] {
    let elements = value.array ?? [value]
    let texts = elements.compactMap(\.string)
    guard texts.count == elements.count, !texts.isEmpty else {
      throw fault("\"\(PlainText.printable(key))\" is neither a text nor a list of texts")
    }
    return texts
  }

  func principals(_ value: JSONValue) throws(PolicyError) -> [PolicyPrincipal] {
    if value.string == "*" { return [.everybody] }
    guard let members = value.members, !members.isEmpty else {
      throw fault("\"Principal\" is neither \"*\" nor an object")
    }
    var principals: [PolicyPrincipal] = []
    for member in members {
      principals += try texts(member.value, of: member.key).map {
        PolicyPrincipal(kind: member.key, text: $0)
      }
    }
    return principals
  }

  func conditions() throws(PolicyError) -> [PolicyCondition] {
    guard let condition = value["Condition"] else { return [] }
    guard let operators = condition.members else { throw fault("\"Condition\" is no object") }
    var conditions: [PolicyCondition] = []
    for tested in operators {
      guard let keys = tested.value.members else {
        throw fault("\"\(PlainText.printable(tested.key))\" of the condition is no object")
      }
      for key in keys {
        conditions.append(
          PolicyCondition(
            operator: tested.key, key: key.key, values: try scalars(key.value, of: key.key)))
      }
    }
    return conditions
  }

  /// One value, or a list of values, each as text: AWS takes `true` and `"true"` for the same.
  private func scalars(_ value: JSONValue, of key: String) throws(PolicyError) -> [String] {
    var texts: [String] = []
    for element in value.array ?? [value] {
      switch element {
      case .string(let text), .number(let text): texts.append(text)
      case .bool(let bool): texts.append(bool ? "true" : "false")
      default: throw fault("\"\(PlainText.printable(key))\" of the condition holds no plain value")
      }
    }
    return texts
  }
}
