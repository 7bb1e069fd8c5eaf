/// How statements differ by what they mean, part by part.
enum PolicyDifference {
  /// What only the old statements have, after `-`, and what only the new ones have, after `+`.
  static func lines(from old: [PolicyStatement], to new: [PolicyStatement]) -> [String] {
    let (old, new) = (old.flatMap(parts), new.flatMap(parts))
    return unique(old.filter { !new.contains($0) }).map { "- \($0)" }
      + unique(new.filter { !old.contains($0) }).map { "+ \($0)" }
  }

  private static func parts(of statement: PolicyStatement) -> [String] {
    let not = { (isExcept: Bool) in isExcept ? "Not" : "" }
    let parts =
      ["Effect \(statement.allows ? "Allow" : "Deny")"]
      + statement.principals.elements.map {
        "\(not(statement.principals.isExcept))Principal \($0.text)"
      }
      + statement.actions.elements.map { "\(not(statement.actions.isExcept))Action \($0)" }
      + statement.resources.elements.map { "\(not(statement.resources.isExcept))Resource \($0)" }
      + statement.conditions.flatMap { condition in
        condition.values.map { "Condition \(condition.operator) \(condition.key) \($0)" }
      }
      + statement.unknownKeys.map { "\($0.key) \($0.value.compactText)" }
    return parts.map(PlainText.printable)
  }

  private static func unique(_ lines: [String]) -> [String] {
    var seen: Set<String> = []
    return lines.filter { seen.insert($0).inserted }
  }
}
