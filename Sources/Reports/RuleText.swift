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
      ("counts", rule.unit.plural), ("may be", severities(rule)), ("cost", cost(rule)),
    ]
    let lines = head + parts.flatMap { TextCheckReport.wrapped($0, $1) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Every rule as the document `rules.md` tells of it.
  public static func document(_ rules: [Rule]) -> String {
    let families = Dictionary(grouping: rules) { String($0.id.prefix { $0 != "." }) }
    let sections = families.sorted { $0.key < $1.key }.map { family, rules in
      "## \(family)\n\n" + rules.map(section).joined(separator: "\n")
    }
    return """
      # Rules

      Made from the rules in `Sources/Inspection/Rules`; do not edit. `slipway explain RULE` prints
      one of them. An error is what the guide forbids in so many words or what makes rows
      unreadable, a warning is damage that is likely, a hint is worth knowing. `slipway.json`
      changes severities and sets thresholds (see [settings](settings.md)).

      \(rules.count) rules.

      \(sections.joined(separator: "\n"))
      """
  }

  private static func section(_ rule: Rule) -> String {
    """
    ### `\(rule.id)`: \(rule.title)

    - **\(severities(rule))**, counted in \(rule.unit.plural)
    - Why: \(rule.why)
    - Fix: \(rule.fix)
    - Guide: \(rule.section) (\(basis(rule)))
    - Cost: \(cost(rule))

    """
  }

  private static func severities(_ rule: Rule) -> String {
    rule.severities.map(\.noun).joined(separator: " or ")
  }

  private static func basis(_ rule: Rule) -> String {
    switch rule.basis {
    case .explicit: "explicit: the guide says so in so many words"
    case .inferred: "inferred: the guide's sentences or samples imply it"
    case .convention: "convention: readers of such files expect it"
    }
  }

  private static func cost(_ rule: Rule) -> String {
    switch rule.cost {
    case .streaming: "a look at bytes, cells or counters on the way"
    case .hashed: "a hash of each record or key, in memory or in a temporary file (--memory)"
    case .ordered: "counters of each file, day or kind of event, compared at the end"
    }
  }
}
