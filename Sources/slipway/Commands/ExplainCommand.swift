import Contract
import Inspection
import Reports

extension Command {
  /// Says what rules mean.
  static let explain = Command(
    name: "explain", operands: "[RULE…]",
    summary: "what a rule says, why, and the fix; without one, all rules", flags: []
  ) { arguments in
    guard !arguments.operands.isEmpty else {
      try Output.write(RuleText.list(Rule.catalogue))
      return 0
    }
    let rules = try arguments.operands.map { (id) throws(UsageError) -> Rule in
      if let rule = Rule.named(id) { return rule }
      let hint = Rule.nearest(to: id).map { "; do you mean \($0.id)?" } ?? ""
      throw UsageError("explain \(id): no such rule\(hint)")
    }
    try Output.write(rules.map(RuleText.whole).joined(separator: "\n"))
    return 0
  }
}
