import Contract
import Tables

/// Properties with so many different sets of keys that they cannot be compared.
enum JSONNotCompared: TableRule {
  static let rule = Rule(
    id: "json.not_compared", title: "too many different sets of keys to compare", severity: .info,
    basis: .convention, cost: .ordered,
    why: "Types of values and missing keys are compared for up to 4,096 sets of keys and types of "
      + "all events; here are more, so neither was judged. Keys that are made from data, such as "
      + "ids or dates, are the usual reason.",
    section: "Event data table › Columns › EVENT_PROPERTIES",
    fix: "Give an event the same keys in all records, and put ids and dates into values.")

  static func broken(in table: TableContext) -> [Broken] {
    guard let shapes = table.totals.tallies?.shapes, shapes.isFull, let first = shapes.first,
      let column = table.propertiesColumn
    else { return [] }
    let samples = PlacedSamples(table, column: column.position).samples(at: [(first, nil)])
    return [
      Broken(
        column.name, rule.severity, count: shapes.records, files: shapes.files.count,
        samples: samples)
    ]
  }
}
