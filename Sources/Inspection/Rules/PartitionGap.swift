import Contract

/// A day between the first and the last has no rows.
///
/// Only where a day without rows would be a surprise: on tables of 1,000 rows and more with 5 rows
/// a day and more. Weekdays that never have rows are a hint, and so is a day on which no profile
/// was updated.
enum PartitionGap: TableRule {
  static let rule = Rule(
    id: "part.gap", title: "day without rows", severity: .warning, basis: .convention,
    unit: .partitions, cost: .ordered,
    why: "There are rows before and after it, so its export is probably missing.",
    section: partitionSections,
    fix: "See whether that day was exported; export it if not.")
  static let severities: [Severity] = [.warning, .info]

  /// With fewer rows a day some days are empty by chance.
  private static let fewest = 5.0

  static func broken(in table: TableContext) -> [Broken] {
    let days = table.days
    guard table.hasStatistics, days.mean >= fewest else { return [] }
    let idle = days.idleWeekdays
    let regular = days.missing.filter { idle.contains(DayRows.weekday($0)) }
    let odd = days.missing.filter { !idle.contains(DayRows.weekday($0)) }
    return [
      broken(odd, table.severityOfDays, in: table),
      broken(regular, .info, in: table, more: ", a weekday that never has rows"),
    ].compactMap { $0 }
  }

  private static func broken(
    _ missing: [Int], _ severity: Severity, in table: TableContext, more: String = ""
  ) -> Broken? {
    guard !missing.isEmpty else { return nil }
    let samples = missing.prefix(table.totals.sampleLimit).map { day in
      // The file of the day before is where to look.
      table.sample(ofDay: day - 1, detail: DayRows.label(day) + more)
    }
    return Broken(
      table.partitionColumn, severity, count: missing.count, files: Set(samples.map(\.file)).count,
      samples: samples)
  }
}
