import Contract
import Testing

@testable import Inspection

@Suite struct NullRequiredTests {
  @Test(arguments: [
    ("USER_ID", ",a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,", 0),
    ("EVENT_NAME", "u1,a1,\"\",2024-03-01 10:00:00,2024-03-01 10:00:05,", 6),
    ("TIMESTAMP", "u1,a1,x, \t ,2024-03-01 10:00:05,", 8),
    ("UPDATED_AT", "u1,a1,x,2024-03-01 10:00:00,\"  \",", 28),
  ])
  func nothingButBlanksInARequiredColumnIsAnError(
    _ column: String, _ row: String, _ offset: UInt64
  ) throws {
    let share = try ShareOnDisk(events: [
      "u2,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06,", row,
      "u3,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:07,",
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error cell.null_required events.\(column) 1/1"])
    let sample = try #require(try inspection.samples(of: "cell.null_required").first)
    #expect(
      sample
        == Finding.Sample(
          file: "events.csv", record: 2, line: 3, lineEnd: 3,
          byte: try share.byte(of: row) + offset, column: column, value: sample.value,
          isCut: false, detail: nil))
    #expect(sample.value.allSatisfy { $0 == " " || $0 == "\t" })
    #expect(inspection.tables[0].nulls.reduce(0, +) == 4)
  }

  @Test func keysOfProfilesAreRequired() throws {
    let share = try ShareOnDisk(accounts: [
      "a1,2024-01-01 00:00:00,2024-02-01 00:00:00,Acme", ",,,",
    ])
    #expect(
      try share.inspect().lines == [
        "error cell.null_required accounts.ACCOUNT_ID 1/1",
        "error cell.null_required accounts.UPDATED_AT 1/1",
      ])
  }

  @Test func optionalCellsMayBeEmpty() throws {
    let share = try ShareOnDisk(
      events: [
        "u1,,x,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "u1,\"\",x,2024-03-01 10:00:00,2024-03-01 10:00:06,\" \"",
      ], users: ["u1,,2024-02-01 00:00:00,"])
    let inspection = try share.inspect()
    #expect(inspection.lines.isEmpty)
    #expect(inspection.table(.events)?.nulls == [0, 2, 0, 0, 0, 2])
    #expect(inspection.table(.users)?.nulls == [0, 1, 0, 1])
  }

  @Test func wordsForNothingAreNotEmpty() throws {
    let share = try ShareOnDisk(events: [
      "null,a1,N/A,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      "0,a1,-,2024-03-01 10:00:00,2024-03-01 10:00:06,",
    ])
    let rules = Set(try share.inspect().findings.map(\.rule.id))
    #expect(rules == ["cell.null_token", "id.sentinel"])
  }
}
