extension PolicyEvaluator {
  /// Whether a condition holds for a request.
  func holds(_ condition: PolicyCondition, for request: AccessRequest) -> Certainty {
    var name = condition.operator.lowercased()
    let ifExists = name.hasSuffix("ifexists")
    if ifExists { name.removeLast("ifexists".count) }
    guard let value = request.context[condition.key.lowercased()],
      let test = ConditionTest(name), !condition.values.contains(where: hasVariable)
    else { return .undecided(condition.key) }
    if test == .null {
      return .any(condition.values.map { Certainty(($0.lowercased() == "true") == (value == nil)) })
    }
    guard let value else { return Certainty(ifExists || test.isNegated) }
    let tested = Certainty.any(condition.values.map { test.holds($0, for: value, of: condition) })
    return test.isNegated ? !tested : tested
  }
}

/// The operators of conditions that are decided here.
private enum ConditionTest: Equatable {
  case equals(isNegated: Bool, hasCase: Bool)
  case like(isNegated: Bool)
  case arn(isNegated: Bool)
  case bool
  case before(orAt: Bool)
  case after(orAt: Bool)
  case null

  init?(_ name: String) {
    switch name {
    case "stringequals": self = .equals(isNegated: false, hasCase: true)
    case "stringnotequals": self = .equals(isNegated: true, hasCase: true)
    case "stringequalsignorecase": self = .equals(isNegated: false, hasCase: false)
    case "stringnotequalsignorecase": self = .equals(isNegated: true, hasCase: false)
    case "stringlike": self = .like(isNegated: false)
    case "stringnotlike": self = .like(isNegated: true)
    case "arnequals", "arnlike": self = .arn(isNegated: false)
    case "arnnotequals", "arnnotlike": self = .arn(isNegated: true)
    case "bool": self = .bool
    case "datelessthan": self = .before(orAt: false)
    case "datelessthanequals": self = .before(orAt: true)
    case "dategreaterthan": self = .after(orAt: false)
    case "dategreaterthanequals": self = .after(orAt: true)
    case "null": self = .null
    default: return nil
    }
  }

  /// Whether it holds where none of the values is met, and so also where there is no value.
  var isNegated: Bool {
    switch self {
    case .equals(let isNegated, _), .like(let isNegated), .arn(let isNegated): isNegated
    default: false
    }
  }

  /// Whether a value of the condition is met, before a negation.
  func holds(_ wanted: String, for value: String, of condition: PolicyCondition) -> Certainty {
    switch self {
    case .equals(_, hasCase: true): Certainty(wanted.utf8.elementsEqual(value.utf8))
    case .equals(_, hasCase: false):
      Certainty(wanted.lowercased().utf8.elementsEqual(value.lowercased().utf8))
    case .like: Certainty(Wildcard.matches(wanted, value))
    case .arn: Certainty(Wildcard.matches(arn: wanted, value))
    case .bool: Certainty(wanted.lowercased() == value.lowercased())
    case .before(let orAt): compare(value, wanted, of: condition) { $0 < $1 || orAt && $0 == $1 }
    case .after(let orAt): compare(value, wanted, of: condition) { $0 > $1 || orAt && $0 == $1 }
    case .null: .no
    }
  }

  private func compare(
    _ value: String, _ wanted: String, of condition: PolicyCondition,
    by isMet: (PolicyTime, PolicyTime) -> Bool
  ) -> Certainty {
    guard let value = PolicyTime(value), let wanted = PolicyTime(wanted) else {
      return .undecided(condition.key)
    }
    return Certainty(isMet(value, wanted))
  }
}
