/// How often a sample share breaks one rule in one column of one table.
public struct PlantedDefect: Sendable, Equatable {
  /// The id of the rule, such as `json.invalid`.
  public let rule: String
  /// The table: `events`, `users` or `accounts`; `files` where a file is of none.
  public let table: String
  /// The column by the name the sharing guide gives it, or by its own; nothing where it is about
  /// whole rows or files.
  public let column: String?
  /// The records affected; of duplicates the redundant ones; of columns, files, missing days, users
  /// without events or with several accounts their number.
  public internal(set) var count: Int

  /// Whether another one is about the same rule in the same column.
  func isSamePlace(as other: PlantedDefect) -> Bool {
    rule == other.rule && table == other.table && column == other.column
  }
}
