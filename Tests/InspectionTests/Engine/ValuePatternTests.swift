import Contract
import Testing

@testable import Inspection

@Suite struct ValuePatternTests {
  private func pattern(_ cell: String) -> String {
    let target = UnsafeMutablePointer<UInt8>.allocate(capacity: ValuePattern.limit)
    defer { target.deallocate() }
    let length = Array(cell.utf8).withUnsafeBufferPointer {
      ValuePattern.write($0, quote: UInt8(ascii: "\""), to: target)
    }
    return String(decoding: UnsafeBufferPointer(start: target, count: length), as: UTF8.self)
  }

  @Test(
    arguments: [
      ("24:61:00", "99:99:99"), ("not a date", "aaa a aaaa"), ("Zürich", "aaaaaa"),
      ("\"a \"\"b\"\" 1\"", "a \"a\" 9"), ("\"\"\"\"\"\"", "\"\""), ("\t1", "?9"), ("", ""),
      (
        "{\"name\": \"a long text of letters\", \"amount\": 1200}",
        "{\"a\": \"a a a a a\", \"a\": 9}"
      ),
    ])
  func digitsAndLettersBecomeSigns(_ cell: String, _ expected: String) {
    #expect(pattern(cell) == expected)
  }

  @Test func aFindingCountsThePatternsOfItsValues() throws {
    let times = ["24:61:00", "not a date", "99:99:99", "2024-13-45 00:00:00", "11:22:33"]
    let share = try ShareOnDisk(
      events: times.enumerated().map { row, time in
        "u1,a1,x,\(time),2024-03-01 10:00:0\(row),"
      })
    let finding = try #require(
      try share.inspect().findings.first { $0.rule.id == "ts.unparseable" })
    let patterns = try #require(finding.patterns)
    #expect(patterns.distinct == ColumnProfile.Distinct(count: 3, isExact: true))
    #expect(
      patterns.top == [
        Finding.Pattern(text: "99:99:99", count: 3),
        Finding.Pattern(text: "9999-99-99 99:99:99", count: 1),
        Finding.Pattern(text: "aaa a aaaa", count: 1),
      ])
  }

  @Test func tooManyPatternsAreCountedAndNotListed() throws {
    let share = try ShareOnDisk(
      events: (0..<300).map { row in
        let junk = String(repeating: "x", count: row % 20 + 1)
        let more = String(repeating: "7", count: row / 20 + 1)
        return "u1,a1,x,\(junk)\(more),2024-03-01 10:\(10 + row / 60):\(10 + row % 50),"
      })
    let finding = try #require(
      try share.inspect().findings.first { $0.rule.id == "ts.unparseable" })
    #expect(finding.count == 300)
    let patterns = try #require(finding.patterns)
    #expect(!patterns.distinct.isExact && patterns.top.isEmpty)
    #expect((200...400).contains(patterns.distinct.count))
  }
}
