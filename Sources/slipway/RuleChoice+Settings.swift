import Contract
import Inspection

/// What the settings file says about a rule: a word, or an object with a severity and thresholds.
extension RuleChoice {
  private static let off = "off"
  private static let severities: [String: Severity] = Dictionary(
    uniqueKeysWithValues: Severity.allCases.map { ($0.rawValue, $0) })
  private static let keys = ["severity", "warn", "error"]

  /// Reads `"off"`, `"warning"` or `{ "warn": 10, "error": "1%" }`.
  init(_ node: SettingsNode, for rule: Rule) throws(SettingsMistake) {
    self.init()
    if let word = node.text {
      try take(word, at: rule.id)
      return
    }
    guard node.object != nil else {
      throw SettingsMistake(at: rule.id, "expected off, error, warning, info, or thresholds")
    }
    for (key, value) in node.members {
      switch key {
      case "severity": try take(value.text ?? "", at: rule.id)
      case "warn": warn = try Self.threshold(value, of: rule, key)
      case "error": error = try Self.threshold(value, of: rule, key)
      default:
        throw SettingsMistake(at: rule.id, "unknown key", word: key, among: Self.keys)
      }
    }
    if isOff || severity != nil, warn != nil || error != nil {
      throw SettingsMistake(at: rule.id, "expected either a severity or thresholds")
    }
  }

  private mutating func take(_ word: String, at id: String) throws(SettingsMistake) {
    if word == Self.off {
      isOff = true
    } else if let known = Self.severities[word] {
      severity = known
    } else {
      throw SettingsMistake(
        at: id, "expected off, error, warning or info", word: word,
        among: Self.severities.keys.sorted() + [Self.off])
    }
  }

  private static func threshold(
    _ node: SettingsNode, of rule: Rule, _ key: String
  ) throws(SettingsMistake) -> Threshold {
    if let number = node.number, let count = Int(exactly: number), count > 0 {
      return .count(count)
    }
    if let text = node.text, text.hasSuffix("%"), let percent = Double(text.dropLast()),
      (0...100).contains(percent)
    {
      guard rule.unit == .records else {
        throw SettingsMistake(
          at: rule.id, "\(key): the rule counts \(rule.unit.plural), so it takes no percentage")
      }
      return .percent(percent)
    }
    throw SettingsMistake(at: rule.id, "\(key): expected a count such as 100 or \"1%\" of the rows")
  }

  /// The value as it is written.
  var node: SettingsNode {
    guard warn != nil || error != nil else {
      return .text(isOff ? Self.off : severity?.rawValue ?? Self.off)
    }
    var members: [String: SettingsNode] = [:]
    members["warn"] = warn.map(\.node)
    members["error"] = error.map(\.node)
    return .object(members)
  }
}

extension RuleChoice.Threshold {
  fileprivate var node: SettingsNode {
    switch self {
    case .count(let count): .number(Double(count))
    case .percent(let percent):
      .text((Int(exactly: percent).map(String.init) ?? String(percent)) + "%")
    }
  }
}
