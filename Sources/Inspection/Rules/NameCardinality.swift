import Contract
import Tables

/// Events have so many names that something else must be inside them.
enum NameCardinality: TableRule {
  static let rule = Rule(
    id: "name.cardinality", title: "too many names of events", severity: .warning,
    basis: .inferred, unit: .columns, cost: .ordered,
    why: "More than 2,000 names, or more than 100 of which most occur once, are no names of what "
      + "was done: ids, addresses or titles are inside them. Nothing can be counted by such names.",
    section: "Event data table › Columns › EVENT_NAME; EVENT_PROPERTIES",
    fix: "Name the event after what was done (`page_viewed`), and write the rest into "
      + "EVENT_PROPERTIES.")

  /// The column of the names.
  static let column = "EVENT_NAME"
  /// More names than this are too many.
  static let most = 2000
  /// Names that occur once are judged from so many names on.
  static let fewest = 100

  static func broken(in table: TableContext) -> [Broken] {
    guard let position = table.layout.position(of: column), table.kind == .events,
      let distinct = table.collector(column)?.distinct,
      let detail = detail(distinct)
    else { return [] }
    let files = table.layout.files.filter { $0.cell(of: position) != nil }
    return [
      Broken(
        column, rule.severity, count: 1, files: files.count,
        samples: files.map { .file($0.file.name, detail: detail) })
    ]
  }

  private static func detail(_ distinct: DistinctSketch) -> String? {
    let names = distinct.distinct
    guard let counted = distinct.counted else { return "about \(names.count) names" }
    let once = counted.count { $0.count == 1 }
    if names.count > most { return "\(names.count) names" }
    guard names.count > fewest, once * 2 > names.count else { return nil }
    return "\(once) of \(names.count) names occur once"
  }
}
