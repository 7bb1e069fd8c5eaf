/// What a statement does, however it is written: two statements of the same meaning decide alike.
///
/// Lists are sets, a text is a list of one, an account is its root user's ARN, actions and the
/// keys of conditions have no case. AWS stores policies in a form of its own, so only the meaning
/// can be compared. Names (`Sid`) mean nothing.
struct PolicyMeaning: Hashable {
  private let allows: Bool
  private let principals: Choice
  private let actions: Choice
  private let resources: Choice
  private let conditions: Set<Condition>
  private let unknownKeys: Set<[UInt8]>

  /// By bytes: texts that only look the same are different to AWS.
  private struct Choice: Hashable {
    let isExcept: Bool
    let elements: Set<[UInt8]>

    init(isExcept: Bool, _ elements: some Sequence<String>) {
      self.isExcept = isExcept
      self.elements = Set(elements.map { Array($0.utf8) })
    }
  }

  private struct Condition: Hashable {
    let `operator`: [UInt8]
    let key: [UInt8]
    let values: Set<[UInt8]>
  }

  init(_ statement: PolicyStatement) {
    allows = statement.allows
    principals = Choice(
      isExcept: statement.principals.isExcept,
      statement.principals.elements.map { principal in
        principal.account.map { "AWS arn:aws:iam::\($0):root" }
          ?? "\(principal.kind) \(principal.text)"
      })
    actions = Choice(
      isExcept: statement.actions.isExcept, statement.actions.elements.map { $0.lowercased() })
    resources = Choice(isExcept: statement.resources.isExcept, statement.resources.elements)
    conditions = Set(
      statement.conditions.map { condition in
        Condition(
          operator: Array(condition.operator.lowercased().utf8),
          key: Array(condition.key.lowercased().utf8),
          values: Set(condition.values.map { Array($0.utf8) }))
      })
    unknownKeys = Set(
      statement.unknownKeys.map { Array("\($0.key) \($0.value.compactText)".utf8) })
  }
}

extension PolicyStatement {
  /// What it does, however it is written.
  var meaning: PolicyMeaning { PolicyMeaning(self) }
}

extension PolicyDocument {
  /// Whether both decide alike, by what is written in them.
  ///
  /// The version counts only where a statement holds `${`, which the older one takes as it stands.
  public func isEquivalent(to other: PolicyDocument) -> Bool {
    let hasVariables = [self, other].contains { $0.text.contains("${") }
    return Set(statements.map(\.meaning)) == Set(other.statements.map(\.meaning))
      && (version == other.version || !hasVariables)
  }
}
