/// The regions whose clocks skip an hour in spring and repeat one in autumn.
enum DaylightSaving: String, CaseIterable {
  case northAmerica = "the United States and Canada"
  case westernEurope = "the United Kingdom, Ireland and Portugal"
  case centralEurope = "central Europe"
  case easternEurope = "eastern Europe"
  case australia = "south-eastern Australia"
  case newZealand = "New Zealand"

  /// The local hour, since 1970 by the local clock, that is skipped in a year.
  func skippedHour(in year: Int) -> Int {
    switch self {
    case .northAmerica: Self.hour(2, ofSunday: 2, of: 3, year)
    case .westernEurope: Self.hour(1, ofSunday: nil, of: 3, year)
    case .centralEurope: Self.hour(2, ofSunday: nil, of: 3, year)
    case .easternEurope: Self.hour(3, ofSunday: nil, of: 3, year)
    case .australia: Self.hour(2, ofSunday: 1, of: 10, year)
    case .newZealand: Self.hour(2, ofSunday: nil, of: 9, year)
    }
  }

  /// The local hour that comes twice in a year.
  func repeatedHour(in year: Int) -> Int {
    switch self {
    case .northAmerica: Self.hour(1, ofSunday: 1, of: 11, year)
    case .westernEurope: Self.hour(1, ofSunday: nil, of: 10, year)
    case .centralEurope: Self.hour(2, ofSunday: nil, of: 10, year)
    case .easternEurope: Self.hour(3, ofSunday: nil, of: 10, year)
    case .australia, .newZealand: Self.hour(2, ofSunday: 1, of: 4, year)
    }
  }

  /// An hour of the first, second, … or last Sunday of a month.
  private static func hour(_ hour: Int, ofSunday number: Int?, of month: Int, _ year: Int) -> Int {
    let length = CivilDate.days(in: month, of: year)
    // The first day of the seven among which that Sunday is.
    let first = number.map { 7 * $0 - 6 } ?? length - 6
    let day = CivilDate.daysSince1970(year, month, first)
    let untilSunday = 6 - CivilDate(daysSince1970: day).weekday
    return (day + untilSunday) * 24 + hour
  }
}
