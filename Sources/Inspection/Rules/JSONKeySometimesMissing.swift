import Contract
import Tables

/// A key that some records of an event have and others lack.
enum JSONKeySometimesMissing: TableRule {
  static let rule = Rule(
    id: "json.key_sometimes_missing", title: "key that some records of an event lack",
    severity: .info, basis: .convention, cost: .ordered,
    why: "Sums and groups by such a key leave records out without a word. Keys that are rare, or "
      + "missing in one of a thousand, are not named here.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "If a value is not known, write the key with null; if it does not apply, all is well.")

  static func broken(in table: TableContext) -> [Broken] {
    let faults = table.events.flatMap { event in
      event.keys.compactMap { fault(of: $0, in: event) }
    }
    return PropertyFault.broken(faults, rule.severity, in: table)
  }

  private static func fault(
    of key: EventProperties.Key, in event: EventProperties
  ) -> PropertyFault? {
    let isRare = key.count * 20 < event.records
    let isUsual = key.count * 1000 > event.records * 999
    guard !isRare, !isUsual else { return nil }
    return PropertyFault(
      uses: event.uses.filter { $0.types[key.name] == nil },
      detail: "\(event.title(of: key)): in \(PropertyFault.percent(key.count, of: event.records)) "
        + "of its records")
  }
}
