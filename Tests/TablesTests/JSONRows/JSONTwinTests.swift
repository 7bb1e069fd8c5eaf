import TestSupport
import Testing

@testable import Tables

/// The renderer against its slow twin, over random texts in random runs.
@Suite struct JSONTwinTests {
  /// The rows of a text of lines as the twin has them.
  private static func lines(_ bytes: [UInt8], names: [String]) -> [JSONTable.Row] {
    var position = 0
    return bytes.split(separator: 0x0a, omittingEmptySubsequences: false).compactMap { line in
      defer { position += line.count + 1 }
      var text = Array(line)
      while let last = text.last, [0x20, 0x09, 0x0d].contains(last) { text.removeLast() }
      return text.isEmpty ? nil : row(text, at: position, names: names)
    }
  }

  private static func row(_ text: [UInt8], at position: Int, names: [String]) -> JSONTable.Row {
    guard let cells = try? NaiveJSON.cells(text, names: names) else {
      let text = String(decoding: text, as: UTF8.self)
      return JSONTable.Row(position: position, isMalformed: true, cells: [text])
    }
    return JSONTable.Row(position: position, cells: cells)
  }

  @Test func linesAreAsTheTwinReadsThem() throws {
    var json = RandomJSON(random: SeededGenerator())
    var malformed = 0
    for _ in 0..<300 {
      var bytes = Array("{\"id\": 1}\n".utf8)
      for _ in 0..<Int.random(in: 1...20, using: &json.random) {
        let line = Array(json.object().utf8)
        bytes += json.chance(1, in: 10) ? json.damaged(line) : line
        bytes += Array(json.one(of: ["\n", "\n", "\r\n", "\n\n", " \n", "\n \t\r\n"]).utf8)
      }
      if json.chance(1, in: 3) { bytes.removeLast() }
      let table = try JSONTable(bytes)
      try #require(table.header.layout.kind == .lines)
      let known = Self.lines(bytes, names: table.header.names)
      let most = bytes.count + 10
      let rows = try table.read { Int.random(in: 1...most, using: &json.random) }.rows
      let text = String(decoding: bytes, as: UTF8.self)
      try #require(rows == known, "seed \(json.random.seed): \(text.debugDescription)")
      malformed += rows.count(where: \.isMalformed)
    }
    #expect(malformed > 100)
  }

  @Test(arguments: [JSONLayout.Kind.array, .objects])
  func elementsAreAsTheTwinReadsThem(_ kind: JSONLayout.Kind) throws {
    var json = RandomJSON(random: SeededGenerator())
    json.blanks += ["\n", "\r\n  "]
    for _ in 0..<300 {
      var text = kind == .array ? "\(json.blank())[\(json.blank())" : ""
      var starts: [(at: Int, count: Int)] = []
      for number in 0..<Int.random(in: 1...20, using: &json.random) {
        let first = kind == .array ? "{\"id\": 0}" : "{\n\"id\": 0}"
        let object = number == 0 ? first : json.object(wrongOneIn: .max)
        if number > 0, kind == .array { text += json.blank() + "," }
        text += json.blank()
        starts.append((text.utf8.count, object.utf8.count))
        text += object
      }
      text += json.blank() + (kind == .array ? "]\(json.blank())" : "")
      let bytes = Array(text.utf8)
      let table = try JSONTable(bytes, knowsSize: json.chance(1, in: 2))
      try #require(table.header.layout.kind == kind, "\(text.debugDescription)")
      let known = starts.map { start in
        let object = Array(bytes[start.at..<start.at + start.count])
        return Self.row(object, at: start.at, names: table.header.names)
      }
      let most = bytes.count + 10
      let rows = try table.read { Int.random(in: 1...most, using: &json.random) }.rows
      try #require(rows == known, "seed \(json.random.seed): \(text.debugDescription)")
    }
  }

  @Test func theColumnsAreTheKeysInTheirOrder() throws {
    var json = RandomJSON(random: SeededGenerator())
    for _ in 0..<200 {
      let lines = (0..<10).map { _ in json.object() }
      var names: [String] = []
      for line in lines {
        for (key, _) in (try? NaiveJSON.members(Array(line.utf8))) ?? [] {
          if !names.contains(where: { Array($0.utf8) == Array(key.utf8) }) { names.append(key) }
        }
      }
      guard !names.isEmpty else { continue }
      let text = lines.joined(separator: "\n")
      let table = try JSONTable(text)
      #expect(table.header.names == names, "seed \(json.random.seed): \(text.debugDescription)")
    }
  }

  // MARK: - Facts

  @Test func unknownAndRepeatedKeysAreCountedInAnyRuns() throws {
    var json = RandomJSON(random: SeededGenerator())
    for _ in 0..<100 {
      let first = "{\"id\": 1, \"name\": 2}\n"
      // Behind the first bytes, of which the columns are.
      let filler = String(repeating: " ", count: 300 << 10) + "\n"
      let lines = (0..<20).map { _ in json.object() }
      let bytes = Array((first + filler + lines.joined(separator: "\n")).utf8)
      let table = try JSONTable(bytes)
      var (unknown, repeated, position) = (0, 0, first.utf8.count + filler.utf8.count)
      var firstPosition: Int?
      for line in lines {
        defer { position += line.utf8.count + 1 }
        guard let keys = try? NaiveJSON.members(Array(line.utf8)).map(\.key) else { continue }
        let known = keys.filter(table.header.names.contains)
        if known.count < keys.count {
          unknown += 1
          firstPosition = firstPosition ?? position
        }
        if Set(known).count < known.count { repeated += 1 }
      }
      let facts = try table.read { Int.random(in: 1...2000, using: &json.random) }.facts
      #expect(facts.unknownKeyObjects == unknown, "seed \(json.random.seed)")
      #expect(facts.repeatedKeyObjects == repeated, "seed \(json.random.seed)")
      #expect(facts.firstUnknownKey?.position == firstPosition.map { UInt64($0) })
    }
  }
}
