import Contract
import Synchronization
import Tables
import TestSupport
import Testing

@testable import Inspection

/// Filters over seeded tables, held against Swift's own regular expressions cell by cell.
@Suite struct PatternTwinTests {
  private static let parts = [
    "a", "b", "ab", "Ab", "x1", "7", " ", ",", "\"\"", "\"\"a", "b\"\"", "ö", "Ö", "日", "\n", "{",
    ":", "2024-03-01",
  ]
  /// Stray quotes, bytes that are no text, and other things that tables should not have.
  private static let odd: [[UInt8]] = [
    Array("\"".utf8), [0xFF], [0xC3], Array("\" ".utf8), Array("\"x".utf8), Array("\r".utf8),
  ]
  static let patterns = [
    "a", "ab", "bA", "Ab", "1", "ö", "Ö", "aö", "日a", "a,b", "\"", "\"a", "a\"b", "\"\"", "x17",
    "[ab]+x", "^a", "b$", "^$", "^ab?$", "a.*b", "\\d\\d", "(ab|ba)1", "[äö]", ".", "a.", "^.a",
    "[^a]b", "\"[ab]", "a[\"{]", "b\\n", "(x|日)\\1", "^[^ab]*$",
  ]

  private func cell(_ random: inout SeededGenerator, isOdd: Bool) -> [UInt8] {
    var text = (0..<Int.random(in: 0...6, using: &random)).flatMap { _ in
      Array((Self.parts.randomElement(using: &random) ?? "").utf8)
    }
    if isOdd, Bool.random(using: &random) {
      let bytes = Self.odd.randomElement(using: &random) ?? []
      text.insert(contentsOf: bytes, at: .random(in: 0...text.count, using: &random))
    }
    let needsQuotes = text.contains { [0x0A, 0x2C, 0x22].contains($0) }
    let isBare = isOdd && Int.random(in: 0..<5, using: &random) == 0
    return (needsQuotes && !isBare) || Int.random(in: 0..<4, using: &random) == 0
      ? [0x22] + text + [0x22] : text
  }

  private func table(_ random: inout SeededGenerator, isOdd: Bool) throws -> TemporaryFolder {
    var bytes = Array((ShareOnDisk.eventHeader + "\n").utf8)
    for _ in 0..<200 {
      let cells = Bool.random(using: &random) || !isOdd ? 6 : Int.random(in: 1...7, using: &random)
      for number in 0..<cells {
        if number > 0 { bytes.append(0x2C) }
        bytes += cell(&random, isOdd: isOdd)
      }
      bytes += Array((Bool.random(using: &random) ? "\n" : "\r\n").utf8)
    }
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "events.csv")
    return folder
  }

  /// The runs of a value that are text; bytes that are none are matched by nothing.
  private func finds(_ regex: Regex<AnyRegexOutput>, _ text: String, in value: [UInt8]) -> Bool {
    var runs: [[UInt8]] = [[]]
    var at = 0
    var parser = Unicode.UTF8.ForwardParser()
    var input = value.makeIterator()
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let scalar):
        runs[runs.count - 1] += Array(scalar)
        at += scalar.count
      case .error(let length):
        runs.append([])
        at += length
      case .emptyInput:
        return runs.enumerated().contains { place, run in
          // Anchors mean the ends of the value.
          if text.hasPrefix("^"), place > 0 { return false }
          if text.hasSuffix("$"), place < runs.count - 1 { return false }
          return String(decoding: run, as: UTF8.self).firstMatch(of: regex) != nil
        }
      }
    }
  }

  @Test func textIsFoundAcrossAQuoteThatIsNoPartOfIt() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1,\"Log\"in,2024-03-01 10:00:00,2024-03-01 10:00:00,",
      "u1,a1,\"Log in\",2024-03-01 10:00:00,2024-03-01 10:00:00,\"{\"\"log\"\":1}\"",
    ])
    let table = try #require(try share.inspect().table(.events))
    for (text, count) in [("login", 1), ("\"log\":", 1), ("log\"in", 0), ("g in", 1)] {
      let filter = RowFilter.matching(try Pattern(text), column: nil)
      #expect(try TableScan(table).index(filter) { _ in true }.count == count, "\(text)")
    }
  }

  @Test(arguments: [false, true]) func filtersFindWhatSwiftFinds(_ isOdd: Bool) throws {
    var random = SeededGenerator()
    let folder = try table(&random, isOdd: isOdd)
    defer { withExtendedLifetime(folder) {} }
    let known = try #require(Inspector(try Share([folder.path])).run()?.table(.events))
    let rows = try TableRows(known).rows(from: 0, count: known.records)
    #expect(rows.count == known.records)
    for text in Self.patterns {
      let pattern = try Pattern(text)
      // A dollar is the very end, with a line end before it or not.
      let twin = text.hasSuffix("$") ? text.dropLast() + "\\z" : text
      var regex = try Regex(String(twin)).dotMatchesNewlines().matchingSemantics(.unicodeScalar)
      if pattern.ignoresCase { regex = regex.ignoresCase() }
      for column in [nil, "EVENT_PROPERTIES"] {
        let wanted = rows.filter { row in
          guard row.record.isSplit else {
            return column == nil && finds(regex, text, in: row.record.bytes)
          }
          let cells = column.map { [known.layout.files[0].cell(named: $0) ?? -1] } ?? Array(0..<6)
          return cells.contains { finds(regex, text, in: row.record.value($0)) }
        }
        let filter = RowFilter.matching(pattern, column: column)
        let what = "“\(text)” in \(column ?? "all"), seed \(random.seed)"
        let index = try TableScan(known, threads: 2).index(filter) { _ in true }
        let found = try TableRows(known).rows(from: 0, count: 999, filter: filter, index: index)
        #expect(found.map(\.row) == wanted.map(\.row), "\(what)")
        let others = try TableScan(known).index(.not(filter)) { _ in true }
        #expect(others.count == rows.count - wanted.count, "not \(what)")
      }
    }
  }
}
