import Contract

/// Where a column's findings about ids and other text are counted, for `PiecePass+Texts`; each -1 where
/// the rule is not about the column.
struct TextSlots: Sendable {
  /// Of a column that is read some other way.
  init() {}

  /// Of a column of a table.
  init(_ column: TableLayout.Column, of contract: TableContract, _ slots: inout FindingSlots) {}
}
