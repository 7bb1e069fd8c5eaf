/// What the values of one column of a table are like.
public struct ColumnProfile: Sendable, Equatable {
  /// How many distinct values there are.
  public struct Distinct: Sendable, Equatable {
    /// Values.
    public let count: Int
    /// Whether they were counted; if not, it is an estimate with a standard error of about 2 %.
    public let isExact: Bool
  }

  /// What values are.
  public enum Kind: String, Sendable, CaseIterable {
    /// Whole numbers.
    case integer
    /// Numbers with a fraction or a sign.
    case number
    /// `true` and `false`.
    case boolean
    /// Times in a form that is understood.
    case time
    /// JSON.
    case json
    /// Anything else.
    case text
  }

  /// A value and how often it occurs.
  public struct TopValue: Sendable, Equatable {
    /// The value, its first 64 bytes.
    public let text: String
    /// Records.
    public let count: Int
    /// Whether they were counted; if not, it is an estimate from an even sample of the records.
    public let isExact: Bool
  }

  /// The column's name in the table.
  public let name: String
  /// Records that have a value there.
  public let values: Int
  /// Records whose cell is empty.
  public let nulls: Int
  /// What the values are; more than one where they differ.
  public let kinds: [Kind]
  /// How many distinct values there are.
  public let distinct: Distinct
  /// Bytes of the shortest value and of the longest, without quotes around them.
  public let lengths: ClosedRange<Int>?
  /// The least value, its first 64 bytes.
  ///
  /// By time or number where all values are, else by bytes.
  /// None where values have no order, as JSON.
  public let least: String?
  /// The greatest value, by the same order.
  public let greatest: String?
  /// The most frequent values, the most frequent first.
  public let top: [TopValue]

  /// Whether all records have a value, more than one of them, and the same.
  var isConstant: Bool {
    distinct.isExact && distinct.count == 1 && values > 1 && top.first?.count == values
  }

  /// Most frequent values that are kept.
  public static let topLimit = 20
}
