import Foundation
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct DropsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func drops(_ files: [(name: String, minutes: Double)]) throws -> [[String]] {
    for (name, minutes) in files {
      try folder.write(ShareOnDisk.eventHeader + "\n", to: name)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + 60 * minutes)],
        ofItemAtPath: folder.path + "/" + name)
    }
    let layout = try Share([folder.path]).tables[0].layout
    return Drops(layout.files).drops.map { $0.files.map { layout.files[$0].file.name } }
  }

  @Test func daysOfPathsComeBeforeTimesOfFiles() throws {
    #expect(
      try drops([
        ("day=2024-03-02/b.csv", 0), ("day=2024-03-01/a.csv", 500), ("day=2024-03-02/a.csv", 900),
      ]) == [["day=2024-03-01/a.csv"], ["day=2024-03-02/a.csv", "day=2024-03-02/b.csv"]])
  }

  @Test func filesThatFollowWithinAnHourAreOneDrop() throws {
    #expect(
      try drops([
        ("events-e.csv", 0), ("events-d.csv", 59), ("events-a.csv", 119), ("events-b.csv", 180),
      ]) == [["events-a.csv", "events-d.csv", "events-e.csv"], ["events-b.csv"]])
  }

  @Test func oneFileWithoutADayAndTimesOfFilesTell() throws {
    #expect(
      try drops([("events-2024-03-02.csv", 0), ("events-2024-03-01.csv", 100), ("events.csv", 200)])
        == [["events-2024-03-02.csv"], ["events-2024-03-01.csv"], ["events.csv"]])
  }

  @Test func whatWasReachedGrowsFromDropToDrop() throws {
    _ = try drops([
      ("a-2024-03-01.csv", 0), ("b-2024-03-02.csv", 0), ("c-2024-03-02.csv", 0),
      ("d-2024-03-04.csv", 0),
    ])
    let drops = Drops(try Share([folder.path]).tables[0].layout.files)
    func time(_ text: String) -> Int64 { Timestamp(text)?.microseconds ?? 0 }
    let times = ["2024-03-01 23:00:00", "2024-03-02 09:00:00", "2024-03-02 12:00:00"].map(time)
    #expect(
      drops.reached([times[0]...times[0], times[1]...times[2], times[1]...times[1], nil])
        == [nil, times[0], times[0], times[2]])
    // The first file holds a row that came days after its drop: only the others tell.
    let late = time("2024-03-03 00:00:00")
    #expect(
      drops.reached([times[0]...late, times[1]...times[1], times[1]...times[1], nil])
        == [nil, nil, nil, times[1]])
  }
}
