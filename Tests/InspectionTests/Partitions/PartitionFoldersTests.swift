import Testing

@testable import Inspection

@Suite struct PartitionFoldersTests {
  @Test(
    arguments: [
      ("events-2024-03-01.csv", "2024-03-01"), ("a/20240301_part.csv", "20240301"),
      ("x_2024_03_01.csv", "2024_03_01"), ("1709251200.csv", nil), ("events-2024.csv", nil),
      ("id-99991301.csv", nil), ("id-12345678.csv", nil), ("2024-03-01/a.csv", nil),
      ("v2-2024-03-01.csv", "2024-03-01"),
    ] as [(String, String?)])
  func datesAreFoundInNames(_ name: String, _ wanted: String?) {
    #expect(PartitionFolders.date(in: name) == wanted)
  }

  @Test func filesLieTogetherByFolderAndDate() throws {
    let header = ShareOnDisk.eventHeader
    let share = try ShareOnDisk([
      "events/1.csv": header, "events/2.csv": header + "\n\n", "events/2024-03-01-a.csv": header,
      "events/2024-03-01-b.csv": header, "events/dt=2024-03-02/c.csv": header,
    ]).open()
    let folders = PartitionFolders(share.tables[0])
    #expect(
      folders.groups.map(\.label) == ["events", "events/2024-03-01", "events/dt=2024-03-02"])
    #expect(folders.groups.map(\.files) == [[0, 1], [2, 3], [4]])
    #expect(folders.partitions.map(\.label) == ["events/2024-03-01", "events/dt=2024-03-02"])
    let length = UInt64(header.utf8.count)
    #expect(folders.groups[0].bytes == 2 * length + 2)
    #expect(folders.groups[0].median == length + 2)
  }
}
