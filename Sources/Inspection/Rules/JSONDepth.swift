import Contract
import Tables

/// JSON whose values are nested deeply.
enum JSONDepth: JSONShapeRule {
  static let rule = Rule(
    id: "json.depth", title: "deeply nested JSON", severity: .warning, basis: .convention,
    why:
      "Values more than three objects or lists deep are cut off, kept as text or refused by readers "
      + "of events, which make a table of the keys.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Bring what matters up to the keys of the event, such as {\"address_city\": \"Pune\"}.")

  static func isBroken(by shape: JSONShape) -> Bool { shape.isDeep }

  static func detail(_ place: SamplePlace) -> String? {
    JSONShape(place.value).map { "a value \($0.depth - 1) deep" }
  }
}
