import Contract

/// Where a column's findings about the bytes of its cells are counted, for `PiecePass+Bytes`; each
/// -1 where the rule is not about the column.
struct ByteSlots: Sendable {
  /// A NUL, another control or lost character, doubly encoded text.
  private(set) var zero = -1, control = -1, mojibake = -1
  /// A quote that ends the cell too early, and one that is text.
  let strayQuote: Int, bareQuote: Int
  /// A quote behind blanks.
  let spacedQuote: Int
  /// Whether invisible characters make two keys of one.
  let isKey: Bool
  /// Whether the cells hold JSON, in which controls are another rule's matter.
  let isJSON: Bool

  /// Of a column of a table.
  init(_ column: TableLayout.Column, _ slots: inout FindingSlots) {
    let (type, position) = (column.contract?.type, column.position)
    isKey = type == .id || type == .text
    isJSON = type == .json
    strayQuote = slots.slot(QuoteStray.self, column: position, severity: .error)
    bareQuote = slots.slot(QuoteStray.self, column: position, severity: .warning)
    // A time or JSON with its quotes can no longer be read.
    spacedQuote = slots.slot(
      SpaceAfterDelimiter.self, column: position,
      severity: type == .timestamp || type == .json ? .error : .warning)
    // What cannot be read as a time is reported as such.
    guard type != .timestamp else { return }
    control = slots.slot(ControlCharacter.self, column: position)
    mojibake = slots.slot(Mojibake.self, column: position)
    if !isJSON { zero = slots.slot(NULInCell.self, column: position) }
  }
}
