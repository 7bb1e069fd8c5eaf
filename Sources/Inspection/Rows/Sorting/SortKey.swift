import Contract
import Tables

/// A column by which rows are sorted, and in which direction.
///
/// Empty cells come last in either direction, and behind them rows that cannot be split.
public struct SortKey: Sendable, Equatable {
  /// What the values of a column are compared by.
  public enum Kind: Sendable, Equatable {
    /// The moments that they name, however they are written; what is no time comes behind them in
    /// either direction.
    case time
    /// Numbers by what they are worth, however they are written, and then texts by their bytes.
    case value
  }

  /// The column's name in the table.
  public let column: String
  /// Whether the least value comes first.
  public let ascending: Bool
  /// What values are compared by.
  public let kind: Kind

  /// A key by a column of a table.
  public init(_ column: String, ascending: Bool, in layout: TableLayout) {
    self.column = column
    self.ascending = ascending
    let isTime = layout.contract.column(column)?.type == .timestamp
    kind = isTime ? .time : .value
  }
}

/// What sorting may use.
public struct SortLimits: Sendable {
  /// Bytes for the keys of records; what is more goes to a temporary file.
  public var memory = 96 << 20
  /// Bytes for the order that comes of it; what is more goes to a temporary file.
  public var orderMemory = 32 << 20
  /// Threads that read and sort.
  public var threads = WorkerThreads.cores
  /// The folder for temporary files.
  public var temporaryFolder = SpillFile.usualFolder

  /// The defaults of this machine.
  public init() {}
}
