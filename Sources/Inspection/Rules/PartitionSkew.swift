import Contract

/// A day has far more or far fewer rows than the same weekday before.
///
/// Compared with the median of the same weekday in the seven weeks before, where three of them have
/// rows and the median is 100 rows and more. The first and the last day may be cut, and the day
/// that counts as today is still filling; none of them is judged.
enum PartitionSkew: TableRule {
  static let rule = Rule(
    id: "part.skew", title: "day with an odd number of rows", severity: .warning,
    basis: .convention, unit: .partitions, cost: .ordered,
    why: "It has more than ten times the rows of the same weekday before, or less than a tenth, "
      + "as when rows are exported twice or only in part.",
    section: partitionSections,
    fix: "Compare the day with its source; export it again if rows are missing or doubled.")
  static let severities: [Severity] = [.warning, .info]

  private static let (weeks, fewestWeeks, fewestRows) = (7, 3, 100)

  static func broken(in table: TableContext) -> [Broken] {
    let days = table.days
    guard table.hasStatistics, let period = days.period else { return [] }
    let today = Timestamp.day(of: table.now.microseconds)
    let samples = period.dropFirst().dropLast().filter { $0 != today }.compactMap { day in
      usual(day, in: days).flatMap { usual -> Finding.Sample? in
        guard let rows = days.rows[day], rows > usual * 10 || rows * 10 < usual else { return nil }
        return table.sample(
          ofDay: day, detail: "\(DayRows.label(day)): \(rows) rows, \(usual) before")
      }
    }
    guard !samples.isEmpty else { return [] }
    return [
      Broken(
        table.partitionColumn, table.severityOfDays, count: samples.count,
        files: Set(samples.map(\.file)).count, samples: samples)
    ]
  }

  /// The median of the same weekday before; nothing where it would mean little.
  private static func usual(_ day: Int, in days: DayRows) -> Int? {
    let before = (1...weeks).compactMap { days.rows[day - 7 * $0] }.sorted()
    guard before.count >= fewestWeeks, before[before.count / 2] >= fewestRows else { return nil }
    return before[before.count / 2]
  }
}
