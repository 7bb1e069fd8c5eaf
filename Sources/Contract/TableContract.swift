/// Whether the guide asks for a column.
public enum Need: Sendable, Equatable {
  /// The guide says "Required", or cannot be followed without the column.
  case required
  /// The guide says "Optional".
  case optional
  /// Needed for account-level analytics only.
  case accountAnalytics
}

/// What the cells of a column hold.
public enum ColumnType: String, Sendable {
  /// A key: any text that names a user or an account.
  case id
  /// Free text.
  case text
  /// A point in time.
  case timestamp
  /// A JSON object of keys and values.
  case json
}

/// A column that the guide names.
public struct ContractColumn: Sendable, Equatable {
  /// The name as the guide spells it.
  public let name: String
  /// Whether it has to be there.
  public let need: Need
  /// What its cells hold.
  public let type: ColumnType
  /// What it is for, in a few words.
  public let meaning: String
  /// Where in the guide it is described.
  public let section: String
}

/// What the guide says about one table.
public struct TableContract: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// What it tells and what a row of it is, in a few words.
  public let meaning: String
  /// Where in the guide it is described.
  public let section: String
  /// The columns which the guide names, in its order.
  public let columns: [ContractColumn]
  /// The column by which the guide wants the table partitioned.
  public let partitionColumn: String
  /// The column that names the entity of a row; none where a row is an event.
  public let key: String?
  /// Whether columns beside the named ones are part of the table.
  public let takesFurtherColumns: Bool

  /// The column of that name, in the guide's spelling.
  public func column(_ name: String) -> ContractColumn? {
    columns.first { $0.name == name }
  }
}
