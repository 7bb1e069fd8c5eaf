import Contract
import Tables

/// An event comes far less often, or far more, than it usually does.
enum EventDrop: TableRule {
  static let rule = Rule(
    id: "vol.event_drop", title: "an event far less or more frequent than usual",
    severity: .warning, basis: .inferred, unit: .partitions, cost: .ordered,
    why: "On these days an event has less than a quarter of its usual number, or more than four "
      + "times it, while the table goes on: often a release broke or doubled what is sent. Usual "
      + "are the medians of the week before and of the same weekday in four weeks; both must be "
      + "20 or more, with 14 days before. The table's last day may be open and is not judged.",
    section: "Event data table › Columns › EVENT_NAME",
    fix: "Look what changed on that day; share missing events again, and doubled ones once.")
  static let severities: [Severity] = [.warning, .info]

  private static let column = "EVENT_NAME"

  static func applies(to contract: TableContract, ignoring ignored: Set<String>) -> Bool {
    contract.kind == .events && !ignored.contains(rule.id)
  }

  static func broken(in table: TableContext) -> [Broken] {
    guard let volumes = table.totals.tallies?.volumes else { return [] }
    if volumes.isOverfull { return [notJudged(table)] }
    let series = volumes.series
    let daily = DailyVolumes(Set(series.flatMap(\.days.keys)))
    // Where the whole table drops it is `part.skew`.
    let all = series.reduce(into: [:]) { $0.merge($1.days, uniquingKeysWith: +) }
    let odd = Set(daily.outliers(all).map(\.day))
    let found = series.flatMap { event in
      daily.outliers(event.days).filter { !odd.contains($0.day) }
        .map { (outlier: $0, name: event.name) }
    }.sorted { ($0.outlier.day, $0.name) < ($1.outlier.day, $1.name) }
    guard !found.isEmpty else { return [] }
    let samples = found.map { sample($0.outlier, of: $0.name, in: table) }
    return [
      Broken(
        column, .warning, count: found.count, files: Set(samples.map(\.file)).count,
        samples: samples)
    ]
  }

  private static func sample(
    _ outlier: DailyVolumes.Outlier, of name: String, in table: TableContext
  ) -> Finding.Sample {
    let day = CivilDate(daysSince1970: outlier.day).text
    return .file(
      file(of: outlier.day, in: table), value: name,
      detail: "`\(name)` on \(day): \(outlier.count), usually \(outlier.usual)")
  }

  /// The first file whose times reach over a day.
  private static func file(of day: Int, in table: TableContext) -> String {
    let column = table.layout.position(of: table.layout.contract.partitionColumn)
    let position = table.totals.facts.firstIndex { facts in
      guard let times = column.flatMap({ facts.times[$0].range.times }) else { return false }
      return Timestamp.day(of: times.lowerBound) <= day
        && day <= Timestamp.day(of: times.upperBound)
    }
    return table.layout.files[position ?? 0].file.name
  }

  /// Said once, so that nobody takes silence for a result.
  private static func notJudged(_ table: TableContext) -> Broken {
    let days = Set(table.totals.partitions.hours.keys.map { ($0 >= 0 ? $0 : $0 - 23) / 24 })
    let detail = "not judged: more than \(EventVolumes.maximumPairs) pairs of an event and a day"
    return Broken(
      column, .info, count: days.count, files: table.layout.files.count,
      samples: [.file(table.layout.files[0].file.name, detail: detail)])
  }
}
