import Contract
import Testing

@testable import Inspection

@Suite struct NewlineInCellTests {
  private let start = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:0"

  @Test func aLineEndInsideQuotesIsAHint() throws {
    let share = try ShareOnDisk(events: [
      start + "5,", start + "6,\"{\n\"\"n\"\": 1\n}\"",
      "u2,\"a\n1\",x,2024-03-01 10:00:00,2024-03-01 10:00:07,",
      start + "8,\"{}\n\"",
    ])
    let inspection = try share.inspect()
    #expect(
      inspection.lines == [
        "info csv.newline_in_cell events.ACCOUNT_ID 1/1",
        "info csv.newline_in_cell events.EVENT_PROPERTIES 2/1",
      ])
    let samples = inspection.findings.flatMap(\.samples)
    #expect(
      samples == [
        Finding.Sample(
          file: "events.csv", record: 3, line: 6, lineEnd: 7, byte: try share.byte(of: "\"a\n1"),
          column: "ACCOUNT_ID", value: "a\n1", isCut: false, detail: nil),
        Finding.Sample(
          file: "events.csv", record: 2, line: 3, lineEnd: 5, byte: try share.byte(of: "\"{\n"),
          column: "EVENT_PROPERTIES", value: "{\n\"n\": 1\n}", isCut: false, detail: nil),
        Finding.Sample(
          file: "events.csv", record: 4, line: 8, lineEnd: 9, byte: try share.byte(of: "\"{}\n"),
          column: "EVENT_PROPERTIES", value: "{}\n", isCut: false, detail: nil),
      ])
  }

  @Test func theLastRowCountsWithoutALineEndToo() throws {
    let share = try ShareOnDisk([
      "events.csv": ShareOnDisk.eventHeader + "\n" + start + "5,\n" + start + "6,\"{\n}\""
    ])
    #expect(
      try share.inspect().lines == [
        "info csv.eol_missing_last events 1/1",
        "info csv.newline_in_cell events.EVENT_PROPERTIES 1/1",
      ])
  }

  @Test func aCarriageReturnIsALineEndWhereRowsEndWithIt() throws {
    let rows = [start + "5,", start + "6,\"{\r}\"", start + "7,"]
    let text = ([ShareOnDisk.eventHeader] + rows).map { $0 + "\r" }.joined()
    let inspection = try ShareOnDisk(["events.csv": text]).inspect()
    #expect(
      inspection.lines == [
        "warning csv.eol_cr events 1/1", "info csv.newline_in_cell events.EVENT_PROPERTIES 1/1",
      ])
    let sample = try #require(try inspection.samples(of: "csv.newline_in_cell").first)
    #expect([sample.line, sample.lineEnd] == [3, 4])
  }

  @Test func theEndsOfRowsAndBlankLinesAreNone() throws {
    let rows = [start + "5,\"{}\"\r", "\r", "", start + "6,\r"]
    let found = try ShareOnDisk(events: rows).inspect().findings.map(\.rule.id)
    #expect(!found.contains("csv.newline_in_cell"))
  }
}
