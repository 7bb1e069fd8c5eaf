import Contract

/// Where a column's findings about times, beside those about how a time is written are counted, for `PiecePass+Times`; each -1 where
/// the rule is not about the column.
struct TimeSlots: Sendable {
  /// Of a column that is read some other way.
  init() {}

  /// Of a column of a table.
  init(_ column: TableLayout.Column, of contract: TableContract, _ slots: inout FindingSlots) {}
}
