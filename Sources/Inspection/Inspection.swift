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
  /// Whether every table was read to its end.
  public let isComplete: Bool

  /// What could not be read, or not be checked for want of temporary files, with reasons.
  public var unreadable: [TableError] {
    share.unreadable + tables.flatMap { $0.files.compactMap(\.error) + $0.unchecked }
  }

  /// Every finding, the worst first, those about whole columns before those about records.
  public var findings: [Finding] {
    let all = tables.flatMap(\.findings)
    return Severity.allCases.reversed().flatMap { severity in
      let alike = all.filter { $0.severity == severity }
      return alike.filter { $0.rule.unit == .columns } + alike.filter { $0.rule.unit != .columns }
    }
  }

  /// Bytes read so far.
  public var bytesRead: Int { tables.reduce(0) { $0 + $1.bytesRead } }

  /// How many records or columns were found with a severity.
  public func count(_ severity: Severity) -> Int {
    tables.reduce(0) { $0 + $1.count(severity) }
  }

  /// The worst severity that was found.
  public var worst: Severity? { findings.map(\.severity).max() }

  /// The table of a kind, if the share has it.
  public func table(_ kind: TableKind) -> TableInspection? {
    tables.first { $0.kind == kind }
  }
}
