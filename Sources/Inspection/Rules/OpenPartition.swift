import Contract

/// The day that counts as today has rows.
enum OpenPartition: TableRule {
  static let rule = Rule(
    id: "part.open_today", title: "day that is still filling", severity: .info,
    basis: .convention, unit: .partitions, cost: .ordered,
    why: "It is the current day in UTC. If a file of it is shared now and grows later, a reader "
      + "may have seen it already and miss the rest.",
    section: partitionSections,
    fix: "Share a day when it is over, or write what comes later to further files.")

  static func broken(in table: TableContext) -> [Broken] {
    let today = Timestamp.day(of: table.now.microseconds)
    guard table.hasStatistics, let rows = table.days.rows[today] else { return [] }
    let sample = table.sample(ofDay: today, detail: "\(DayRows.label(today)): \(rows) rows so far")
    return [Broken(table.partitionColumn, .info, count: 1, files: 1, samples: [sample])]
  }
}
