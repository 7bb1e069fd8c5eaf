import Contract
import Tables

/// Values of one key of an event are of several JSON types.
enum JSONTypeDrift: TableRule {
  static let rule = Rule(
    id: "json.type_drift", title: "values of a key have several JSON types", severity: .warning,
    basis: .convention, cost: .ordered,
    why: "A reader gives each key one type; values of the other type are lost, or all become text "
      + "and can no longer be added up. Counted are the records with the rarer types; null fits "
      + "any type.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Write all values of a key in one type: numbers without quotes, lists always as lists.")

  static func broken(in table: TableContext) -> [Broken] {
    let faults = table.events.flatMap { event in
      event.keys.compactMap { fault(of: $0, in: event) }
    }
    return PropertyFault.broken(faults, rule.severity, in: table)
  }

  private static func fault(
    of key: EventProperties.Key, in event: EventProperties
  ) -> PropertyFault? {
    let ranked = key.ranked
    guard ranked.count > 1, let usual = ranked.first?.family else { return nil }
    let all = ranked.reduce(0) { $0 + $1.count }
    let shares = ranked.map { family, count in
      "\(family.rawValue) \(PropertyFault.percent(count, of: all))"
    }
    let deviating = event.uses.filter { use in
      let family = use.types[key.name].flatMap(EventProperties.Family.init)
      return family != nil && family != usual
    }
    return PropertyFault(
      uses: deviating, detail: "\(event.title(of: key)): \(shares.joined(separator: ", "))")
  }
}
