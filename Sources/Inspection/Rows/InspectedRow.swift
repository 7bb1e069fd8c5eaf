import Contract
import Tables

/// A record of a table with what is wrong in it.
public struct InspectedRow: Sendable, Equatable {
  /// The place among all records of the table, counted from 0; counted from the end, the last one
  /// being −1, where the table is not read up to there.
  public let row: Int
  /// The position of its file.
  public let file: Int
  /// The record.
  public let record: Record
  /// What is wrong, in the order of the cells.
  public let marks: [Mark]

  /// A rule that a record breaks.
  public struct Mark: Sendable, Equatable {
    /// The place among the table's slots.
    public let slot: Int
    /// The cell of the record; nothing where the record as a whole is meant.
    public let cell: Int?
    /// The rule.
    public let rule: Rule
    /// How much it matters.
    public let severity: Severity
  }

  /// The worst that is wrong.
  public var worst: Severity? { marks.map(\.severity).max() }
  /// Whether it is known how many records stand before it; else the record's number and lines
  /// mean nothing.
  public var isCounted: Bool { row >= 0 }
}
