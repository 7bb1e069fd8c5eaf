import Foundation
import TestSupport
import Testing

/// The same share in every format, written by Python's libraries: what is found is the same.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
struct SharedFormatsTests {
  /// What only some formats can have: how cells and letters are told apart, and what is packed in
  /// what.
  private static let ownRules: Set = [
    "csv.delimiter", "csv.quote_style", "enc.utf16_32_bom", "file.compression_unlisted",
  ]

  @Test(arguments: ["", "--defects"])
  func everyFormatHasTheSameFindings(_ flags: String) throws {
    let folder = try ShippedShare.sample(rows: 20_000, "--single-file \(flags)")
    let script =
      FileManager.default.currentDirectoryPath
      + "/Tests/EndToEndTests/Formats/write-formats.py"
    let written = try Validator.python.run(script, folder.path, in: folder)
    try #require(written.status == 0, "\(written.output)")
    let kinds = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0 != "share" && $0 != "csv" }.sorted()
    #expect(kinds.count == 23)
    let wanted = try summary(of: "csv", in: folder)
    #expect(wanted.rows["events"] ?? 0 > 19_000 && wanted.unreadable == 0)
    #expect(wanted.findings.isEmpty == flags.isEmpty)
    for kind in kinds {
      let found = try summary(of: kind, in: folder)
      if found.unreadable > 0, kind.hasPrefix("parquet"), found.complaint.contains("Apache Arrow") {
        continue
      }
      #expect(found.unreadable == 0, "\(kind): \(found.complaint)")
      #expect(found.findings.subtracting(wanted.findings).isEmpty, "\(kind)")
      #expect(wanted.findings.subtracting(found.findings).isEmpty, "\(kind)")
      #expect(found.rows == wanted.rows, "\(kind)")
      #expect(found.partitions == wanted.partitions, "\(kind)")
      #expect(found.nulls == wanted.nulls, "\(kind)")
    }
  }

  private struct Summary {
    var findings: Set<String> = []
    var rows: [String: Int] = [:]
    var partitions: [String: Int] = [:]
    var nulls: [String: Int] = [:]
    var unreadable = 0
    var complaint = ""
  }

  private func summary(of kind: String, in folder: TemporaryFolder) throws -> Summary {
    let run = try SlipwayRun(
      "check", "\(folder.path)/\(kind)", "--format", "json", "--now", "2024-06-01T00:00:00Z")
    let report = try run.json()
    var summary = Summary()
    summary.complaint = run.err
    summary.unreadable = (report["unreadable"] as? [Any])?.count ?? 0
    for finding in report["findings"] as? [[String: Any]] ?? [] {
      let rule = finding["rule"] as? String ?? ""
      guard !Self.ownRules.contains(rule) else { continue }
      let place = ["severity", "table", "column"].map { finding[$0] as? String ?? "–" }
      summary.findings.insert(
        ([rule] + place + ["\(finding["count"] as? Int ?? 0)"]).joined(separator: " "))
    }
    for table in report["tables"] as? [[String: Any]] ?? [] {
      let name = table["table"] as? String ?? ""
      summary.rows[name] = table["rows"] as? Int
      summary.rows[name + " rejected"] = table["rejected_rows"] as? Int
      for partition in table["partitions"] as? [[String: Any]] ?? [] {
        summary.partitions["\(name) \(partition["partition"] ?? "")"] = partition["rows"] as? Int
      }
      for column in table["columns"] as? [[String: Any]] ?? [] {
        summary.nulls["\(name) \(column["name"] ?? "")"] = column["nulls"] as? Int
      }
    }
    return summary
  }
}
