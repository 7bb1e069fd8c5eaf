import Contract
import Testing

@testable import Inspection

@Suite struct TimestampDaylightSavingTests {
  /// Profiles of some days of a month, so many for each of the first five hours.
  private func lines(
    _ month: String, _ rows: (_ day: Int, _ hour: Int) -> Int
  ) throws -> (lines: [String], details: [String?]) {
    var users: [String] = []
    for day in 10...30 {
      for hour in 0..<5 {
        for _ in 0..<rows(day, hour) {
          users.append(
            "u\(users.count),2023-01-01 00:00:00,\(month)-\(day) 0\(hour):\(10 + users.count % 50):00,free"
          )
        }
      }
    }
    let inspection = try ShareOnDisk(users: users).inspect()
    return (inspection.lines, inspection.findings.flatMap(\.samples).map(\.detail))
  }

  @Test func anHourThatComesTwiceIsOneOfALocalClock() throws {
    let (lines, details) = try lines("2023-10") { day, hour in day == 29 && hour == 2 ? 205 : 101 }
    #expect(lines == ["warning ts.dst_shape users.UPDATED_AT 1/1"])
    #expect(
      details == [
        "2023-10-29 02:00 has 205 rows, usually about 101: as by clocks of central Europe"
      ])
  }

  @Test func aBusyDayOrAThinTableIsNone() throws {
    #expect(try lines("2023-10") { day, _ in day == 29 ? 205 : 101 }.lines.isEmpty)
    #expect(try lines("2023-10") { day, hour in day == 29 && hour == 2 ? 150 : 75 }.lines.isEmpty)
    #expect(try lines("2024-03") { day, hour in day == 10 && hour == 2 ? 0 : 19 }.lines.isEmpty)
  }

  @Test func aDayWithoutRowsIsNone() throws {
    #expect(try lines("2024-03") { day, _ in day == 10 ? 0 : 40 }.lines.isEmpty)
  }
}
