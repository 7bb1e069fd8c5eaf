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
    let rules = try arguments.operands.map { try Arguments.rule($0, of: "explain") }
    try Output.write(rules.map(RuleText.whole).joined(separator: "\n"))
    return 0
  }
}
