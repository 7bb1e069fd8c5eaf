import Contract
import Tables

/// JSON with a key that stands twice in one object.
enum JSONDuplicateKey: JSONShapeRule {
  static let rule = Rule(
    id: "json.dup_key", title: "key repeated in JSON", severity: .warning, basis: .convention,
    why:
      "Readers take the last value, the first, both or none (RFC 8259), so that what arrives is a "
      + "matter of luck.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Give each value a key of its own, or put all values of one key into a list.")

  static func isBroken(by shape: JSONShape) -> Bool { shape.repeatsKey }

  static func detail(_ place: SamplePlace) -> String? {
    var seen: Set<[UInt8]> = []
    let repeated = JSONShape(place.value)?.members.first { !seen.insert($0.key).inserted }
    return repeated.map { "the key \(String(decoding: $0.key, as: UTF8.self))" }
  }
}
