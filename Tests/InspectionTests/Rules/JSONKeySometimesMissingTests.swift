import Contract
import Testing

@testable import Inspection

@Suite struct JSONKeySometimesMissingTests {
  /// Records of one event with `a`, of which some have `k` too.
  private static func inspect(with: Int, without: Int) throws -> Inspection {
    let rows = (0..<with + without).map { number in
      let key = number < with ? ", \"\"k\"\": null" : ""
      return
        "u\(number),a1,x,2024-03-01 10:00:00,2024-03-01 10:00:\(10 + number % 50),\"{\"\"a\"\": 1\(key)}\""
    }
    return try ShareOnDisk(events: rows).inspect()
  }

  @Test(arguments: [
    (10, 10, "k of x: in 50 % of its records"), (1, 19, "k of x: in 5 % of its records"),
    (999, 1, "k of x: in over 99 % of its records"), (19, 1, "k of x: in 95 % of its records"),
  ])
  func aKeyThatSomeLackIsAHint(with: Int, without: Int, detail: String) throws {
    let inspection = try Self.inspect(with: with, without: without)
    #expect(
      inspection.lines == ["info json.key_sometimes_missing events.EVENT_PROPERTIES \(without)/1"])
    let samples = try inspection.samples(of: "json.key_sometimes_missing")
    #expect(samples.map(\.detail) == [detail])
    #expect(samples.map(\.record) == [with + 1])
  }

  @Test(arguments: [(1, 20), (1000, 1), (20, 0), (0, 20), (9, 10), (1, 1)])
  func rareAndUsualKeysAndFewRecordsAreNone(with: Int, without: Int) throws {
    #expect(try Self.inspect(with: with, without: without).lines.isEmpty)
  }
}
