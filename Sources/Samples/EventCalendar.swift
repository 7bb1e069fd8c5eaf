/// How the event rows spread over the days: more on weekdays, none on a missing day.
struct EventCalendar: Sendable {
  static let days = 90
  /// 2024-03-01, a Friday, in days since 1970.
  static let firstDay = 19_783
  /// 2024-04-10, a Wednesday: no weekend can pass for the reason of the gap.
  static let missableDay = 40

  private static let weightsFromMonday = [100, 108, 110, 106, 96, 52, 46]

  /// The first row of each day, and after the last day the number of rows.
  let firstRows: [Int]

  init(rows: Int, hasMissingDay: Bool, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var weights = (0..<Self.days).map { day in
      Self.weightsFromMonday[(Self.firstDay + day + 3) % 7] * (94 + random.below(13))
    }
    if hasMissingDay { weights[Self.missableDay] = 0 }
    let total = weights.reduce(0, +)
    var firstRows = [0]
    var weightSoFar = 0
    for weight in weights {
      weightSoFar += weight
      firstRows.append(rows * weightSoFar / total)
    }
    self.firstRows = firstRows
  }

  func rows(ofDays days: Range<Int>) -> Range<Int> {
    firstRows[days.lowerBound]..<firstRows[days.upperBound]
  }
}
