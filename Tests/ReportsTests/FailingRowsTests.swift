import Contract
import Inspection
import Tables
import TestSupport
import Testing

@testable import Reports

@Suite struct FailingRowsTests {
  /// The fields of each line below the header.
  private func lines(_ share: ReportedShare) throws -> [[String]] {
    let text = try share.report(.tsv)
    #expect(text.hasSuffix("\n"))
    let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.first
        == "rule\tseverity\ttable\tfile\trecord\tline\tline_end\tbyte\tcolumn\tvalue\tdetail\traw")
    return lines.dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func unescaped(_ field: String) -> String {
    field.replacing("\\\\", with: "\u{1}").replacing("\\n", with: "\n").replacing("\\t", with: "\t")
      .replacing("\\r", with: "\r").replacing("\u{1}", with: "\\")
  }

  /// Events of several pieces with defects of many kinds, in two files.
  private static let large = Result { try makeLarge() }

  private static func makeLarge() throws -> ReportedShare {
    var generator = SeededGenerator(seed: 7)
    let header = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES\n"
    func file(_ rows: Int) -> String {
      header
        + (0..<rows).map { row in
          switch Int.random(in: 0..<200, using: &generator) {
          case 0: ",a1,x,2022-03-01 10:00:00,2022-03-01 11:00:00,{}\n"
          case 1: "u\(row),a1,x,soon,,\"{\"\"a\"\": 1,}\"\n"
          case 2: "u\(row),a1\n"
          case 3: "u\(row),a1,x,2022-03-01 10:00:00,2022-03-01 09:00:00,\"{\n}\"\n\n"
          case 4: "u1,a1,x,2022-03-01 10:00:00,2022-03-01 11:00:00,{}\n"
          default: "u\(row),a1,x,2022-03-01 10:00:00,2022-03-01 11:00:0\(row % 10),{}\n"
          }
        }.joined()
    }
    let users = (0..<30_000).filter { $0 % 50 > 0 }
      .map { "u\($0),2022-03-0\($0 % 9 + 1) 11:00:00\n" }.joined()
    return try ReportedShare([
      "events/1.csv": file(30_000), "events/2.csv": file(5000),
      "users.csv": "USER_ID,UPDATED_AT\n" + users,
    ])
  }

  @Test func thereIsALineForEveryRowThatIsCounted() throws {
    let share = try Self.large.get()
    #expect(share.inspection.tables[0].files[0].index.marks.count > 1, "several pieces")
    var counted: [String: Int] = [:]
    for finding in share.inspection.findings where Self.hasRows(finding, share) {
      counted[
        "\(finding.table?.rawValue ?? "") \(finding.rule.id) \(finding.severity) \(finding.column ?? "")"
      ] = finding.count
    }
    var listed: [String: Int] = [:]
    for fields in try lines(share) where !fields[11].isEmpty {
      // Records as a whole have no column, but a finding about their key may name it.
      listed["\(fields[2]) \(fields[0]) \(fields[1]) \(fields[8])", default: 0] += 1
    }
    #expect(listed == counted)
    #expect(listed.count > 6 && listed.values.contains { $0 > 100 }, "more than samples")
  }

  /// Whether single rows break the rule, and not the table as a whole.
  private static func hasRows(_ finding: Finding, _ share: ReportedShare) -> Bool {
    let table = finding.table.flatMap(share.inspection.table)
    return table?.slots(of: finding).isEmpty == false
  }

  @Test func linesAreInFileOrder() throws {
    let places = try lines(Self.large.get()).filter { !$0[11].isEmpty }
      .map { (table: $0[2], file: $0[3], record: Int($0[4]) ?? 0) }
    let tables = ["events": 0, "users": 1]
    for (left, right) in zip(places, places.dropFirst()) {
      #expect(
        (tables[left.table] ?? 9, left.file, left.record)
          <= (tables[right.table] ?? 9, right.file, right.record))
    }
  }

  @Test func samplesAreAmongTheLines() throws {
    let share = try Self.large.get()
    let lines = Set(try lines(share).map { $0.prefix(9).joined(separator: " ") })
    for finding in share.inspection.findings where Self.hasRows(finding, share) {
      for sample in finding.samples {
        let fields = [
          finding.rule.id, finding.severity.rawValue, finding.table?.rawValue ?? "", sample.file,
          "\(sample.record ?? 0)", "\(sample.line)", "\(sample.lineEnd)", "\(sample.byte)",
          sample.column ?? "",
        ]
        #expect(lines.contains(fields.joined(separator: " ")))
      }
    }
  }

  @Test func theRecordStandsAtTheEndAsItIs() throws {
    let record = "1298,23,\"a\tb\\n\",soon,2023-01-09 17:08:34,\"{\n}\""
    let share = try ReportedShare([
      "events.csv": "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES\n"
        + record + "\n"
    ])
    let fields = try #require(try lines(share).first { $0[0] == "ts.unparseable" })
    #expect(fields.count == 12)
    #expect(
      Array(fields[1...9]) == [
        "error", "events", "events.csv", "1", "2", "3", "84", "TIMESTAMP", "soon",
      ])
    #expect(unescaped(fields[11]) == record)
  }

  @Test func findingsWithoutRowsAreListedToo() throws {
    let lines = try lines(
      ReportedShare(["users.csv": "userId,UPDATED_AT\n1,2022-03-01 10:00:00\n"]))
    let near = try #require(lines.first { $0[0] == "col.near_miss" })
    #expect(near[3] == "users.csv" && near[4].isEmpty && near[5] == "1" && near[9] == "userId")
    #expect(near[10] == "`userId` looks like USER_ID" && near[11].isEmpty)
  }

  @Test func aShareWithoutFindingsHasAHeaderAlone() throws {
    #expect(try lines(ReportedShare(GuideSample.corrected)).isEmpty)
  }

  @Test(arguments: ReportedShare.markup)
  func aLineStaysALine(_ text: String) throws {
    for fields in try lines(ReportedShare.hostile(text)) {
      #expect(fields.count == 12)
      let unsafe = fields.joined().unicodeScalars.filter { scalar in
        [.control, .format, .lineSeparator, .paragraphSeparator]
          .contains(scalar.properties.generalCategory)
      }
      #expect(unsafe.isEmpty)
    }
  }

  @Test func bytesThatAreNoTextKeepTheirValue() {
    var lines = TSVLines()
    lines.add([[0x61, 0xff, 0x00, 0x5c], Array("é\u{202e}\u{85}".utf8), []])
    #expect(lines.text == #"a\xFF\x00\\"# + "\t" + #"é\u{202e}\u{85}"# + "\t\n")
  }
}
