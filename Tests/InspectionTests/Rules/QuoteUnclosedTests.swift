import Contract
import Testing

@testable import Inspection

@Suite struct QuoteUnclosedTests {
  private let start = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:0"

  @Test func theOpeningLineIsRejectedAndAllOthersAreRead() throws {
    let open = "u1,\"a1,x,2024-03-01 10:00:00,2024-03-01 10:00:06,"
    let share = try ShareOnDisk(events: [
      start + "5,", open, start + "7,\"{}\"", start + "8,\"{\"\"n\"\": 2}\"",
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error csv.quote_unclosed events 1/1"])
    #expect(
      try inspection.samples(of: "csv.quote_unclosed") == [
        Finding.Sample(
          file: "events.csv", record: 2, line: 3, lineEnd: 3, byte: try share.byte(of: open),
          column: nil, value: open, isCut: false,
          detail: "opened at byte 3 of the record; a plain reader would swallow 1 further line")
      ])
    #expect(inspection.tables[0].records == 4)
    #expect(inspection.tables[0].rejected == 1)
  }

  @Test func eachOpenQuoteIsCounted() throws {
    let share = try ShareOnDisk(events: [
      start + "5,\"{", start + "6,", start + "7,\"{", start + "8,", "u1,a1,\"x", start + "9,",
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error csv.quote_unclosed events 3/1"])
    #expect(try inspection.samples(of: "csv.quote_unclosed").map(\.line) == [2, 4, 6])
  }

  @Test func quotesInsideACellThatHasNoneAreText() throws {
    let share = try ShareOnDisk(events: [
      "u\"1,a1,5\" screen,2024-03-01 10:00:00,2024-03-01 10:00:05,", start + "6,\"{\n}\"",
      "u1,\"a\"\"1\",x,2024-03-01 10:00:00,2024-03-01 10:00:07,",
    ])
    #expect(
      try share.inspect().lines == [
        "warning csv.quote_stray events.USER_ID 1/1",
        "warning csv.quote_stray events.EVENT_NAME 1/1",
        "info csv.newline_in_cell events.EVENT_PROPERTIES 1/1",
      ],
      "the line end only makes the quote run over a line")
  }
}
