import Contract
import Inspection
import Tables
import TestSupport
import Testing

@testable import Reports

@Suite struct RowExportTests {
  /// What an export writes, by name.
  private func written(
    _ table: TableInspection, _ filter: RowFilter, to name: String = "bad.csv"
  ) throws -> (files: [String: [UInt8]], reasons: [[String]], export: RowExport) {
    var export = RowExport(table, filter, to: name)
    var (files, reasons) = ([String: [UInt8]](), "")
    while let part = try export.next() {
      for (name, bytes) in part.bytes { files[name, default: []] += bytes }
      reasons += part.reasons
    }
    let lines = reasons.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return (files, lines, export)
  }

  private func slots(_ table: TableInspection, _ rule: String) throws -> RowFilter {
    let finding = try #require(table.findings.first { $0.rule.id == rule })
    return .slots(table.slots(of: finding))
  }

  private static let header =
    "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES"

  /// Records of all kinds, each with a line end or, at the end of a file, without one.
  private static func records(_ count: Int, _ random: inout SeededGenerator) -> [String] {
    (0..<count).map { row in
      let end = Bool.random(using: &random) ? "\n" : "\r\n"
      return switch Int.random(in: 0..<9, using: &random) {
      case 0: ",a1,x,2022-03-01 10:00:00,2022-03-01 11:00:00,{}" + end
      case 1: "u\(row),a1,x, soon ,2022-03-01 11:00:00,\"{\"\"a\"\": 1,}\"" + end
      case 2: "u\(row),a1" + end
      case 3: "u\(row),\"a\n1\",x,sóon,2022-03-01 11:00:00,\"{\r\n}\"" + end + end
      case 4: "u\(row),a1,x,24:61:00,\u{1},\"\"\"\t\"" + end
      case 5: "u\(row),a1,\"x,2022-03-01 10:00:00,2022-03-01 11:00:00,{}" + end
      default: "u\(row),a1,x,2022-03-01 10:00:00,2022-03-01 11:00:0\(row % 10),{}" + end
      }
    }
  }

  @Test func recordsAreThoseBytesOfTheirFiles() throws {
    var random = SeededGenerator()
    for _ in 0..<6 {
      var texts: [String: String] = [:]
      for file in 0..<3 {
        var text = Self.header + "\n" + Self.records(200, &random).joined()
        if Bool.random(using: &random) { text = String(text.dropLast()) }
        // A byte order mark stands before the header and is no part of it.
        texts["events/\(file).csv"] = (file == 1 ? "\u{feff}" : "") + text
      }
      let share = try ReportedShare(texts)
      let table = try #require(share.inspection.table(.events))
      let rows = try TableRows(table).rows(from: 0, count: .max)
      let bytes = table.layout.files.map { Array((texts[$0.file.name] ?? "").utf8) }
      for finding in table.findings where !table.slots(of: finding).isEmpty {
        try check(finding, in: table, rows, bytes, "seed \(random.seed), \(finding.message)")
      }
    }
  }

  /// Holds what is written against the bytes at the places that the reasons name.
  private func check(
    _ finding: Finding, in table: TableInspection, _ all: [InspectedRow], _ bytes: [[UInt8]],
    _ what: String
  ) throws {
    let slots = table.slots(of: finding)
    let (files, reasons, export) = try written(table, .slots(slots))
    #expect(export.rows == finding.count && export.progress == 1, "\(what)")
    #expect(reasons.dropFirst().count == finding.count, "\(what)")
    var expected = Array((Self.header + "\n").utf8)
    var rows = 0
    for row in all where row.marks.contains(where: { slots.contains($0.slot) }) {
      let bytes = bytes[row.file]
      let start = Int(row.record.offset)
      let end = bytes[(start + row.record.bytes.count)...].firstIndex(of: 10)
      if expected.last != 10 { expected.append(10) }
      expected += bytes[start..<(end.map { $0 + 1 } ?? bytes.count)]
      rows += 1
      #expect(reasons[rows][...1] == ["bad.csv", "\(rows)"], "\(what)")
      #expect(reasons[rows][2] == finding.rule.id, "\(what)")
      #expect(reasons[rows][5] == table.layout.files[row.file].file.name, "\(what)")
      #expect(reasons[rows][6] == "\(row.record.number)", "\(what)")
    }
    #expect(files == ["bad.csv": expected], "\(what)")
  }

  @Test func filesWithOtherHeadersAreKeptApart() throws {
    let other = "EVENT_NAME;USER_ID;TIMESTAMP;UPDATED_AT\r\n"
    let share = try ReportedShare([
      "events/1.csv": Self.header + "\n,a1,x,soon,2022-03-01 11:00:00,{}\n",
      "events/2.csv": other + "x;u1;soon;2022-03-01 11:00:00\r\ny;u2;2022-03-01 11:00:00;\r\n",
      "events/3.csv": Self.header + "\nu3,a1,x,late,2022-03-01 11:00:00,{}",
    ])
    let table = try #require(share.inspection.table(.events))
    let (files, reasons, export) = try written(
      table, try slots(table, "ts.unparseable"), to: "out/bad.rows.csv")
    #expect(export.names == ["out/bad.rows.csv", "out/bad.rows-2.csv"])
    #expect(export.reasonsName == "out/bad.rows.csv.reasons.tsv" && export.note == nil)
    #expect(
      files.mapValues { String(decoding: $0, as: UTF8.self) } == [
        "out/bad.rows.csv": Self.header + "\n,a1,x,soon,2022-03-01 11:00:00,{}\n"
          + "u3,a1,x,late,2022-03-01 11:00:00,{}",
        "out/bad.rows-2.csv": other + "x;u1;soon;2022-03-01 11:00:00\r\n",
      ])
    #expect(
      reasons.map { Array($0[...1]) } == [
        ["written_to", "row"], ["bad.rows.csv", "1"], ["bad.rows-2.csv", "1"],
        ["bad.rows.csv", "2"],
      ])
  }

  @Test func whatIsMadeOrDecodedIsSaid() throws {
    let json =
      "{\"USER_ID\": \"u1\", \"EVENT_NAME\": \"a,b\", \"TIMESTAMP\": \"soon\", "
      + "\"UPDATED_AT\": \"2022-03-01 11:00:00\"}\n"
    let share = try ReportedShare(["events.json": json])
    let table = try #require(share.inspection.table(.events))
    let (files, _, export) = try written(table, .all, to: "rows.csv")
    #expect(
      files["rows.csv"].map { String(decoding: $0, as: UTF8.self) }
        == "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\nu1,\"a,b\",soon,2022-03-01 11:00:00\n")
    #expect(export.note == "JSON is written as separated values")
    #expect(export.rows == 1)
  }

  @Test func textInAnotherEncodingIsWrittenAsUTF8() throws {
    let folder = try TemporaryFolder()
    let text = "USER_ID,UPDATED_AT,city\r\nu1,soon,Zürich\r\n"
    try folder.write(
      [0xff, 0xfe] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      to: "users.csv")
    let inspection = try #require(Inspector(try Share([folder.path])).run())
    let table = try #require(inspection.table(.users))
    let (files, _, export) = try written(table, try slots(table, "ts.unparseable"))
    #expect(
      files["bad.csv"].map { String(decoding: $0, as: UTF8.self) }
        == "USER_ID,UPDATED_AT,city\nu1,soon,Zürich\n")
    #expect(export.note == "UTF-16LE text is written as UTF-8")
  }

  @Test func rowsOfAPatternAreThoseThatItCounts() throws {
    let times = ["soon", "late", "24:61:00", "2022-13-01 10:00:00", "never ever"]
    let rows = (0..<500).map { "u\($0),\(times[$0 % 7 % 5]),x\n" }
    let share = try ReportedShare([
      "users.csv": "USER_ID,UPDATED_AT,plan\n" + rows.joined()
    ])
    let table = try #require(share.inspection.table(.users))
    let finding = try #require(table.findings.first { $0.rule.id == "ts.unparseable" })
    let patterns = try #require(finding.patterns).top
    #expect(patterns.map(\.text).contains("aaaa") && patterns.count > 2)
    var all = 0
    for pattern in patterns {
      let export = try written(table, .shape(pattern.text, slots: table.slots(of: finding))).export
      #expect(export.rows == pattern.count, "\(pattern.text)")
      all += export.rows
    }
    #expect(all == finding.count)
  }

  @Test func aFileThatChangedIsNotWrittenAsIfItHadNot() throws {
    let folder = try TemporaryFolder()
    let text = "USER_ID,UPDATED_AT\nu1,soon\nu2,late\n"
    try folder.write(text, to: "users.csv")
    let inspection = try #require(Inspector(try Share([folder.path])).run())
    let table = try #require(inspection.table(.users))
    try folder.write("USER_ID,UPDATED_AT\nu1,soon\n", to: "users.csv")
    #expect(throws: TableError.self) { try written(table, .all) }
  }

  @Test(arguments: [
    ("a.csv", "a-2.csv"), ("x/a.b.csv", "x/a.b-2.csv"), ("a", "a-2"), ("x.d/a", "x.d/a-2"),
    (".a", ".a-2"), ("x/.a", "x/.a-2"), ("", "-2"),
  ])
  func numbersStandBeforeTheExtension(_ name: String, _ expected: String) {
    #expect(RowExport.name(name, numbered: 2) == expected)
  }
}
