import Contract
import Tables

/// JSON that is no object.
enum JSONNotObject: JSONShapeRule {
  static let rule = Rule(
    id: "json.not_object", title: "JSON without keys", severity: .warning, basis: .explicit,
    why:
      "Event properties are keys with values. A list, a number or a text by itself has no keys, so "
      + "that nothing can be looked up in it.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Write an object, such as {\"plan\": \"gold\"}, or leave the cell empty.")

  static func isBroken(by shape: JSONShape) -> Bool {
    shape.type != .object && shape.type != .encoded
  }

  static func detail(_ place: SamplePlace) -> String? {
    JSONShape(place.value).map { shape in
      switch shape.type {
      case .array: "a list"
      case .string: "a text"
      case .integer, .number: "a number"
      case .boolean: "true or false"
      case .null: "null"
      case .object, .encoded: "an object"
      }
    }
  }
}
