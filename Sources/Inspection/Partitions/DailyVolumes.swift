/// The days of a table that are compared with those before them.
struct DailyVolumes {
  /// A day that is far from usual.
  struct Outlier: Equatable {
    let day: Int
    /// What it has, and what days like it have.
    let count: Int, usual: Int
  }

  /// Days before a day on which it is judged, at least.
  static let history = 14
  /// Fewer events a day say little.
  static let least = 20
  /// How many times less, or more, is far.
  static let factor = 4

  /// Days that have rows, in order.
  private let days: [Int]
  /// For each day the places of those in the week before it, and of its weekday in four weeks.
  private let week: [[Int]], weekdays: [[Int]]

  /// Days in any order; the last is not judged, for it may be open still.
  init(_ days: some Sequence<Int>) {
    let days = days.sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(days, days.indices))
    week = days.map { day in (day - 7..<day).compactMap { places[$0] } }
    weekdays = days.map { day in (1...4).compactMap { places[day - 7 * $0] } }
    self.days = days
  }

  /// The days on which a series is far from both the week before and the same weekdays.
  ///
  /// Days without rows of the table are gaps of their own, and do not count; a day before the first
  /// of the series is none of its history.
  func outliers(_ series: [Int: Int]) -> [Outlier] {
    let counts = days.map { series[$0] ?? 0 }
    guard let first = counts.firstIndex(where: { $0 > 0 }) else { return [] }
    return (min(first + Self.history, days.count)..<days.count).dropLast().compactMap { place in
      let (week, weekdays) = (
        week[place].filter { $0 >= first }, weekdays[place].filter { $0 >= first }
      )
      guard week.count >= 4, weekdays.count >= 2 else { return nil }
      let usual = [week, weekdays].map { places in Self.median(places.map { counts[$0] }) }
      guard usual.allSatisfy({ $0 >= Self.least }) else { return nil }
      let count = counts[place]
      let isFar =
        usual.allSatisfy { count * Self.factor < $0 }
        || usual.allSatisfy { count > $0 * Self.factor }
      return isFar ? Outlier(day: days[place], count: count, usual: usual[1]) : nil
    }
  }

  /// The lower one where two are in the middle.
  private static func median(_ counts: [Int]) -> Int { counts.sorted()[(counts.count - 1) / 2] }
}
