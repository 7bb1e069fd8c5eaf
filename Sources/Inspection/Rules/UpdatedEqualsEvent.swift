import Contract
import Tables

/// `UPDATED_AT` of events is a copy of `TIMESTAMP`.
enum UpdatedEqualsEvent: TableRule {
  static let rule = Rule(
    id: "cur.equals_event", title: "UPDATED_AT is a copy of TIMESTAMP", severity: .warning,
    basis: .explicit,
    why: "UPDATED_AT is when the row was added or changed, not the event timestamp. Events that "
      + "arrive late would carry a time that was already read, and never be seen. Said of 20 rows "
      + "or more of which 99 % have both alike.",
    section: "Event data table › Columns › UPDATED_AT",
    fix: "Write the time at which the row is added to the table.")

  /// Of fewer rows it may be chance.
  private static let fewestRows = 20

  static func broken(in table: TableContext) -> [Broken] {
    guard table.kind == .events, let updated = table.layout.position(of: "UPDATED_AT") else {
      return []
    }
    let facts = table.totals.facts
    let equal = facts.reduce(0) { $0 + $1.equalTimes }
    let rows = table.layout.files.indices.reduce(0) { rows, file in
      rows + (facts[file].times[updated].range.times == nil ? 0 : table.records(of: file))
    }
    guard rows >= fewestRows, equal * 100 >= rows * 99 else { return [] }
    let samples = table.layout.files.indices.filter { facts[$0].equalTimes > 0 }.map { file in
      Finding.Sample.file(
        table.layout.files[file].file.name,
        detail: "\(facts[file].equalTimes) of \(table.records(of: file)) rows have both alike")
    }
    return [
      Broken("UPDATED_AT", .warning, count: equal, files: samples.count, samples: samples)
    ]
  }
}
