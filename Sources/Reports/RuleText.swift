import Contract
import Inspection

/// Rules as text for people.
public enum RuleText {
  /// Each rule on a line: id, severity, title.
  public static func list(_ rules: [Rule]) -> String {
    let width = rules.map(\.id.count).max() ?? 0
    let lines = rules.map { rule in
      let id = rule.id + String(repeating: " ", count: width - rule.id.count)
      let noun = rule.severity.noun
      return
        "\(id)  \(noun)\(String(repeating: " ", count: max(0, 7 - noun.count)))  \(rule.title)\n"
    }
    return lines.joined()
  }

  /// All that a rule says, as it stands below its findings.
  public static func whole(_ rule: Rule) -> String {
    let head = ["\(rule.severity.noun): \(rule.title)  [\(rule.id)]"]
    let parts = [
      ("why", rule.why), ("fix", rule.fix), ("guide", rule.section), ("basis", basis(rule)),
    ]
    let lines = head + parts.flatMap { TextCheckReport.wrapped($0, $1) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func basis(_ rule: Rule) -> String {
    switch rule.basis {
    case .explicit: "explicit: the guide says so in so many words"
    case .inferred: "inferred: the guide's sentences or samples imply it"
    case .convention: "convention: readers of such files expect it"
    }
  }
}
