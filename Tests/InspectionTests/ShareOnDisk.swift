import Contract
import Inspection
import TestSupport
import Testing

/// Tables written as text to a folder of their own, and inspected from there.
struct ShareOnDisk {
  static let eventHeader = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES"
  static let userHeader = "USER_ID,USER_CREATION_TIME,UPDATED_AT,plan"
  static let accountHeader = "ACCOUNT_ID,ACCOUNT_CREATION_TIME,UPDATED_AT,name"

  private let folder: TemporaryFolder
  private let texts: [String: String]

  /// Writes files by their names.
  init(_ texts: [String: String]) throws {
    folder = try TemporaryFolder()
    self.texts = texts
    for (name, text) in texts { try folder.write(text, to: name) }
  }

  /// Writes tables from rows, each with the usual header; tables without rows are left out.
  init(events: [String] = [], users: [String] = [], accounts: [String] = []) throws {
    let tables = [
      ("events.csv", Self.eventHeader, events), ("users.csv", Self.userHeader, users),
      ("accounts.csv", Self.accountHeader, accounts),
    ]
    var texts: [String: String] = [:]
    for (name, header, rows) in tables where !rows.isEmpty {
      texts[name] = Self.table(header, rows)
    }
    try self.init(texts)
  }

  /// A header and rows, each with a line end.
  static func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).map { $0 + "\n" }.joined()
  }

  var path: String { folder.path }

  func open(settings: ShareSettings = ShareSettings()) throws -> Share {
    try Share([folder.path], settings: settings)
  }

  /// Rows of tests are mostly of one user, event and moment; the rule about that is left out where no
  /// options are given.
  func inspect(
    settings: ShareSettings = ShareSettings(), options: InspectionOptions? = nil
  ) throws -> Inspection {
    var usual = InspectionOptions()
    usual.ignored = ["row.dup_event_key"]
    return try #require(Inspector(try open(settings: settings), options: options ?? usual).run())
  }

  /// The offset in a file of the first place where a text stands.
  func byte(of text: String, in name: String = "events.csv") throws -> UInt64 {
    let bytes = try #require(texts[name]).utf8
    let found = try #require(bytes.firstRange(of: text.utf8))
    return UInt64(bytes.distance(from: bytes.startIndex, to: found.lowerBound))
  }
}

extension Inspection {
  /// Every finding as `severity rule table.column count/files`.
  var lines: [String] {
    findings.map { finding in
      let column = finding.column.map { ".\($0)" } ?? ""
      let table = finding.table?.rawValue ?? "files"
      return "\(finding.severity) \(finding.rule.id) \(table)\(column) "
        + "\(finding.count)/\(finding.files)"
    }
  }

  /// The samples of the one finding of a rule.
  func samples(of rule: String) throws -> [Finding.Sample] {
    let found = findings.filter { $0.rule.id == rule }
    try #require(found.count == 1, "\(rule) is found \(found.count) times")
    return found[0].samples
  }
}
