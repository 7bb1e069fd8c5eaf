import Foundation
import Inspection
import TestSupport
import Testing

@testable import Reports

@Suite struct NDJSONCheckReportTests {
  private func lines(_ share: ReportedShare) throws -> [[String: Any]] {
    let text = try share.report(.ndjson)
    #expect(text.hasSuffix("}\n"))
    return try text.split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(value as? [String: Any])
    }
  }

  @Test func eachLineSaysWhatItIs() throws {
    var texts = GuideSample.files
    texts["x.parquet"] = "PAR1"
    texts["README.md"] = "# Read me"
    let share = try ReportedShare(texts)
    let types = try lines(share).compactMap { $0["type"] as? String }
    #expect(types.first == "header" && types.last == "summary")
    #expect(Array(types[1...6]) == ["table", "file", "table", "file", "table", "file"])
    let findings = share.inspection.findings
    #expect(types.count { $0 == "finding" } == findings.count)
    #expect(types.count { $0 == "sample" } == findings.reduce(0) { $0 + $1.samples.count })
    #expect(types.count { $0 == "unreadable" } == 1 && types.count { $0 == "left_out" } == 1)
  }

  @Test func itSaysWhatTheReportInOneObjectSays() throws {
    let share = try ReportedShare(GuideSample.files)
    let lines = try lines(share)
    let text = try share.report(.json)
    let whole = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    func objects(_ value: Any?) throws -> [NSDictionary] { try #require(value as? [NSDictionary]) }
    func part(_ type: String, without keys: [String]) -> [NSDictionary] {
      lines.filter { $0["type"] as? String == type }.map { line in
        line.filter { !(keys + ["type"]).contains($0.key) } as NSDictionary
      }
    }
    let findings = try objects(whole["findings"])
    let samples = try findings.flatMap { try objects($0["samples"]) }
    #expect(part("sample", without: ["finding"]) == samples)
    let heads = findings.map { finding in
      (finding as? [String: Any])?.filter { $0.key != "samples" } as NSDictionary?
    }
    #expect(part("finding", without: ["finding"]) == heads)
    let tables = try objects(whole["tables"])
    #expect(part("file", without: ["table"]) == (try tables.flatMap { try objects($0["files"]) }))
    #expect(lines.last?["totals"] as? NSDictionary == whole["totals"] as? NSDictionary)
    #expect(lines.last?["status"] as? String == "fail")
    let numbers = lines.filter { $0["type"] as? String == "finding" }.map { $0["finding"] as? Int }
    #expect(numbers == Array(1...findings.count))
  }

  @Test(arguments: ReportedShare.markup)
  func aLineStaysALine(_ text: String) throws {
    let report = try ReportedShare.hostile(text).report(.ndjson)
    for line in report.split(separator: "\n") {
      #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil, "\(line)")
    }
  }
}
