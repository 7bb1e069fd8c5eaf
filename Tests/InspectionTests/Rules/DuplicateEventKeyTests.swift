import Contract
import Testing

@testable import Inspection

@Suite struct DuplicateEventKeyTests {
  private func lines(
    _ events: [String], memory: Int = 1 << 26, ignoring ignored: Set<String> = []
  ) throws -> [String] {
    var options = InspectionOptions()
    (options.memory, options.ignored) = (memory, ignored)
    return try ShareOnDisk(events: events).inspect(options: options).lines
  }

  private func row(_ user: Int, _ updated: Int = 0) -> String {
    "u\(user),a1,x,2024-03-01 10:00:00,2024-03-02 10:\(10 + updated % 50):\(10 + updated / 50),{}"
  }

  @Test func moreThanOneInAThousandIsAWarningAndNoMoreAHint() throws {
    for (count, severity) in [(1000, "info"), (999, "warning")] {
      let rows = (0..<count).map { row($0 == 500 ? 1 : $0, $0) }
      #expect(try lines(rows) == ["\(severity) row.dup_event_key events 1/1"])
    }
  }

  @Test func aRowThatRepeatsAllCellsIsNoEventOfItsOwn() throws {
    let rows = [row(1), row(1, 1), row(1), row(1, 1), row(1, 2), row(2)]
    let both = ["warning row.dup_event_key events 2/1", "warning row.dup_exact events 2/1"]
    #expect(try lines(rows) == both)
    #expect(try lines(rows, ignoring: ["row.dup_exact"]) == [both[0]])
    #expect(try lines(rows, ignoring: ["row.dup_event_key"]) == [both[1]])
  }

  /// Times without a time of day make events of a day alike; each costs one comparison.
  @Test(arguments: [0, 1 << 26])
  func manyRowsOfOneKeyAreOneFinding(memory: Int) throws {
    let rows = (0..<2500).map { row(1, $0) }
    let found = ["warning row.dup_event_key events 2499/1"]
    #expect(try lines(rows, memory: memory) == found)
  }

  @Test func aRowWithoutUserEventOrTimeIsNoSuchEvent() throws {
    let rows = [
      ",a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      ",a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06,",
      "u1,a1,,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      "u1,a1,,2024-03-01 10:00:00,2024-03-01 10:00:06,",
      "u1,a1,x,soon,2024-03-01 10:00:05,", "u1,a1,x,soon,2024-03-01 10:00:06,",
    ]
    #expect(try !lines(rows).contains { $0.contains("row.dup") })
    #expect(
      try lines(rows + rows).filter { $0.contains("row.dup") }
        == ["warning row.dup_exact events 6/1"])
  }

  /// In which file a row stands, and in which order its cells, does not matter.
  @Test func filesOfOneTableAreCompared() throws {
    var options = InspectionOptions()
    options.threads = 2
    let inspection = try ShareOnDisk([
      "events-1.csv":
        "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\nu1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05\n",
      "events-2.csv":
        "ACCOUNT_ID,TIMESTAMP,USER_ID,EVENT_NAME,UPDATED_AT\na2,2024-03-01T10:00:00Z,u1,x,2024-03-01 10:00:06\n",
    ]).inspect(options: options)
    let samples = try inspection.samples(of: "row.dup_event_key")
    #expect(samples.map(\.file) == ["events-2.csv"])
  }
}
