import Testing

@testable import Inspection

@Suite struct PartitionPathTests {
  /// The time of a path as its ends in UTC.
  private func time(_ name: String) -> String? {
    PartitionPath(name).time.map { time in
      [time.range.lowerBound, time.range.upperBound].map {
        String(Timestamp(microseconds: $0).text.dropLast(4))
      }.joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("events/event_date=2024-03-01/a.csv", "2024-03-01T00:00 2024-03-02T00:00"),
    ("dt=20240229/a.csv", "2024-02-29T00:00 2024-03-01T00:00"),
    ("date=2024-03-01T00:00:00Z/a.csv", "2024-03-01T00:00 2024-03-02T00:00"),
    ("TIMESTAMP=2024-03-01%2010%3A30%3A00/a.csv", "2024-03-01T10:30 2024-03-01T10:31"),
    ("dt=2024-03-01-10/a.csv", "2024-03-01T10:00 2024-03-01T11:00"),
    ("dt=2024-03-01/hour=23/a.csv", "2024-03-01T23:00 2024-03-02T00:00"),
    ("dt=2024-12/a.csv", "2024-12-01T00:00 2025-01-01T00:00"),
    ("year=2024/month=2/day=9/a.csv", "2024-02-09T00:00 2024-02-10T00:00"),
    ("year=2024/month=02/a.csv", "2024-02-01T00:00 2024-03-01T00:00"),
    ("y=2024/m=02/d=09/h=5/minute=59/a.csv", "2024-02-09T05:59 2024-02-09T06:00"),
    ("year=2024/a.csv", "2024-01-01T00:00 2025-01-01T00:00"),
    ("country=US/updated_at=2024-03-01/plan=Free/a.csv", "2024-03-01T00:00 2024-03-02T00:00"),
    ("dt=2024-03-01/country=null/a.csv", "2024-03-01T00:00 2024-03-02T00:00"),
    ("batch=2024-03-01/a.csv", "2024-03-01T00:00 2024-03-02T00:00"),
    ("event_date=2024-03-01/load_date=2024-03-05/a.csv", "2024-03-01T00:00 2024-03-02T00:00"),
    ("events/2024/03/01/a.csv", "2024-03-01T00:00 2024-03-02T00:00"),
    ("2024/03/01/07/a.csv", "2024-03-01T07:00 2024-03-01T08:00"),
    ("events/2024-03-01/a.csv", "2024-03-01T00:00 2024-03-02T00:00"),
  ])
  func foldersSpeakOfATime(_ name: String, _ wanted: String) {
    #expect(time(name) == wanted)
    #expect(PartitionPath(name).faults.isEmpty)
  }

  @Test(arguments: [
    "a.csv", "events/a.csv", "events-2024-03-01.csv", "2024/a.csv", "v1/02/03/a.csv",
    "country=US/a.csv", "user_id=20240301/a.csv", "version=2024/a.csv", "month=02/a.csv",
    "m=male/a.csv", "=x/2024-03-01.csv/a.csv", "step=2024-x/a.csv",
  ])
  func otherFoldersSpeakOfNone(_ name: String) {
    #expect(PartitionPath(name).time == nil)
    #expect(PartitionPath(name).faults.isEmpty)
  }

  @Test(arguments: [
    "date=2022-13-40/a.csv", "dt=soon/a.csv", "year=2024/month=13/day=01/a.csv",
    "year=2024/month=02/day=30/a.csv", "2024/02/31/a.csv", "dt=2024-03-01/hour=24/a.csv",
    "batch=2024-02-30/a.csv", "event_date=1709251200/a.csv",
  ])
  func timesThatNeverWereAreFaults(_ name: String) {
    let path = PartitionPath(name)
    #expect(path.time == nil)
    guard path.faults.count == 1, case .noTime(_) = path.faults[0] else {
      Issue.record("\(path.faults)")
      return
    }
  }

  @Test(arguments: [
    "date=__HIVE_DEFAULT_PARTITION__/a.csv", "date=null/a.csv", "date=/a.csv",
    "dt=2024-03-01/hour=NULL/a.csv",
  ])
  func valuesThatSayThereIsNoneAreFaults(_ name: String) {
    let path = PartitionPath(name)
    #expect(path.time == nil)
    guard path.faults.count == 1, case .noValue(_) = path.faults[0] else {
      Issue.record("\(path.faults)")
      return
    }
  }

  @Test func keysAndValuesAreThoseOfTheFolders() {
    let path = PartitionPath("x/Country=S%C3%A3o%20Tom%C3%A9%/dt=2024-03-01/a=b.csv")
    #expect(path.keys == ["Country=", "dt="])
    #expect(path.parts.map(\.value) == ["São Tomé%", "2024-03-01"])
    #expect(path.otherKeys.map(\.key) == ["Country"])
    #expect(path.folder == "x/Country=S%C3%A3o%20Tom%C3%A9%/dt=2024-03-01")
    #expect(PartitionPath("2024/03/01/a.csv").keys == ["year", "month", "day"])
  }
}
