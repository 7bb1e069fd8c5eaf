import Testing

@testable import Inspection

@Suite struct PathDateTests {
  @Test(arguments: [
    "events-2024-03-01.csv", "events/event_date=2024-03-01/part-00000.csv", "20240301.csv",
    "year=2024/month=03/day=01/part-1.csv", "events/2024/3/1/x.csv", "dt=2024_03_01/0.csv",
    "export-20240301T101500Z.csv", "2024.03.01 events.csv", "run=2023-12-31/events-2024-03-01.csv",
    "year=2024/month=3/day=1/12345678901234567890.csv",
  ])
  func theLastDayOfAPathCounts(_ path: String) {
    #expect(PathDate.of(path)?.text == "2024-03-01")
  }

  @Test(arguments: [
    "events.csv", "events-2024-03.csv", "events-2024-13-01.csv", "events-2024-02-30.csv",
    "part-00000001.csv", "events-1024-03-01.csv", "1-2-3.csv", "events-2024-03-001.csv",
    "2024 03 01.csv", "123456789.csv", "", "2024/events/03/01.csv",
  ])
  func otherPathsNameNone(_ path: String) {
    #expect(PathDate.of(path) == nil)
  }
}
