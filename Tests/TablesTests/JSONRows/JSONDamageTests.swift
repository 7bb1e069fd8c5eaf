import CFormats
import TestSupport
import Testing

@testable import Tables

/// Arrays and runs of objects that are none: what is whole is read, what is not is a row that says so.
@Suite struct JSONDamageTests {
  private static func texts(_ text: String) throws -> [String] {
    try JSONTable(text).read().rows.map {
      ($0.isMalformed ? "!" : "") + $0.cells.joined(separator: "|")
    }
  }

  @Test(arguments: [
    // What stands between the objects.
    ("[{\"a\":1} {\"a\":2}]", ["1", "!} {", "2"]), ("[{\"a\":1}\n{\"a\":2}]", ["1", "!}\n{", "2"]),
    ("[{\"a\":1},]", ["1", "!,]"]), ("[{\"a\":1},\n]\n", ["1", "!,\n]"]),
    ("[{\"a\":1},,{\"a\":2}]", ["1", "!,", "2"]), ("[,{\"a\":1}]", ["!,", "1"]),
    ("[{\"a\":1}, junk, {\"a\":2}]", ["1", "!junk", "2"]),
    ("[{\"a\":1} some junk, {\"a\":2}]", ["1", "!some junk", "2"]),
    ("[{\"a\":1}, // one\n{\"a\":2}]", ["1", "!// one\n{\"a\":2}]"]),
    ("[{\"a\":1}}, {\"a\":2}]", ["1", "!}", "2"]),
    // Elements of other types.
    (
      "[{\"a\":1}, null, 2, \"x,y\", [3], {\"a\":4}]",
      ["1", "!null", "!2", "!\"x,y\"", "![3]", "4"]
    ),
    // Where the array ends.
    ("[{\"a\":1}", ["1", "!}"]), ("[{\"a\":1},", ["1", "!,"]), ("[{\"a\":1}\n\n", ["1", "!}"]),
    ("[{\"a\":1}, {\"a\":2", ["1", "!{\"a\":2"]), ("[{\"a\":1}, {\"a\":\"2", ["1", "!{\"a\":\"2"]),
    ("[{\"a\":1}] and more", ["1", "!and more"]), ("[{\"a\":1}] ]", ["1", "!]"]),
    ("[{\"a\":1}]\n[{\"a\":2}]\n", ["1", "!]\n[", "2"]), ("[{\"a\":1}];\n", ["1", "!;\n"]),
    ("[{\"a\":1}]} , {\"a\":2}]", ["1", "!}", "2"]),
    ("[{\"a\":1}, [{\"a\":2}, {\"a\":3}], {\"a\":4}]", ["1", "![", "2", "3", "!],", "4"]),
    ("[[{\"a\":1}],\n[{\"a\":2}]]", ["![", "1", "!],", "![", "2", "!]"]),
    // Inside an object.
    ("[{\"a\":1},\n{\"a\":NaN},\n{\"a\":2}]", ["1", "!{\"a\":NaN}", "2"]),
    ("[{\"a\":1},\n{\"a\":\"x},\n{\"a\":2}]", ["1", "!{\"a\":\"x}", "2"]),
    ("[{\"a\":1},\n{\"a\":\"x\\\n},\n{\"a\":2}]", ["1", "!{\"a\":\"x\\\n}", "2"]),
    ("[{\"a\":1},\n{\"a\":[2},\n{\"a\":3}]", ["1", "!{\"a\":[2}", "3"]),
    ("[{\"a\":1},\n{\"a\":2,\n{\"a\":3}]", ["1", "!{\"a\":2", "3"]),
    ("[{\"a\":1},\n{\"a\":{\"b\":2},\n{\"a\":3}]", ["1", "!{\"a\":{\"b\":2}", "3"]),
    ("[{\"a\":1},\n\"a\":2},\n{\"a\":3}]", ["1", "!\"a\":2}", "3"]),
    ("[{\"a\":1},{\"a\":[2},{\"a\":3}]", ["1", "!{\"a\":[2}", "3"]),
    ("[{\"a\":1},{\"a\":2,{\"a\":3}]", ["1", "!{\"a\":2", "3"]),
    ("[{\"a\":1},{\"a\":\"2},{\"a\":3}]", ["1", "!{\"a\":\"2}", "3"]),
    ("[\n  {\"a\":[{\"a\":1},{\"a\":1]},\n  {\"a\":2}\n]", ["!{\"a\":[{\"a\":1},{\"a\":1]}", "2"]),
    ("[\n {\"a\":1},\n{{\"a\":2},\n {\"a\":3}\n]", ["1", "!{{\"a\":2}", "3"]),
    ("[{\"a\":1}\n,{\"a\":[}\n,{\"a\":2}]", ["1", "!{\"a\":[}", "2"]),
  ])
  func damageInAnArrayCostsNoWholeObject(text: String, rows: [String]) throws {
    #expect(try Self.texts(text) == rows)
  }

  @Test(arguments: [
    ("{\n\"a\":1}\n,\n{\"a\":2}", ["1", "!,", "2"]),
    ("{\n\"a\":1}\njunk\n{\"a\":2}", ["1", "!junk", "2"]),
    ("{\n\"a\":1}\n{\"a\":\"2\n}\n{\"a\":3}", ["1", "!{\"a\":\"2\n}", "3"]),
    ("{\n\"a\":1}\n{\"a\":2\n{\"a\":3}", ["1", "!{\"a\":2", "3"]),
    ("{\n\"a\":1}\n{\"a\":2", ["1", "!{\"a\":2"]), ("{\n\"a\":1}]\n{\"a\":2}", ["1", "!]", "2"]),
    ("{\n\"a\":1}\n[{\"a\":2}]\n1\n{\"a\":3}", ["1", "![{\"a\":2}]", "!1", "3"]),
    ("{\n\"a\":1}\n\"x\"\n{\"a\":NaN}{\"a\":3}", ["1", "!\"x\"", "!{\"a\":NaN}", "3"]),
  ])
  func damageAmongObjectsCostsNoWholeObject(text: String, rows: [String]) throws {
    #expect(try Self.texts(text) == rows)
  }

  /// One element of an array in lines is damaged by a byte; all others are read as if it were not.
  @Test func oneWrongByteCostsItsElementAlone() throws {
    var json = RandomJSON(random: SeededGenerator())
    for _ in 0..<2000 {
      let count = Int.random(in: 2...8, using: &json.random)
      let indent = json.one(of: ["", "  ", "\t"])
      let end = json.one(of: ["\n", "\r\n"])
      var elements = (0..<count).map { number in
        Array(
          "\(indent){\"id\": \(number), \"v\": [{\"id\": 1}, {\"b\": \"x, y\"}], \"w\": {}}".utf8)
      }
      let wrong = Int.random(in: 1..<count, using: &json.random)
      elements[wrong] = json.damaged(elements[wrong])
      let lines = elements.map { String(decoding: $0, as: UTF8.self) }
      var text = "[\(end)\(lines.joined(separator: ",\(end)"))"
      if json.chance(9, in: 10) { text += "\(end)]\(end)" }
      let table = try JSONTable(text)
      let most = text.utf8.count
      let rows = try table.read { Int.random(in: 1...most, using: &json.random) }.rows
      let others = (0..<count).filter { $0 != wrong }.map(String.init)
      let read = rows.filter { row in
        !row.isMalformed && others.contains(row.cells[0])
          && row.cells[1...].starts(with: ["[{\"id\":1},{\"b\":\"x, y\"}]", "{}"])
      }
      #expect(
        Set(read.map { $0.cells[0] }).isSuperset(of: others),
        "seed \(json.random.seed): \(text.debugDescription) \(rows)")
    }
  }

  @Test func randomTextsNeverCrashAndLoseNoByte() throws {
    var json = RandomJSON(random: SeededGenerator())
    let alphabet = Array("{}[]\",:\\ 019.eE-+trufalsn\n\u{1}é".utf8) + [0xff, 0xc3]
    for round in 0..<3000 {
      let junk = (0..<Int.random(in: 0...60, using: &json.random)).map { _ in
        alphabet.randomElement(using: &json.random) ?? 0
      }
      let start = Array(["{\"a\":1}\n", "[{\"a\":1},", "{\n\"a\":1}"][round % 3].utf8)
      guard let table = try? JSONTable(start + junk) else { continue }
      let rows = try table.read { Int.random(in: 1...70, using: &json.random) }.rows
      // What is no blank and no sign between objects is in some row.
      var isCovered = [Bool](repeating: false, count: table.source.bytes.count)
      let whole = try table.read().rows
      #expect(rows.first == whole.first, "seed \(json.random.seed)")
      for row in rows where row.isMalformed {
        let length = row.cells[0].utf8.count
        for at in row.position..<min(isCovered.count, row.position + length) {
          isCovered[at] = true
        }
      }
      for row in rows where !row.isMalformed {
        let rest = Array(table.source.bytes[row.position...]) + [UInt8](repeating: 0, count: 64)
        let length = cf_json_value_length(rest, rest.count - 64)
        #expect(length > 0)
        for at in row.position..<row.position + max(0, length) { isCovered[at] = true }
      }
      let lost = table.source.bytes.indices.filter { !isCovered[$0] }
      let allowed = Array(" \t\r\n,[]".utf8)
      #expect(
        lost.allSatisfy { allowed.contains(table.source.bytes[$0]) },
        "seed \(json.random.seed): \(table.source.bytes)")
    }
  }

  @Test func anElementThatIsNeverClosedDoesNotHideTheRest() throws {
    let lost = "{\"a\": \"" + String(repeating: "x", count: Piece.maximumRecord)
    let text = "[{\"a\": 1}, \(lost), {\"a\": 2}, {\"a\": 3}]"
    let rows = try JSONTable(text).read().rows
    #expect(rows.filter { !$0.isMalformed }.map(\.cells) == [["1"], ["2"], ["3"]])
    #expect(rows.contains { $0.isMalformed })
  }

  @Test func manyOpenObjectsCostNoMoreThanTheyAreLong() throws {
    let open = String(repeating: ",{\"a\":\"", count: 200_000)
    let nested = String(repeating: ",{\"a\":[", count: 200_000)
    for text in ["[{\"a\":1}" + open, "[{\"a\":1}" + nested, "{\n\"a\":1}" + open] {
      let rows = try JSONTable(text).read().rows
      #expect(rows[0].cells == ["1"] && rows.count > 1)
    }
  }
}
