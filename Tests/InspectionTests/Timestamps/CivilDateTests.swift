import Testing

@testable import Inspection

@Suite struct CivilDateTests {
  private func expectRoundTrip(_ year: Int, _ month: Int, _ day: Int) {
    let date = CivilDate(year: year, month: month, day: day)
    #expect(date.map { CivilDate(daysSince1970: $0.daysSince1970) } == date)
    #expect(date != nil)
  }

  @Test func everyDayOfTheYearsAroundLeapRules() {
    var last: Int?
    for year in [1, 4, 100, 400, 1600, 1899, 1900, 1969, 1970, 1999, 2000, 2001, 2024, 2100, 9999] {
      last = nil
      for month in 1...12 {
        for day in 1...CivilDate.days(in: month, of: year) {
          expectRoundTrip(year, month, day)
          let days = CivilDate.daysSince1970(year, month, day)
          if let last { #expect(days == last + 1, "\(year)-\(month)-\(day)") }
          last = days
        }
      }
    }
  }

  @Test func sampledDaysFromTheFirstYearToTheLast() {
    for days in stride(from: -719_162, through: 2_932_896, by: 701) {
      let date = CivilDate(daysSince1970: days)
      #expect(date.daysSince1970 == days)
      #expect((1...9999).contains(date.year))
    }
    #expect(CivilDate(daysSince1970: -719_162).text == "0001-01-01")
    #expect(CivilDate(daysSince1970: 2_932_896).text == "9999-12-31")
  }

  @Test func knownDates() {
    #expect(CivilDate(daysSince1970: 0).text == "1970-01-01")
    #expect(CivilDate(daysSince1970: -1).text == "1969-12-31")
    #expect(CivilDate.daysSince1970(2000, 3, 1) == 11_017)
    #expect(CivilDate.daysSince1970(2024, 2, 29) == 19_782)
  }

  @Test func weekdaysStartOnMonday() {
    #expect(CivilDate(daysSince1970: 0).weekday == 3, "a Thursday")
    #expect(CivilDate(year: 2024, month: 3, day: 4)?.weekday == 0)
    #expect(CivilDate(year: 1969, month: 12, day: 28)?.weekday == 6)
  }

  @Test func daysThatMonthsDoNotHaveAreNone() {
    for (year, month, day) in [
      (2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0),
    ] {
      #expect(CivilDate(year: year, month: month, day: day) == nil)
    }
  }
}
