import Contract
import Tables

/// A cell that should hold JSON holds something else.
enum JSONInvalid: JSONRule {
  static let rule = Rule(
    id: "json.invalid", title: "not JSON", severity: .error, basis: .explicit,
    why: "Event properties are shared as JSON keys and values; a reader that cannot parse them "
      + "drops all properties of the event, or the row. (RFC 8259.)",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Write the cell with a JSON library instead of joining strings.")

  static func isBroken(by verdict: JSONValidator.Verdict) -> Bool {
    if case .invalid = verdict { true } else { false }
  }

  static func detail(_ place: SamplePlace) -> String? {
    let (value, validator) = (place.value, JSONValidator())
    let verdict = value.withUnsafeBufferPointer { validator.check($0, quote: 0) }
    guard case .invalid(let code) = verdict else { return nil }
    let reason = JSONValidator.reason(code)
    return "\(reason), at byte \(validator.errorOffset(in: value)) of the cell"
  }
}
