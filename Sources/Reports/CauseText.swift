import Contract
import Inspection

/// Root causes and patterns in words.
public enum CauseText {
  /// What mending the first two causes leaves, in one sentence; nothing where there is no cause.
  public static func summary(_ causes: RootCauses) -> String? {
    guard !causes.causes.isEmpty else { return nil }
    let (all, first) = (causes.causes.count, min(2, causes.causes.count))
    let amount = first == all ? Amount.of(all, "cause") : "\(first) of \(Amount.of(all, "cause"))"
    return "Fix \(amount): \(clean(causes, mending: first)) of rows clean."
  }

  /// A cause with what is left when it and all before it are mended, the first being 0.
  public static func line(_ place: Int, of causes: RootCauses) -> String {
    let cause = causes.causes[place]
    return "\(name(of: cause))\(companions(of: cause)), "
      + "\(Amount.of(cause.rows, "row")); then \(clean(causes, mending: place + 1)) clean"
  }

  /// What mending the cause of a finding leaves; nothing where the finding spoils no rows.
  public static func effect(of finding: Finding, in causes: RootCauses) -> String? {
    let wanted = RootCauses.Place(rule: finding.rule, column: finding.column)
    let place = causes.causes.firstIndex {
      $0.table == finding.table && $0.findings.contains(wanted)
    }
    guard let place else { return nil }
    let before = place == 0 ? "" : "with \(Amount.of(place, "weightier cause")), "
    let others = causes.causes[place].findings.count - 1
    let beside = others == 0 ? "" : "; \(Amount.of(others, "more finding")) in the same rows"
    return "\(before)\(clean(causes, mending: place + 1)) of rows are clean then, "
      + "\(clean(causes, mending: 0)) now\(beside)"
  }

  /// The worst finding of a cause.
  static func name(of cause: RootCauses.Cause) -> String {
    let place = cause.findings[0]
    let column = place.column.map { "\($0): " } ?? ""
    return "\(cause.table.rawValue): \(column)\(place.rule.title)"
  }

  /// How many other findings are in the same rows, to be put behind the worst; empty without any.
  static func companions(of cause: RootCauses.Cause) -> String {
    let more = cause.findings.count - 1
    return more > 0 ? " and \(Amount.of(more, "more finding")) in the same rows" : ""
  }

  /// What share of the rows is clean once the first causes are mended.
  static func clean(_ causes: RootCauses, mending count: Int) -> String {
    let clean = count == 0 ? causes.clean : causes.causes[count - 1].cleanAfter
    return Amount.percent(clean, of: causes.rows)
  }

  /// The most frequent patterns with their counts; nothing where none are counted.
  public static func patterns(_ patterns: Finding.Patterns, most: Int = 5) -> String? {
    guard patterns.distinct.isExact, patterns.distinct.count > 0 else {
      return patterns.distinct.count > 0
        ? "about \(Amount.grouped(patterns.distinct.count)) different ones" : nil
    }
    let shown = patterns.top.prefix(most).map { "`\($0.text)` ×\(Amount.grouped($0.count))" }
    let rest = patterns.distinct.count - shown.count
    return shown.joined(separator: "  ") + (rest > 0 ? "  and \(rest) more" : "")
  }
}
