import Contract
import Testing

@testable import Inspection

@Suite struct ConstantUpdatedAtTests {
  @Test func oneTimeForAllEventsIsAHint() throws {
    let row = "login,2024-03-01 10:00:00,2024-03-09 00:00:00,"
    let share = try ShareOnDisk([
      "events-1.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, ["u1,a1,\(row)", "u2,a1,\(row)"]),
      "events-2.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, ["u3,a1,\(row)"]),
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["info cur.constant events.UPDATED_AT 1/2"])
    #expect(
      try inspection.samples(of: "cur.constant")
        == ["events-1.csv", "events-2.csv"].map { file in
          Finding.Sample(
            file: file, record: nil, line: 1, lineEnd: 1, byte: 0, column: "UPDATED_AT",
            value: "2024-03-09 00:00:00", isCut: false, detail: "always 2024-03-09 00:00:00")
        })
  }

  @Test func oneOtherTimeInAnotherFileEndsIt() throws {
    let row = "u1,a1,login,2024-03-01 10:00:00,2024-03-09 00:00:0"
    let share = try ShareOnDisk([
      "events-1.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, ["\(row)0,"]),
      "events-2.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, ["\(row)1,"]),
    ])
    #expect(try share.inspect().lines.isEmpty)
  }

  @Test func oneRowSaysNothing() throws {
    let share = try ShareOnDisk(events: ["u1,a1,login,2024-03-01 10:00:00,2024-03-09 00:00:00,"])
    #expect(try share.inspect().lines.isEmpty)
  }

  @Test func profilesMayCarryOneTime() throws {
    let users = (1...3).map { "u\($0),2024-01-01 00:00:00,2024-02-01 00:00:00,free" }
    #expect(try ShareOnDisk(users: users).inspect().lines.isEmpty)
  }
}
