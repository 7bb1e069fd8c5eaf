import Contract

/// Where a column's findings about what valid JSON holds are counted, for `PiecePass+Shapes`; each
/// -1 where the rule is not about the column.
struct JSONSlots: Sendable {
  /// The first of the slots of `RuleBook.jsonShapes`.
  private(set) var rules = -1
  /// That of cells with too many bytes or keys.
  private(set) var size = -1
  /// Whether any rule asks for the shapes of cells, and whether one compares them.
  private(set) var readsShapes = false, comparesShapes = false

  /// Of a column that is read some other way.
  init() {}

  /// Of a column of a table.
  init(_ column: TableLayout.Column, of contract: TableContract, _ slots: inout FindingSlots) {
    rules = RuleBook.jsonShapes.map { slots.slot($0, column: column.position) }.first ?? -1
    size = slots.slot(JSONSize.self, column: column.position)
    let ignored = slots.ignored
    comparesShapes = RuleBook.properties.contains { !ignored.contains($0.rule.id) }
    readsShapes =
      comparesShapes || RuleBook.jsonShapes.contains { !ignored.contains($0.rule.id) }
  }
}
