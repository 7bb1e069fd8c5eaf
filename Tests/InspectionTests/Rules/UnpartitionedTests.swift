import Foundation
import TestSupport
import Testing

@testable import Inspection

@Suite struct UnpartitionedTests {
  /// Rows of 40 days in a file of so many bytes, the rest of them zeros that no disk holds, behind
  /// the head by which files are told apart.
  private func lines(bytes: UInt64, name: String = "events.csv") throws -> [String] {
    let folder = try TemporaryFolder()
    let filler = String(repeating: "x", count: 300)
    let rows = (0..<1200).map { row in
      let day = row % 40 < 31 ? "03-\(10 + row % 20)" : "04-1\(row % 10)"
      let times = "2024-\(day) 10:00:00,2024-05-01 00:\(10 + row % 50):00"
      return "u1,a1,e\(row),\(times),\"{\"\"f\"\": \"\"\(filler)\"\"}\"\n"
    }
    let path = try folder.write(
      ShareOnDisk.eventHeader + "\n" + rows.joined(), to: name)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: bytes)
    try handle.close()
    let inspection = try #require(Inspector(try Share([folder.path])).run())
    return inspection.lines.filter { $0.contains("part.none") }
  }

  @Test func theSizeDecidesHowMuchItMatters() throws {
    #expect(try lines(bytes: 1_100_000_000) == ["warning part.none events.TIMESTAMP 1/1"])
    #expect(try lines(bytes: 110_000_000) == ["warning part.none events.TIMESTAMP 1/1"])
    #expect(try lines(bytes: 50_000_000) == ["info part.none events.TIMESTAMP 1/1"])
    #expect(try lines(bytes: 9_000_000).isEmpty)
    #expect(try lines(bytes: 1_100_000_000, name: "dt=2024-03-01/events.csv").isEmpty)
  }
}
