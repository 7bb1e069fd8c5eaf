import Contract
import Inspection
import TestSupport
import Testing

@testable import Reports

@Suite struct TextCheckReportTests {
  private func report(
    _ share: ReportedShare, visible: @escaping (String) -> String = { $0 }
  ) -> String {
    let verdict = CheckVerdict(share.inspection, failOn: .error)
    return TextCheckReport(share.inspection, verdict: verdict, visible: visible).text
  }

  /// What a terminal would take for more than text, as marks.
  private func marked(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          [.control, .format].contains($0.properties.generalCategory) ? "·" : $0
        }))
  }

  @Test func theGuidesSampleIsReportedAsStored() throws {
    try expectGolden(
      report(ReportedShare(GuideSample.files), visible: marked), "guide-sample.txt")
  }

  @Test func aShareWithoutFindingsSaysSo() throws {
    let share = try ReportedShare(GuideSample.corrected)
    let text = report(share)
    let bytes = GuideSample.corrected.mapValues(\.utf8.count)
    #expect(
      text == """
        events: 2 rows in 1 file, \(bytes["events.csv"] ?? 0) B
        users: 2 rows in 1 file, \(bytes["users.csv"] ?? 0) B
        accounts: 2 rows in 1 file, \(bytes["accounts.csv"] ?? 0) B

        0 errors, 0 warnings, 0 hints: passed

        """)
  }

  @Test func whatIsLeftOutOrUnreadableIsNamed() throws {
    let share = try ReportedShare([
      "events.csv": "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n1,2\n\n",
      "x.parquet": "PAR1 rows PAR1",
      "notes.csv": "a,b\n",
    ])
    let text = report(share)
    #expect(text.contains("unreadable: \(share.path)/x.parquet: a Parquet file"))
    #expect(text.contains("left out: notes.csv (no column of the guide"))
    #expect(text.contains("events: 0 rows, 1 rejected, 1 blank line in 1 file"))
    #expect(
      text.hasSuffix(
        "1 error, 1 warning, 0 hints: incomplete, because not everything could be read\n"))
  }

  @Test func whatIsNotCheckedForWantOfATemporaryFileIsNamed() throws {
    let text = report(try ReportedShare(GuideSample.corrected, temporaryFolder: "/no/folder"))
    #expect(
      text.contains(
        "not checked: /no/folder: no temporary file can be written (no such file or directory), "
          + "so row.dup_exact, row.dup_event_key of events is not checked"))
    #expect(text.hasSuffix("incomplete, because not everything could be checked\n"))
  }

  @Test func threePlacesAreShownAndTheOthersCounted() throws {
    let rows = (0..<1234).map { ",a,x,2024-03-01 10:00:00,2024-03-01 10:00:0\($0 % 10)\n" }
    let share = try ReportedShare([
      "events.csv": "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n" + rows.joined()
    ])
    let text = report(share)
    #expect(
      text.contains("error: events: USER_ID: empty cell in a required column in 1,234 records"))
    #expect(text.contains("  events.csv:4  record 3  byte "))
    #expect(!text.contains("events.csv:5 "))
    #expect(text.contains("… and 1,231 more, in 1 file"))
  }

  @Test func whatARuleSaysIsSaidOnceAndOfHintsNotAtAll() throws {
    let text = report(
      try ReportedShare([
        "events.csv": "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n,a,,,\n",
        "users.csv": "USER_ID,UPDATED_AT,a b,c d\nu,2022-03-01 10:00:00,x,x\n",
      ]))
    #expect(text.ranges(of: "[cell.null_required]").count == 4)
    #expect(text.ranges(of: "fix: Fill the cell").count == 1)
    #expect(text.ranges(of: "  why, fix: as above\n").count == 3)
    let hints = """
      hint: users: a b: column name that needs quoting  [head.unsafe_name]
        users.csv:1 header
      hint: users: c d: column name that needs quoting  [head.unsafe_name]
        users.csv:1 header

      """
    #expect(text.contains(hints))
    #expect(text.contains("\nwhy and how to mend a hint: slipway explain head.unsafe_name\n\n"))
  }

  @Test func valuesAreCutToAWidth() throws {
    let long = String(repeating: "v", count: 61)
    let share = try ReportedShare([
      "users.csv": "USER_ID,UPDATED_AT\n1,\(long)\n2,\(long.dropLast())\n"
    ])
    let text = report(share)
    #expect(text.contains("`\(String(repeating: "v", count: 60))…`"))
    #expect(text.contains("`\(String(repeating: "v", count: 60))`"))
  }

  @Test func everyTextFromAFileGoesThroughWhatMakesItVisible() throws {
    for sample in HostileText.samples {
      let quoted = "\"" + sample.replacing("\"", with: "\"\"") + "\""
      let share = try ReportedShare([
        "events.csv":
          "USER_ID,uid,\(quoted),TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES\n,x,y,\(quoted),\(quoted),\(quoted)\n",
        "users \u{1b}[1m.csv": "USER_ID,\(quoted)\n1,2,3\n", "odd\u{202e}.csv": "a\n",
        "x.avro": Self.unknownType,
      ])
      let text = report(share, visible: marked)
      let raw = text.unicodeScalars.filter { scalar in
        scalar != "\n" && [.control, .format].contains(scalar.properties.generalCategory)
      }
      #expect(raw.isEmpty, "\(sample.debugDescription): \(raw)")
    }
  }

  /// An Avro file whose schema has a type that clears a terminal, which the reason cites.
  private static let unknownType =
    "Obj\u{1}\u{2}\u{16}avro.schema(" + #"{"type":"\u001b[2J"}"# + "\u{0}0123456789abcdef"

  @Test func longSentencesAreBrokenAtBlanks() {
    let lines = TextCheckReport.wrapped("why", String(repeating: "word ", count: 40))
    #expect(lines.count > 1)
    #expect(lines[0].hasPrefix("  why: word word"))
    #expect(lines[1].hasPrefix("       word"))
    #expect(lines.allSatisfy { $0.count <= 98 && !$0.hasSuffix(" ") })
    #expect(TextCheckReport.wrapped("fix", "short") == ["  fix: short"])
  }

  @Test func severitiesHaveWordsForPeople() {
    #expect(Severity.allCases.map(\.noun) == ["hint", "warning", "error"])
  }
}
