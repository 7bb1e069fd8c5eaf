import Contract
import Testing

@testable import Inspection

@Suite struct JSONTrailingCommaTests {
  private static let start = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:0"

  @Test func aCommaBeforeAClosingBraceIsAWarning() throws {
    let share = try ShareOnDisk(events: [
      Self.start + "5,\"{\"\"n\"\": [1, 2,], }\"", Self.start + "6,\"{\"\"n\"\": 1}\"",
      Self.start + "7,\"{\"\"n\"\": 1,}\"",
    ])
    let inspection = try share.inspect()
    #expect(inspection.lines == ["warning json.trailing_comma events.EVENT_PROPERTIES 2/1"])
    let samples = try inspection.samples(of: "json.trailing_comma")
    #expect(
      samples.first
        == Finding.Sample(
          file: "events.csv", record: 1, line: 2, lineEnd: 2,
          byte: try share.byte(of: "\"{\"\"n\"\": [1"), column: "EVENT_PROPERTIES",
          value: "{\"n\": [1, 2,], }", isCut: false, detail: nil))
    #expect(samples.map(\.record) == [1, 3])
  }

  @Test(arguments: [#"{""a"": 1,,}"#, #"{,}x"#, #"{""a"": 1,"#, #"{""a"", : 1}"#])
  func anotherMistakeBesideItIsNoTrailingComma(_ text: String) throws {
    let rows = [Self.start + "5,\"\(text)\"", Self.start + "6,"]
    #expect(
      try ShareOnDisk(events: rows).inspect().lines
        == ["error json.invalid events.EVENT_PROPERTIES 1/1"])
  }

  @Test func commasInsideStringsAreText() throws {
    let rows = [Self.start + "5,\"{\"\"a\"\": \"\",}\\\"\",]\"\"}\"", Self.start + "6,"]
    #expect(try ShareOnDisk(events: rows).inspect().lines.isEmpty)
  }
}
