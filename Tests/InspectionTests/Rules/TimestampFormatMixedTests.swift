import Contract
import Testing

@testable import Inspection

@Suite struct TimestampFormatMixedTests {
  private func lines(_ times: [String]) throws -> [String] {
    let users = times.enumerated().map { "u\($0),\($1),2024-06-01 00:00:00,free" }
    return try ShareOnDisk(users: users).inspect().lines.filter { !$0.contains("not_guide_format") }
  }

  private func finding(_ severity: String, _ count: Int) -> [String] {
    ["\(severity) ts.format_mixed users.USER_CREATION_TIME \(count)/1"]
  }

  @Test func bothOrdersOfDayAndMonthAreAnError() throws {
    let times = ["25/12/2023", "26/12/2023", "12/27/2023", "01/02/2023"]
    #expect(try lines(times) == finding("error", 2), "the rarer order, and what cannot be told")
  }

  @Test func anOrderThatIsProvenIsNone() throws {
    #expect(try lines(["25/12/2023"] + (1...12).map { "0\($0 % 9 + 1)/02/2023" }).isEmpty)
  }

  @Test func anOrderThatIsNeverProvenIsAWarningForTheColumn() throws {
    let times = (0..<20).map { "0\($0 % 9 + 1)/02/2023 10:00:00" }
    #expect(try lines(times) == finding("warning", 20))
    #expect(try lines(Array(times.dropLast())).isEmpty, "too few to be sure of anything")
  }

  @Test func theRarerFormsAreCounted() throws {
    let guide = [String](repeating: "2023-03-01 10:00:00", count: 100)
    let iso = [String](repeating: "2023-03-01T10:00:00Z", count: 20)
    let share = guide + iso + ["1 Mar 2023 10:00:00"]
    #expect(try lines(share) == finding("warning", 21))
    #expect(try lines(guide + iso.dropLast()).isEmpty, "fewer than 20")
    let many = (0..<4).flatMap { _ in guide }
    #expect(try lines(many + iso).isEmpty, "not more than 5 %")
  }

  @Test func samplesSayHowOftenEachFormIs() throws {
    let guide = (0..<30).map { "u\($0),2023-03-01 10:00:00.5,2024-06-01 00:00:00,free" }
    let iso = (0..<40).map { "v\($0),2023-03-01T10:00:00Z,2024-06-01 00:00:00,free" }
    let samples = try ShareOnDisk(users: guide + iso).inspect().samples(of: "ts.format_mixed")
    #expect(
      samples.map(\.detail)
        == ["30 like the guide's; 40 ISO 8601; 30 with a fraction of a second"])
  }
}
