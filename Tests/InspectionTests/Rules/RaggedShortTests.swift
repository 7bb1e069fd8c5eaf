import Contract
import Testing

@testable import Inspection

@Suite struct RaggedShortTests {
  private let start = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:0"

  @Test func tooFewCellsRejectTheRow() throws {
    let share = try ShareOnDisk(events: [
      start + "5,", start + "6\r", ",,", "   ", start + "7,",
    ])
    let inspection = try share.inspect()
    #expect(
      inspection.lines == [
        "error csv.ragged_short events 3/1", "warning csv.eol_mixed events 1/1",
      ])
    let samples = try inspection.samples(of: "csv.ragged_short")
    #expect(
      samples.first
        == Finding.Sample(
          file: "events.csv", record: 2, line: 3, lineEnd: 3,
          byte: try share.byte(of: start + "6"), column: nil, value: start + "6", isCut: false,
          detail: "5 of 6 cells"))
    #expect(samples.map(\.value) == [start + "6", ",,", "   "])
    #expect(samples.map(\.detail) == ["5 of 6 cells", "3 of 6 cells", "1 of 6 cells"])
    #expect(inspection.tables[0].records == 5)
    #expect(inspection.tables[0].rejected == 3)
    #expect(inspection.tables[0].nulls == [0, 0, 0, 0, 0, 2], "rejected rows fill no column")
  }

  @Test func blankLinesAreNoRows() throws {
    let share = try ShareOnDisk(events: [start + "5,", "", "\r", start + "6,", ""])
    let inspection = try share.inspect()
    #expect(
      inspection.lines == [
        "warning csv.blank_row events 1/1", "warning csv.eol_mixed events 1/1",
      ])
    #expect(inspection.tables[0].records == 2)
    #expect(inspection.tables[0].files[0].blankLines == 3)
  }
}
