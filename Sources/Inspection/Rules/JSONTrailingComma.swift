import Contract
import Tables

/// JSON with a comma before a closing brace or bracket.
enum JSONTrailingComma: JSONRule {
  static let rule = Rule(
    id: "json.trailing_comma", title: "trailing comma in JSON", severity: .warning,
    basis: .convention,
    why: "Strict parsers refuse it (RFC 8259). The guide's own sample has one, so the vendor may "
      + "well read it.",
    section: "Event data table › Sample Event Table",
    fix: "Drop the comma before the closing brace or bracket.")

  static func isBroken(by verdict: JSONValidator.Verdict) -> Bool { verdict == .trailingComma }
}
