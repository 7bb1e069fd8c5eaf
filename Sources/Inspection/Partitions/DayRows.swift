/// The rows of a table by day in UTC, without stray dates at either end.
struct DayRows {
  /// Rows by days since 1970, each with rows.
  let rows: [Int: Int]
  /// From the first to the last day of the table's own period.
  let period: ClosedRange<Int>?

  /// Days that separate a stray date from the table's own period.
  private static let hole = 31
  /// Of so many rows one may lie outside the period.
  private static let strays = 1000

  init(_ counts: PartitionCounts) {
    var rows: [Int: Int] = [:]
    for (hour, totals) in counts.hours {
      rows[hour >= 0 ? hour / 24 : (hour - 23) / 24, default: 0] += totals.rows
    }
    self.rows = rows
    period = Self.period(of: rows)
  }

  /// The days, but for a few rows at either end with a long hole behind them: dates that are wrong
  /// are another finding, and must not make a gap of years.
  private static func period(of rows: [Int: Int]) -> ClosedRange<Int>? {
    let days = rows.keys.sorted()
    guard var first = days.first, var last = days.last else { return nil }
    let all = rows.values.reduce(0, +)
    var passed = 0
    for (day, next) in zip(days, days.dropFirst()) {
      passed += rows[day] ?? 0
      guard passed * strays <= all else { break }
      if next - day > hole { first = next }
    }
    passed = 0
    for (day, before) in zip(days.reversed(), days.reversed().dropFirst()) {
      passed += rows[day] ?? 0
      guard passed * strays <= all else { break }
      if day - before > hole { last = before }
    }
    return first <= last ? first...last : nil
  }

  /// Days of the period without rows.
  var missing: [Int] { period?.filter { rows[$0] == nil } ?? [] }

  /// Rows of the period, divided by its days.
  var mean: Double {
    guard let period else { return 0 }
    let inside = rows.reduce(0) { $0 + (period.contains($1.key) ? $1.value : 0) }
    return Double(inside) / Double(period.count)
  }

  /// The weekdays on which the period never has rows, though it has several of them.
  var idleWeekdays: Set<Int> {
    let idle = Dictionary(grouping: missing, by: Self.weekday).filter { $0.value.count > 1 }
    let busy = rows.keys.filter { period?.contains($0) == true }.map(Self.weekday)
    return Set(idle.keys).subtracting(busy)
  }

  /// Monday is 0.
  static func weekday(_ day: Int) -> Int { CivilDate(daysSince1970: day).weekday }

  /// As `2024-03-01 (Fri)`.
  static func label(_ day: Int) -> String {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return "\(CivilDate(daysSince1970: day).text) (\(names[weekday(day)]))"
  }
}
