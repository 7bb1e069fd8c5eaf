import Contract

/// What the user said about a rule, instead of what its file says.
public struct RuleChoice: Sendable, Equatable {
  /// How much of something has to be wrong.
  public enum Threshold: Sendable, Equatable {
    /// So many, in the rule's unit.
    case count(Int)
    /// So many of a hundred rows of the table.
    case percent(Double)

    /// Whether so many are enough.
    func isReached(_ count: Int, among rows: Int) -> Bool {
      switch self {
      case .count(let least): count >= least
      case .percent(let least): Double(count) * 100 >= least * Double(rows)
      }
    }
  }

  /// Whether the rule is left out.
  public var isOff = false
  /// The severity of all its findings.
  public var severity: Severity?
  /// From here on a finding is a warning.
  public var warn: Threshold?
  /// From here on a finding is an error.
  public var error: Threshold?

  /// Nothing said.
  public init() {}

  /// The severity of a finding that has one by its rule.
  ///
  /// With thresholds, what reaches none of them is a hint.
  func severity(of own: Severity, count: Int, among rows: Int) -> Severity {
    if let error, error.isReached(count, among: rows) { return .error }
    if let warn, warn.isReached(count, among: rows) { return .warning }
    if warn != nil || error != nil { return .info }
    return severity ?? own
  }

  /// Whether its findings may be more than hints, whatever the rule says.
  var mayRaise: Bool { severity ?? .info > .info || warn != nil || error != nil }
}

extension [String: RuleChoice] {
  /// The severity of a finding, in the user's eyes.
  func severity(of own: Severity, by rule: Rule, count: Int, among rows: Int) -> Severity {
    self[rule.id]?.severity(of: own, count: count, among: rows) ?? own
  }

  /// Ids of the rules that are left out.
  public var off: Set<String> { Set(filter(\.value.isOff).keys) }
}
