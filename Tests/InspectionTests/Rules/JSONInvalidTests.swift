import Contract
import Testing

@testable import Inspection

@Suite struct JSONInvalidTests {
  private static let start = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:0"

  @Test func textThatIsNoJSONIsAnError() throws {
    let share = try ShareOnDisk(events: [
      Self.start + "5,\"{\"\"n\"\": 1\"", Self.start + "6,\"{\"\"a\"\": 01, \"\"b\"\": 2}\"",
      Self.start + "7,{'a': none}",
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["error json.invalid events.EVENT_PROPERTIES 3/1"])
    let samples = try inspection.samples(of: "json.invalid")
    #expect(
      samples.first
        == Finding.Sample(
          file: "events.csv", record: 1, line: 2, lineEnd: 2,
          byte: try share.byte(of: "\"{\"\"n\"\""), column: "EVENT_PROPERTIES",
          value: "{\"n\": 1", isCut: false,
          detail: "a character that cannot stand there, at byte 7 of the cell"))
    #expect(
      samples.map(\.detail) == [
        "a character that cannot stand there, at byte 7 of the cell",
        "a number that JSON does not allow, at byte 6 of the cell",
        "a character that cannot stand there, at byte 1 of the cell",
      ])
  }

  @Test(arguments: [
    #"{""a"": 1}"#, #"{}"#, #"  {""a"": {""b"": [1, null, ""é😀\u0041""]}}  "#,
    #"{""a"": [[], 1.5e3]}"#, "",
    #"{""a"": "",}""}"#,
  ])
  func jsonAndEmptyCellsAreFine(_ text: String) throws {
    let rows = [Self.start + "5,\"\(text)\"", Self.start + "6,"]
    #expect(try ShareOnDisk(events: rows).inspect().lines.isEmpty)
  }
}
