/// How often a sample share breaks one rule in one column of one table.
public struct PlantedDefect: Sendable, Equatable {
  /// The id of the rule, such as `json.invalid`.
  public let rule: String
  /// The table: `events` or `users`.
  public let table: String
  /// The column by the name the sharing guide gives it, or nil where the whole row is at fault.
  public let column: String?
  /// The records affected; of duplicates the redundant ones, of columns and missing days their number.
  public internal(set) var count: Int
}
