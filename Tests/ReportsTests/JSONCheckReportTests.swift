import Contract
import Foundation
import Inspection
import TestSupport
import Testing

@testable import Reports

@Suite struct JSONCheckReportTests {
  private func report(_ share: ReportedShare) -> JSONCheckReport {
    let verdict = CheckVerdict(share.inspection, failOn: .error)
    return JSONCheckReport(share.inspection, verdict: verdict, program: "0.1.0")
  }

  private func parsed(_ share: ReportedShare) throws -> [String: Any] {
    let data = Data(report(share).text.utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func objects(_ value: Any?) throws -> [[String: Any]] {
    try #require(value as? [[String: Any]])
  }

  @Test func theGuidesSampleIsReportedAsStored() throws {
    try expectGolden(report(ReportedShare(GuideSample.files)).text, "guide-sample.json")
  }

  /// Format version 1: keys are added, never changed.
  @Test func theKeysAreThoseOfVersionOne() throws {
    var texts = GuideSample.files
    texts["x.parquet"] = "PAR1 rows PAR1"
    texts["README.md"] = "# Read me"
    let root = try parsed(ReportedShare(texts))
    #expect(
      Set(root.keys) == [
        "version", "slipway", "now", "zone", "status", "tables", "findings", "unreadable",
        "left_out",
        "totals", "causes",
      ])
    #expect(root["version"] as? Int == 1)
    let tables = try objects(root["tables"])
    for table in tables {
      #expect(
        Set(table.keys) == [
          "table", "rows", "rejected_rows", "bytes", "files", "columns", "partition_column",
          "partitions", "rows_without_partition",
        ])
      #expect(
        Set(try objects(table["files"])[0].keys) == [
          "path", "format", "encoding", "compression", "delimiter", "rows", "rejected_rows",
          "blank_lines", "bytes",
        ])
      #expect(
        Set(try objects(table["columns"])[0].keys)
          == ["name", "contract", "required", "present", "source", "nulls"])
      #expect(Set(try objects(table["partitions"])[0].keys) == ["partition", "rows"])
    }
    let findings = try objects(root["findings"])
    #expect(
      Set(findings[0].keys) == [
        "rule", "severity", "basis", "table", "column", "count", "files", "message", "why",
        "guide", "fix", "patterns", "missing", "samples",
      ])
    #expect(
      Set(try objects(findings[0]["samples"])[0].keys) == [
        "file", "record", "line", "line_end", "byte", "column", "value", "value_cut", "detail",
      ])
    #expect(Set(try objects(root["unreadable"])[0].keys) == ["path", "reason"])
    #expect(Set(try objects(root["left_out"])[0].keys) == ["path", "reason"])
    #expect(root["totals"] as? [String: Int] == ["errors": 1, "warnings": 5, "infos": 8])
    #expect(root["status"] as? String == "incomplete")
  }

  @Test func nothingThatIsMissingIsLeftOut() throws {
    let share = try ReportedShare(["events.csv": "userId;TIMESTAMP;x\n1;;2\n\n1;2\n"])
    let table = try #require(try objects(try parsed(share)["tables"]).first)
    #expect(table["rows"] as? Int == 1)
    #expect(table["rejected_rows"] as? Int == 1)
    #expect(table["rows_without_partition"] as? Int == 1)
    let file = try #require(try objects(table["files"]).first)
    #expect(file["delimiter"] as? String == ";")
    #expect(file["blank_lines"] as? Int == 1)
    let columns = try objects(table["columns"])
    #expect(
      columns.map { $0["name"] as? String } == [
        "USER_ID", "ACCOUNT_ID", "EVENT_NAME", "TIMESTAMP", "UPDATED_AT", "EVENT_PROPERTIES", "x",
      ])
    #expect(
      columns.map { $0["present"] as? Bool } == [true, false, false, true, false, false, true])
    #expect(
      columns.map { $0["source"] as? String } == ["userId", nil, nil, "TIMESTAMP", nil, nil, "x"])
    #expect(columns.map { $0["nulls"] as? Int } == [0, nil, nil, 1, nil, nil, 0])
    #expect(columns.map { $0["contract"] as? String }.last == .some(nil))
  }

  @Test func hostileTextNeverGetsThroughRaw() throws {
    for sample in HostileText.samples {
      let quoted = "\"" + sample.replacing("\"", with: "\"\"") + "\""
      let share = try ReportedShare([
        "events.csv": "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,\(quoted)\n,x,\(quoted),\(quoted),\n"
      ])
      let text = report(share).text
      let raw = text.unicodeScalars.filter { scalar in
        scalar != "\n" && [.control, .format].contains(scalar.properties.generalCategory)
      }
      #expect(raw.isEmpty, "\(sample.debugDescription)")
      let findings = try objects(try parsed(share)["findings"])
      let values = try findings.flatMap { try objects($0["samples"]) }.compactMap {
        $0["value"] as? String
      }
      // Blanks are an empty cell, and a zero byte makes the file no text.
      if !sample.allSatisfy({ $0 == " " }), !sample.contains("\0") {
        #expect(
          values.contains { Array($0.utf8) == Array(sample.utf8) }, "\(sample.debugDescription)")
      }
    }
  }

  @Test func brokenBytesAreShownAsReplacements() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Array("USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\nu,x,".utf8) + [0xff, 0x0a], to: "events.csv")
    let inspection = try #require(Inspector(try Share([folder.path])).run())
    let text = JSONCheckReport(inspection, verdict: .fail, program: "0").text
    #expect(
      text.contains("\u{fffd}") || inspection.findings.contains { $0.rule.id == "csv.ragged_short" }
    )
    #expect((try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil)
  }
}
