import Testing

@testable import Inspection

@Suite struct DaylightSavingTests {
  /// Days of 2023 and 2024 on which clocks were changed.
  @Test(arguments: [
    (DaylightSaving.northAmerica, 2023, "2023-03-12 02:00", "2023-11-05 01:00"),
    (.northAmerica, 2024, "2024-03-10 02:00", "2024-11-03 01:00"),
    (.westernEurope, 2023, "2023-03-26 01:00", "2023-10-29 01:00"),
    (.centralEurope, 2024, "2024-03-31 02:00", "2024-10-27 02:00"),
    (.easternEurope, 2024, "2024-03-31 03:00", "2024-10-27 03:00"),
    (.australia, 2023, "2023-10-01 02:00", "2023-04-02 02:00"),
    (.newZealand, 2024, "2024-09-29 02:00", "2024-04-07 02:00"),
  ])
  func hoursAreThoseOfTheCalendar(
    _ region: DaylightSaving, _ year: Int, _ skipped: String, _ repeated: String
  ) {
    #expect(PartitionUnit.hour.label(of: region.skippedHour(in: year)) == skipped)
    #expect(PartitionUnit.hour.label(of: region.repeatedHour(in: year)) == repeated)
  }
}
