import Contract
import Tables

/// The places of a table's findings: one for each rule, column and severity that can occur.
///
/// Known before the pass, so that counting is an addition to an array.
struct FindingSlots: Sendable {
  struct Slot: Sendable {
    let check: any CheckedRule.Type
    /// The column of the table.
    let column: Int?
    /// The severity; that of a reference is known when the pass ends.
    let severity: Severity
    /// What else is counted apart, by a number that the rule gives it.
    let variant: Int
  }

  private(set) var slots: [Slot] = []
  /// For each slot whether the patterns of the values that hit it say something.
  private(set) var hasPatterns: [Bool] = []
  /// For each slot whether a row that hits it is not clean.
  private(set) var spoils: [Bool] = []
  /// Ids of the rules that are left out.
  let ignored: Set<String>
  private let choices: [String: RuleChoice]
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    let rule: String
    let column: Int?
    let severity: Severity
    let variant: Int
  }

  /// Whether there is a slot of that place.
  func holds(_ slot: Int) -> Bool { slots.indices.contains(slot) }

  /// What each slot stands for.
  var names: [String] {
    slots.map { "\($0.check.rule.id) \($0.column ?? -1) \($0.severity) \($0.variant)" }
  }

  /// No slots yet; `choices` are what the user said about rules.
  init(ignoring ignored: Set<String> = [], choices: [String: RuleChoice] = [:]) {
    (self.ignored, self.choices) = (ignored, choices)
  }

  /// Whether what is counted in a slot is left out of the findings.
  func isIgnored(_ slot: Int) -> Bool {
    !ignored.isEmpty && ignored.contains(slots[slot].check.rule.id)
  }

  /// The slot of a rule, made if it is not there yet.
  mutating func slot(
    _ check: any CheckedRule.Type, column: Int? = nil, severity: Severity? = nil, variant: Int = 0
  ) -> Int {
    let severity = severity ?? check.rule.severity
    let key = Key(rule: check.rule.id, column: column, severity: severity, variant: variant)
    if let known = places[key] { return known }
    places[key] = slots.count
    slots.append(Slot(check: check, column: column, severity: severity, variant: variant))
    let isApplied = !ignored.contains(check.rule.id)
    hasPatterns.append(isApplied && column != nil && check.hasPatterns)
    spoils.append(isApplied && (severity > .info || choices[check.rule.id]?.mayRaise == true))
    return slots.count - 1
  }
}

/// How often a slot was hit.
public struct SlotCount: Sendable, Equatable {
  /// The place among the table's slots.
  public let slot: Int
  /// Records.
  public var count: Int
}
