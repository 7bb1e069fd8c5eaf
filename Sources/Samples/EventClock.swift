/// Gives each row its time; rows are asked for in order, and their times never fall.
struct EventClock {
  /// What share of a day's events happen in each hour.
  private static let hourWeights: [Double] = [
    2, 1, 1, 1, 1, 2, 4, 7, 10, 12, 12, 11, 9, 10, 11, 11, 10, 8, 6, 5, 4, 4, 3, 2,
  ]
  private static let dayWeight = hourWeights.reduce(0, +)

  private let firstRows: [Int]
  private var day = 0
  private var hour = 0
  private var weightBeforeHour = 0.0

  init(_ calendar: EventCalendar) {
    firstRows = calendar.firstRows
  }

  /// The time of a row in seconds since 1970.
  mutating func time(ofRow row: Int, _ random: inout SplitMix64) -> Int {
    while row >= firstRows[day + 1] {
      day += 1
      hour = 0
      weightBeforeHour = 0
    }
    let rowsOfDay = firstRows[day + 1] - firstRows[day]
    let position = (Double(row - firstRows[day]) + random.unit()) / Double(rowsOfDay)
    let weight = position * Self.dayWeight
    while hour < 23, weight >= weightBeforeHour + Self.hourWeights[hour] {
      weightBeforeHour += Self.hourWeights[hour]
      hour += 1
    }
    let second = Int((weight - weightBeforeHour) / Self.hourWeights[hour] * 3600)
    return (EventCalendar.firstDay + day) * 86_400 + hour * 3600 + min(second, 3599)
  }
}
