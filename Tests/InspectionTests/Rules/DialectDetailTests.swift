import Contract
import Testing

@testable import Inspection

/// What findings about dialects, headers and bytes say about their places.
@Suite struct DialectDetailTests {
  private let start = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:0"

  private func details(_ rule: String, _ files: [String: String]) throws -> [String?] {
    try ShareOnDisk(files).inspect().samples(of: rule).map(\.detail)
  }

  private func details(_ rule: String, events: [String]) throws -> [String?] {
    try details(rule, ["events.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, events)])
  }

  @Test func theOpenQuoteSaysHowMuchItWouldSwallow() throws {
    let rows = ["u1,a1,\"x,2024"] + (0..<67).map { _ in start + "5," } + [start + "6,\"{}\""]
    #expect(
      try details("csv.quote_unclosed", events: rows) == [
        "opened at byte 6 of the record; a plain reader would swallow 68 further lines"
      ])
  }

  @Test func strayQuotesSayHowTheyCameThere() throws {
    #expect(
      try details("csv.quote_stray", events: [start + "5,\"{\\\"a\\\": 1, \\\"b\\\": 2}\""])
        == ["a quote behind a backslash, at byte 3 of cell 6"])
    #expect(
      try details(
        "csv.quote_stray", events: ["u1,a1,5\" x,2024-03-01 10:00:00,2024-03-01 10:00:05,"])
        == ["a quote in a cell without quotes, at byte 1 of the cell"])
    #expect(
      try details("csv.space_after_delim", events: [start + "5, \"{}\""])
        == ["blanks beside the quote, at byte 1 of the cell"])
  }

  @Test func charactersAreNamed() throws {
    let cells = ["a\u{1}", "b\u{fffd}", "c\u{85}"]
    #expect(
      try details(
        "enc.control", events: cells.map { start.replacing(",x,", with: ",\($0),") + "5," })
        == [
          "the control U+0001, at byte 1 of the cell",
          "U+FFFD, which stands for a character that is lost, at byte 1 of the cell",
          "the control U+0085, at byte 1 of the cell",
        ])
    #expect(
      try details("enc.mojibake", events: [start.replacing(",x,", with: ",cafÃ©,") + "5,"])
        == ["Ã© was é"])
  }

  @Test func wholeFilesSayWhatIsUnusual() throws {
    let text = ShareOnDisk.table(ShareOnDisk.eventHeader, [start + "5,", start + "6,"])
    #expect(
      try details("csv.delimiter", ["events.csv": text.replacing(",", with: "\t")])
        == ["the delimiter is tab"])
    #expect(
      try details("csv.preamble", ["events.csv": "Events\n# ours\n\n" + text])
        == ["2 rows above the header, which is on line 4"])
    #expect(
      try details(
        "csv.single_column", ["events.csv": "USER_ID^EVENT_NAME^TIMESTAMP\n1^2^3\n"])
        == ["holds USER_ID, EVENT_NAME, TIMESTAMP"])
    #expect(
      try details("csv.blank_row", ["events.csv": text + "\n\n"]) == ["2 lines, this is the first"])
  }

  /// More than a piece, so that the lines before are counted through the index.
  @Test func placesFarDownHaveTheirLine() throws {
    let rows = (0..<30_000).map { "u\($0),2024-01-01 00:00:00,2024-02-01 00:00:00,x" }
    let text = ShareOnDisk.table(ShareOnDisk.userHeader, rows + ["", rows[0] + "2\r"])
    let inspection = try ShareOnDisk(["users.csv": text]).inspect()
    for (rule, line) in [("csv.blank_row", 30_002), ("csv.eol_mixed", 30_003)] {
      let sample = try #require(try inspection.samples(of: rule).first)
      #expect([sample.line, sample.lineEnd] == [line, line], "\(rule)")
    }
    let mixed = try #require(try inspection.samples(of: "csv.eol_mixed").first)
    #expect(mixed.detail == "rows that end in CR LF: 1, in LF: 30002")
  }

  @Test func filesThatDifferSayHow() throws {
    func users(_ header: String) -> String {
      ShareOnDisk.table(header, ["u1,2024-02-01 00:00:00,b"])
    }
    let lines = try ShareOnDisk([
      "users-1.csv": users("USER_ID,UPDATED_AT,plan"), "users-2.csv": users("USER_ID,UPDATED_AT,x"),
      "users-3.csv": users("plan,USER_ID,UPDATED_AT"),
      "users-4.csv": users("USER_ID,UPDATED_AT,plan"),
    ]).inspect().findings.filter { $0.rule.id == "head.drift" }
    #expect(
      lines.map { $0.samples.map(\.detail) } == [
        ["lacks `plan`; has also `x`"], ["the same columns in another order"],
      ])
  }
}
