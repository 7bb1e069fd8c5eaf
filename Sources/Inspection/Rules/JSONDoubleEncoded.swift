import Contract
import Tables

/// A JSON string that holds JSON.
enum JSONDoubleEncoded: JSONShapeRule {
  static let rule = Rule(
    id: "json.double_encoded", title: "JSON inside a JSON text", severity: .warning,
    basis: .explicit,
    why:
      "The value was made JSON twice: it is one long text for a reader, which finds no keys in it.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix:
      "Make the value JSON once; often a column that holds JSON already is exported as JSON again.")

  static func isBroken(by shape: JSONShape) -> Bool { shape.type == .encoded }
}
