import Contract
import Tables

/// What one pass over a share yields, finished or so far.
public struct Inspection: Sendable {
  /// The share.
  public let share: Share
  /// The moment that counts as now.
  public let now: Timestamp
  /// Ids of the rules that were left out, in order.
  public let ignored: [String]
  /// In the order of `TableKind`; tables that are not read yet are there without rows.
  public let tables: [TableInspection]
  /// What is wrong with files that belong to no table of the share, or to several.
  public let fileFindings: [Finding]
  /// Whether every table was read to its end.
  public let isComplete: Bool

  /// What could not be read, or not be checked for want of temporary files, with reasons.
  public var unreadable: [TableError] {
    share.unreadable + tables.flatMap { $0.files.compactMap(\.error) + $0.unchecked }
  }

  /// Every finding, the worst first, those about files and columns before those about records.
  public var findings: [Finding] {
    let all = fileFindings + tables.flatMap(\.findings)
    return Severity.allCases.reversed().flatMap { severity in
      let alike = all.filter { $0.severity == severity }
      return alike.filter { $0.rule.unit != .records } + alike.filter { $0.rule.unit == .records }
    }
  }

  /// Bytes read so far.
  public var bytesRead: Int { tables.reduce(0) { $0 + $1.bytesRead } }

  /// The counts of all findings of a severity, each in its unit.
  public func count(_ severity: Severity) -> Int {
    findings.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
  }

  /// The worst severity that was found.
  public var worst: Severity? { findings.map(\.severity).max() }

  /// The table of a kind, if the share has it.
  public func table(_ kind: TableKind) -> TableInspection? {
    tables.first { $0.kind == kind }
  }
}
