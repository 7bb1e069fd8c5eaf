import Contract

/// What one has to mend, by how many rows it spoils, and what is left when it is mended.
///
/// A row is clean where no rule finds an error or a warning in it; a column that is missing or under
/// another name spoils every row of its table. Rules that judge the table as a whole, such as which
/// of two spellings of a name is the odd one, mark no rows.
public struct RootCauses: Sendable, Equatable {
  /// Something to mend: one finding, or several that are found in the same rows.
  public struct Cause: Sendable, Equatable {
    /// The table.
    public let table: TableKind
    /// The findings, by rule and column, the worst first.
    public let findings: [Place]
    /// The severity of the worst of them.
    public let severity: Severity
    /// Rows that they spoil.
    public let rows: Int
    /// Rows of the share that are clean once this cause and all before it are mended.
    public let cleanAfter: Int
  }

  /// A rule in a column of the table, or in whole rows.
  public struct Place: Sendable, Equatable {
    /// The rule.
    public let rule: Rule
    /// The column under the table's name.
    public let column: String?

    /// A rule in a column, or in whole rows.
    public init(rule: Rule, column: String?) { (self.rule, self.column) = (rule, column) }
  }

  /// Rows of all tables, rejected ones among them.
  public let rows: Int
  /// Rows that are clean now.
  public let clean: Int
  /// Errors first, then those that spoil more rows.
  public let causes: [Cause]

  /// What share of the rows is clean once the first causes are mended.
  public func cleanShare(mending count: Int) -> Double {
    guard rows > 0 else { return 1 }
    let clean =
      count == 0 || causes.isEmpty ? clean : causes[min(count, causes.count) - 1].cleanAfter
    return Double(clean) / Double(rows)
  }

  /// Joins what is known of each table.
  init(_ tables: [(kind: TableKind, causes: TableCauses)]) {
    rows = tables.reduce(0) { $0 + $1.causes.rows }
    clean = tables.reduce(0) { $0 + $1.causes.clean }
    let ranked = tables.flatMap { table in table.causes.causes.map { (table.kind, $0) } }
      .enumerated().sorted { left, right in
        let (one, other) = (left.element.1, right.element.1)
        if one.rank != other.rank { return one.rank > other.rank }
        return left.offset < right.offset
      }
    var clean = clean
    causes = ranked.map { _, cause in
      clean += cause.1.freed
      return Cause(
        table: cause.0, findings: cause.1.findings, severity: cause.1.severity,
        rows: cause.1.rows, cleanAfter: clean)
    }
  }
}

extension Inspection {
  /// What one has to mend, the weightiest first.
  public var causes: RootCauses { RootCauses(tables.map { ($0.kind, $0.causes) }) }
}
