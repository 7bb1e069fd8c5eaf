import Contract

/// Where a column's findings about what valid JSON holds are counted, for `PiecePass+Shapes`; each -1 where
/// the rule is not about the column.
struct JSONSlots: Sendable {
  /// Of a column that is read some other way.
  init() {}

  /// Of a column of a table.
  init(_ column: TableLayout.Column, of contract: TableContract, _ slots: inout FindingSlots) {}
}
