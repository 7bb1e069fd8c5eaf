import Testing

@testable import Inspection

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2023-01-10T00:00:00Z", "2023-01-10T00:00:00Z"), ("2023-01-10", "2023-01-10T00:00:00Z"),
    ("2023-01-10 23:30:00 -0100", "2023-01-11T00:30:00Z"),
    ("1969-12-31 23:59:59.5", "1969-12-31T23:59:59Z"), ("0001-01-01", "0001-01-01T00:00:00Z"),
  ])
  func textIsReadAndWrittenInUTC(_ text: String, _ written: String) {
    #expect(Timestamp(text)?.text == written)
  }

  @Test(arguments: ["", "now", "2023-01-10T00:00:00Z_", "04/05/2023"])
  func whatIsNoCertainTimeIsRefused(_ text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func hoursAndDaysBefore1970AreRoundedDown() {
    #expect(Timestamp.hour(of: -1) == -1)
    #expect(Timestamp.hour(of: 0) == 0)
    #expect(Timestamp.hour(of: -3_600_000_000) == -1)
    #expect(Timestamp.hour(of: -3_600_000_001) == -2)
    #expect(Timestamp.day(of: -1) == -1)
    #expect(Timestamp.day(of: -86_400_000_001) == -2)
    #expect(Timestamp.day(of: 86_400_000_000) == 1)
  }

  @Test func theEarlierIsLess() throws {
    #expect(
      try #require(Timestamp("2023-01-10")) < #require(Timestamp("2023-01-10 00:00:00.000001")))
  }
}
