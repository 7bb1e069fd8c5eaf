import Contract
import Tables

/// A cell that should hold JSON holds NaN or an infinity.
enum JSONNotANumber: JSONRule {
  static let rule = Rule(
    id: "json.nan", title: "NaN or infinity in JSON", severity: .error, basis: .explicit,
    why: "Event properties are shared as JSON keys and values, and JSON has only finite numbers "
      + "(RFC 8259); many readers refuse the whole cell.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix:
      "Leave the key out or write null; in Python json.dumps(value, allow_nan=False) tells where it is."
  )

  static func isBroken(by verdict: JSONValidator.Verdict) -> Bool { verdict == .other(.notANumber) }

  static func detail(_ place: SamplePlace) -> String? { RelaxedJSON.detail(place) }
}
