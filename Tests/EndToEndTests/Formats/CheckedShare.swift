import Foundation
import Testing

/// What the program's report says of a share, as values that are compared between formats.
struct CheckedShare {
  /// The rows of a file.
  struct File: Equatable {
    var rows: Int
    var rejected: Int
  }

  let run: SlipwayRun
  /// `rule severity table column count`, with a dash for what a finding has not.
  private(set) var findings: Set<String> = []
  /// Rows by table.
  private(set) var rows: [String: Int] = [:]
  /// Rows by table and day.
  private(set) var partitions: [String: Int] = [:]
  /// Empty cells by table and column.
  private(set) var nulls: [String: Int] = [:]
  /// Files that were opened.
  private(set) var files: [String: File] = [:]
  /// Why files could not be read, or not to their end, by their paths below the share.
  private(set) var unreadable: [String: String] = [:]
  /// Files that are no part of the share.
  private(set) var leftOut: Set<String> = []

  /// Checks a share with the program.
  init(_ path: String, _ flags: String...) throws {
    let line = (["check"] + flags).joined(separator: " ")
    run = try SlipwayRun(
      shell: "slipway \(line) --format json --now 2024-06-01T00:00:00Z .", in: path)
    let report = try run.json()
    for finding in report["findings"] as? [[String: Any]] ?? [] {
      let parts = ["rule", "severity", "table", "column"].map { finding[$0] as? String ?? "–" }
      findings.insert((parts + ["\(finding["count"] as? Int ?? 0)"]).joined(separator: " "))
    }
    for table in report["tables"] as? [[String: Any]] ?? [] { add(table) }
    for file in report["unreadable"] as? [[String: Any]] ?? [] {
      let path = file["path"] as? String ?? ""
      unreadable[path.hasPrefix("./") ? String(path.dropFirst(2)) : path] =
        file["reason"] as? String
    }
    leftOut = Set(
      (report["left_out"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String })
  }

  private mutating func add(_ table: [String: Any]) {
    let name = table["table"] as? String ?? ""
    rows[name] = table["rows"] as? Int
    rows[name + " rejected"] = table["rejected_rows"] as? Int
    for partition in table["partitions"] as? [[String: Any]] ?? [] {
      partitions["\(name) \(partition["partition"] ?? "")"] = partition["rows"] as? Int
    }
    for column in table["columns"] as? [[String: Any]] ?? [] {
      nulls["\(name) \(column["name"] ?? "")"] = column["nulls"] as? Int
    }
    for file in table["files"] as? [[String: Any]] ?? [] {
      files[file["path"] as? String ?? ""] = File(
        rows: file["rows"] as? Int ?? 0, rejected: file["rejected_rows"] as? Int ?? 0)
    }
  }

  /// The records of each file of a share, as the program counts them.
  static func counted(_ path: String) throws -> [String: Int] {
    let run = try SlipwayRun("count", ".", "--format", "json", in: path)
    #expect([0, 3].contains(run.status), "\(run.err)")
    let files = try run.json()["files"] as? [[String: Any]] ?? []
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0["path"] as? String ?? "", $0["records"] as? Int ?? 0) })
  }

  /// The findings but those of some rules.
  func findings(without rules: Set<String>) -> Set<String> {
    findings.filter { finding in !rules.contains { finding.hasPrefix($0 + " ") } }
  }

  /// Whether a file is only unreadable for want of Apache Arrow.
  func lacksArrow(_ name: String) -> Bool {
    unreadable[name]?.contains("Apache Arrow is needed") ?? false
  }

  /// Whether nothing is wrong but that there is no Apache Arrow here.
  var lacksParquet: Bool {
    !unreadable.isEmpty && unreadable.keys.allSatisfy(lacksArrow)
  }
}
