import Contract
import Testing

@testable import Inspection

@Suite struct RaggedLongTests {
  private let start = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:0"

  @Test func aFilledCellTooManyIsAnErrorAndRejectsTheRow() throws {
    let share = try ShareOnDisk(events: [start + "5,", start + "6,{},,more", start + "7,"])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error csv.ragged_long events 1/1"])
    #expect(
      try inspection.samples(of: "csv.ragged_long") == [
        Finding.Sample(
          file: "events.csv", record: 2, line: 3, lineEnd: 3,
          byte: try share.byte(of: start + "6"), column: nil, value: start + "6,{},,more",
          isCut: false, detail: "8 cells, 6 columns")
      ])
    #expect(inspection.tables[0].rejected == 1)
  }

  @Test func emptyCellsTooManyAreAWarningAndTheRowIsRead() throws {
    let share = try ShareOnDisk(events: [
      start + "5,,\r", start + "6,{},,", ",a1,x,2024-03-01 10:00:00,2024-03-01 10:00:07,,",
    ])
    let inspection = try share.inspect()
    #expect(
      inspection.lines == [
        "error cell.null_required events.USER_ID 1/1", "warning csv.eol_mixed events 1/1",
        "warning csv.ragged_long events 3/1",
      ], "the empty id shows that the row is read")
    #expect(
      try inspection.samples(of: "csv.ragged_long").map(\.detail)
        == ["7 cells, 6 columns", "8 cells, 6 columns", "7 cells, 6 columns"])
    #expect(inspection.tables[0].rejected == 0)
    #expect(inspection.tables[0].partitions.hours.values.map(\.rows) == [3])
  }

  @Test func delimitersInsideQuotesMakeNoCell() throws {
    let share = try ShareOnDisk(events: [
      "u1,\"a,1\",\"x,,\",2024-03-01 10:00:00,2024-03-01 10:00:05,", start + "6,",
    ])
    #expect(try share.inspect().lines.isEmpty)
  }
}
