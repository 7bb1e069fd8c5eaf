import Contract
import Tables

/// A cell that should hold JSON holds what Python prints.
enum JSONPython: JSONRule {
  static let rule = Rule(
    id: "json.python", title: "Python instead of JSON", severity: .error, basis: .explicit,
    why:
      "Event properties are shared as JSON keys and values. What Python prints for a dictionary looks "
      + "like JSON, but has single quotes, None, True and False, which no JSON reader takes.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Write the cell with json.dumps(value) instead of str(value).")

  static func isBroken(by verdict: JSONValidator.Verdict) -> Bool { verdict == .other(.python) }

  static func detail(_ place: SamplePlace) -> String? { RelaxedJSON.detail(place) }
}

extension RelaxedJSON {
  /// What shows the notation of a cell first, and where.
  static func detail(_ place: SamplePlace) -> String? {
    place.value.withUnsafeBufferPointer(read).map { "\($0.sign), at byte \($0.offset) of the cell" }
  }
}
