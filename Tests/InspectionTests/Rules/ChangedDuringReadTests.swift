import Foundation
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct ChangedDuringReadTests {
  @Test func aFileThatGrowsIsUnreadableAndFound() throws {
    let folder = try TemporaryFolder()
    let row = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,\n"
    try folder.write(ShareOnDisk.eventHeader + "\n" + row, to: "events.csv")
    let share = try Share([folder.path])
    let file = share.tables[0].layout.files[0].file.file.path
    try append(row, to: file)
    let inspection = try #require(Inspector(share).run())
    #expect(inspection.lines == ["warning file.changed_during_read events 1/1"])
    #expect(inspection.unreadable.map(\.kind) == [.changed])
  }

  private func append(_ text: String, to path: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }
}
