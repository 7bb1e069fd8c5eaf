import Contract
import Testing

@testable import Inspection

@Suite struct JSONTypeDriftTests {
  /// Rows of an event with a value for `k`.
  private static func rows(_ event: String, _ values: [String]) -> [String] {
    values.enumerated().map { number, value in
      let time = "10:\(10 + number / 50):\(10 + number % 50)"
      let json = value.isEmpty ? "" : "\"{\"\"k\"\": \(value)}\""
      return "u1,a1,\(event),2024-03-01 \(time),2024-03-02 \(time),\(json)"
    }
  }

  private static func values(_ value: String, _ count: Int) -> [String] {
    Array(repeating: value, count: count)
  }

  private static func details(_ events: [String]) throws -> [String] {
    let inspection = try ShareOnDisk(events: events).inspect()
    return inspection.findings.filter { $0.rule.id == "json.type_drift" }
      .flatMap { $0.samples.compactMap(\.detail) }
  }

  @Test func theDetailHasTheSharesOfAllTypes() throws {
    let text = #"""x"""#
    let rows = Self.rows(
      "Payment", Self.values("1", 42) + Self.values("0.5", 42) + Self.values(text, 16))
    #expect(try Self.details(rows) == ["k of Payment: number 84 %, string 16 %"])
    let few = Self.rows("a b", Self.values(text, 999) + ["[]"])
    #expect(try Self.details(few) == ["k of a b: string over 99 %, array under 1 %"])
    let many = Self.rows("a", ["1", text, "true", "{}", "[]"].flatMap { Self.values($0, 5) })
    #expect(
      try Self.details(many)
        == ["k of a: number 20 %, string 20 %, boolean 20 %, object 20 %, array 20 %"])
  }

  @Test func recordsOfTheRarerTypesAreCountedOnce() throws {
    let row = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:0"
    var rows = (0..<30).map {
      "u\($0),a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05,\"{\"\"a\"\": 1, \"\"b\"\": 1}\""
    }
    rows.append(row + "6,\"{\"\"a\"\": \"\"1\"\", \"\"b\"\": \"\"1\"\"}\"")
    rows.append(row + "7,\"{\"\"a\"\": 1, \"\"b\"\": \"\"1\"\"}\"")
    let share = try ShareOnDisk(events: rows)
    let inspection = try share.inspect()
    #expect(inspection.lines == ["warning json.type_drift events.EVENT_PROPERTIES 2/1"])
    let samples = try inspection.samples(of: "json.type_drift")
    #expect(
      samples.map(\.detail) == [
        "a of x: number 97 %, string 3 %", "b of x: number 94 %, string 6 %",
      ])
    #expect(samples.map(\.record) == [31, 31])
    #expect(samples.first?.line == 32)
    #expect(samples.first?.byte == (try share.byte(of: "\"{\"\"a\"\": \"\"1")))
    #expect(samples.first?.value == "{\"a\": \"1\", \"b\": \"1\"}")
  }

  @Test func eventsAreJudgedEachForItself() throws {
    let rows = Self.rows("a", Self.values("1", 30)) + Self.rows("b", Self.values(#"""1"""#, 30))
    #expect(try Self.details(rows).isEmpty)
  }

  @Test func fewRecordsTellNothing() throws {
    let rest = Self.values("", 10)
    let bare = Self.rows("a", rest).map { $0 + "{}" }
    #expect(try Self.details(Self.rows("a", Self.values("1", 18) + ["true"] + rest) + bare).isEmpty)
    #expect(try Self.details(Self.rows("a", Self.values("1", 19) + ["true"])).count == 1)
  }

  @Test func nullAndPointsAreNoOtherType() throws {
    let rows = Self.rows("a", Self.values("1", 20) + ["null", "1.5", "-2e3", "0.0"])
    #expect(try Self.details(rows).isEmpty)
  }

  @Test func theLastOfARepeatedKeyCounts() throws {
    let twice = #"1, ""k"": ""x"""#
    let inspection = try ShareOnDisk(
      events: Self.rows("a", Self.values(#"""x"""#, 20) + [twice])
    ).inspect()
    #expect(inspection.lines == ["warning json.dup_key events.EVENT_PROPERTIES 1/1"])
  }

  @Test func anyNumberOfThreadsFindsTheSame() throws {
    var texts: [String: String] = [:]
    for file in 0..<6 {
      let rows = (0..<1500).map { number in
        let value = (number * 7 + file) % 11 == 0 ? #"""x"""# : "\(number)"
        let key = (number + file) % 5 == 0 ? "" : ", \"\"b\"\": [1]"
        return
          "u\(number),a\(file),e\(number % 3),2024-03-01 10:00:00,2024-03-01 10:00:\(10 + number % 50),"
          + "\"{\"\"k\"\": \(value)\(key), \"\"long\"\": \"\"\(String(repeating: "x", count: 300))\"\"}\""
      }
      texts["events/\(file).csv"] = ShareOnDisk.table(ShareOnDisk.eventHeader, rows)
    }
    let share = try ShareOnDisk(texts)
    var options = InspectionOptions()
    options.threads = 1
    let alone = try share.inspect(options: options)
    options.threads = 4
    #expect(try share.inspect(options: options).findings == alone.findings)
    let drift = try #require(alone.findings.first { $0.rule.id == "json.type_drift" })
    #expect(drift.files == 6)
    #expect(drift.samples.map(\.detail).count == 3)
    let missing = try #require(alone.findings.first { $0.rule.id == "json.key_sometimes_missing" })
    #expect(missing.count == 6 * 300)
  }
}
