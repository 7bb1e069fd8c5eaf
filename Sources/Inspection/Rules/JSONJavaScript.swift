import Contract
import Tables

/// A cell that should hold JSON holds what a program in JavaScript may say.
enum JSONJavaScript: JSONRule {
  static let rule = Rule(
    id: "json.js", title: "JavaScript instead of JSON", severity: .error, basis: .explicit,
    why:
      "Event properties are shared as JSON keys and values. JSON has quotes (\"), around keys too, and "
      + "no comments and no undefined; a JSON reader takes nothing else.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Write the cell with JSON.stringify(value).")

  static func isBroken(by verdict: JSONValidator.Verdict) -> Bool { verdict == .other(.javaScript) }

  static func detail(_ place: SamplePlace) -> String? { RelaxedJSON.detail(place) }
}
