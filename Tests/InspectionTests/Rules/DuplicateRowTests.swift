import Contract
import Testing

@testable import Inspection

@Suite struct DuplicateRowTests {
  @Test func anEventWrittenAgainIsAWarning() throws {
    let row = "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,"
    let share = try ShareOnDisk(events: [
      row, "u2,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
      "u1,\"a1\",login,2024-03-01 10:00:00,2024-03-01 10:00:05,\"\"", row,
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["warning row.dup_exact events 2/1"])
    let samples = try inspection.samples(of: "row.dup_exact")
    #expect(
      samples.first
        == Finding.Sample(
          file: "events.csv", record: 3, line: 4, lineEnd: 4,
          byte: try share.byte(of: "u1,\"a1\""), column: nil,
          value: "u1,\"a1\",login,2024-03-01 10:00:00,2024-03-01 10:00:05,\"\"", isCut: false,
          detail: nil))
    #expect(samples.map(\.record) == [3, 4])
  }

  /// A profile row written twice repeats an entity too, but that is one mistake.
  @Test func aProfileWrittenAgainIsAnError() throws {
    let row = "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free"
    #expect(
      try ShareOnDisk(users: [row, row]).inspect().lines == ["error row.dup_exact users 1/1"])
  }

  @Test func filesWithColumnsInAnotherOrderAreCompared() throws {
    let share = try ShareOnDisk([
      "events-1.csv":
        "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\nu1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05\nu2,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06\n",
      "events-2.csv":
        "ACCOUNT_ID,USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\r\na1,u1,x,2024-03-01 10:00:00,2024-03-01 10:00:05\r\nu1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05\r\n",
    ])
    let inspection = try share.inspect()
    #expect(
      inspection.lines == ["warning row.dup_exact events 1/1", "info head.drift events 1/1"])
    let sample = try #require(try inspection.samples(of: "row.dup_exact").first)
    #expect(sample.file == "events-2.csv")
    #expect(sample.record == 1)
    #expect(sample.value == "a1,u1,x,2024-03-01 10:00:00,2024-03-01 10:00:05")
  }

  @Test func cellsThatOnlyJoinToTheSameTextDiffer() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      "u1a,1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06,",
      "u1,a1,y,2024-03-01 10:00:00,2024-03-01 10:00:05,",
    ])
    #expect(try share.inspect().lines.isEmpty)
  }
}
