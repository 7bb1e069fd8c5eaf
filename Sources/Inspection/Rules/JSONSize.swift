import Contract
import Tables

/// JSON with more bytes or keys than readers of events take.
enum JSONSize: JSONShapeRule {
  static let rule = Rule(
    id: "json.size", title: "JSON too large", severity: .warning, basis: .convention,
    why:
      "Readers of events take up to 1 MB and up to 255 keys an event; what is more is cut off or "
      + "refused.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Share the properties that are analysed, and leave out logs, pages and other long texts.")

  static let hasPatterns = false
  /// Bytes of a value that readers take.
  static let maximumBytes = 1_000_000
  /// Keys of an event that readers take.
  static let maximumKeys = 255

  static func isBroken(by shape: JSONShape) -> Bool { shape.members.count > maximumKeys }

  static func detail(_ place: SamplePlace) -> String? {
    let value = place.value
    let keys = JSONShape(value)?.members.count ?? 0
    return keys > maximumKeys ? "\(keys) keys" : "\(value.count) bytes"
  }
}
