import Contract
import Tables

/// Nearly all events happened at midnight.
enum TimestampDateOnly: TableRule {
  static let rule = Rule(
    id: "ts.date_only", title: "times of day cut off", severity: .warning, basis: .inferred,
    why: "TIMESTAMP says when an event happened. Where nearly all are at 00:00:00 the order of a "
      + "user's events within a day is lost. Said of 20 times or more of which 95 % are midnights.",
    section: "Event data table › Columns › TIMESTAMP",
    fix: "Export the time of the event, not only its day.")

  /// Of fewer times it may be chance.
  private static let fewestTimes = 20

  static func broken(in table: TableContext) -> [Broken] {
    guard table.kind == .events, let column = table.layout.position(of: "TIMESTAMP") else {
      return []
    }
    let facts = table.totals.facts.map { $0.times[column] }
    // Cells without a time of day are found as being in another form.
    let midnights = facts.map { max(0, $0.midnights - $0[.dateOnly]) }
    let times = facts.reduce(0) { $0 + $1.written - $1[.dateOnly] }
    let count = midnights.reduce(0, +)
    guard times >= fewestTimes, count * 100 >= times * 95 else { return [] }
    let samples = facts.indices.filter { midnights[$0] > 0 }.map { file in
      Finding.Sample.file(
        table.layout.files[file].file.name,
        detail: "\(midnights[file]) of \(facts[file].written) times are at 00:00:00")
    }
    return [Broken("TIMESTAMP", .warning, count: count, files: samples.count, samples: samples)]
  }
}
