import Contract

/// A rule broken in one column of one table, or in files that belong to none.
public struct Finding: Sendable, Equatable {
  /// The rule.
  public let rule: Rule
  /// How much it matters here.
  public let severity: Severity
  /// The table; nothing where the rule is about files of no table, or of several.
  public let table: TableKind?
  /// The column under the contract's name; nothing where the rule is about whole records.
  public let column: String?
  /// How often, exactly, in the rule's unit.
  public let count: Int
  /// In how many files.
  public let files: Int
  /// The first places in file order.
  public var samples: [Sample]

  /// The shapes of the values that break it; nothing where the rule is not about single values.
  public var patterns: Patterns?

  /// A shape of values, digits as `9` and letters as `a`.
  public struct Pattern: Sendable, Equatable {
    /// The shape, its first 64 bytes.
    public let text: String
    /// Records, exactly.
    public let count: Int
  }

  /// The shapes of the values of a finding.
  public struct Patterns: Sendable, Equatable {
    /// How many there are.
    public let distinct: ColumnProfile.Distinct
    /// The most frequent, the most frequent first; none where there are too many to count.
    public let top: [Pattern]

    /// Patterns that are kept.
    public static let kept = 10
  }

  /// What the ids are that are no keys; nothing for other rules.
  public var missing: Missing?

  /// Ids of events that are no keys of the table they should be in.
  public struct Missing: Sendable, Equatable {
    /// An id and how often it is met.
    public struct ID: Sendable, Equatable {
      /// The id, its first 64 bytes.
      public var text: String
      /// Whether it may be longer than what is given.
      public let isCut: Bool
      /// Records, exactly.
      public let count: Int
    }

    /// Rows of the events, with such ids and without.
    public let rows: Int
    /// How many ids there are.
    public let distinct: ColumnProfile.Distinct
    /// Those that are met most often, the most frequent first; none where there are too many to
    /// count each.
    public var top: [ID]
    /// When the first and the last of these events happened; nothing where none has a time.
    public let times: ClosedRange<Timestamp>?

    /// Ids that are kept.
    public static let kept = 5
  }

  /// A place that breaks the rule.
  public struct Sample: Sendable, Equatable {
    /// The file's name below the folder that the user named.
    public let file: String
    /// The record, counted from 1; nothing where the header or the whole file is meant.
    public var record: Int?
    /// The physical line on which the record starts, counted from 1; 0 where the format has none.
    public var line: Int
    /// The physical line on which it ends.
    public var lineEnd: Int
    /// Offset in the file of the cell's first byte, or of the record where no cell is meant.
    public let byte: UInt64
    /// The column as the file's header spells it.
    public let column: String?
    /// The value, or the record where no cell is meant, up to `maximumValue` bytes.
    public var value: String
    /// Whether the value is longer than what is given.
    public let isCut: Bool
    /// More about this place.
    public var detail: String?

    /// Bytes of a value that are kept.
    public static let maximumValue = 1000
  }

  /// What was found, in one sentence.
  public var message: String {
    let place = column.map { "\($0): " } ?? ""
    let amount = "\(count) \(count == 1 ? rule.unit.noun : rule.unit.plural)"
    return "\(place)\(rule.title) in \(amount)" + (table.map { " of \($0.rawValue)" } ?? "")
      + (rule.unit == .records ? "" : samples.first?.detail.map { " (\($0))" } ?? "")
  }
}
