import Contract
import Tables

/// JSON objects have keys that the first ones do not.
enum KeyUnlisted: TableRule {
  static let rule = Rule(
    id: "json.key_unlisted", title: "key that comes up late", severity: .warning,
    basis: .convention,
    why: "Loaders take the columns of JSON from its first rows, as is done here; what stands "
      + "under a key that comes up later is lost, or stops the import.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Write all keys in each row, with null where there is no value.")

  static func broken(in table: TableContext) -> [Broken] {
    let late = zip(table.layout.files, table.totals.facts).compactMap { layout, facts in
      facts.keys.firstUnknownKey.map { (layout, facts.keys.unknownKeyObjects, $0) }
    }
    guard !late.isEmpty else { return [] }
    let places = RecordPlaces(table.layout)
    let wanted = late.map { layout, count, key in
      (
        place: places.place(file: layout.position, offset: key.position),
        detail: "the key \(key.name)" + (count == 1 ? "" : ", and rows behind it") as String?
      )
    }
    return [
      Broken(
        nil, rule.severity, count: late.reduce(0) { $0 + $1.1 }, files: late.count,
        samples: PlacedSamples(table, column: nil).samples(at: wanted))
    ]
  }
}
