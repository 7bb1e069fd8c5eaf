import Contract
import Tables

/// What a pass over a table does: its row programs and where findings are counted.
struct TablePlan: Sendable {
  /// A column whose ids should be keys of another table.
  struct Reference: Sendable {
    let check: any ReferenceRule.Type
    let column: Int
    /// Where ids are counted that are no keys, and that are ones when written otherwise.
    let missingSlot: Int, shapeSlot: Int
    /// Where events are counted that precede what they name; -1 where that is not asked.
    let earlySlot: Int
    let keys: ReferenceKeys

    /// The keys; nothing where memory does not hold them and ids are joined with them after the
    /// pass.
    var lookup: KeyLookup? { keys.inMemory.map { KeyLookup(keys: $0, shapes: shapes) } }
    /// The ways in which ids may be written.
    var shapes: IDShapes { IDShapes(longest: keys.longest) }
  }

  /// A rule about repeated records.
  struct Repeat: Sendable {
    let check: any RepeatRule.Type
    let slot: Int
  }

  let layout: TableLayout
  let places: RecordPlaces
  let slots: FindingSlots
  let programs: [RowProgram]
  let references: [Reference]
  /// The most specific first.
  let repeats: [Repeat]
  /// The slot of each rule about shapes, by severity.
  let shapeSlots: [SplitRows.Shape: [Int]]

  /// `keys`: for each table that was read before, the hashes of its keys; `ignored`: ids of rules.
  init(
    _ layout: TableLayout, keys: [TableKind: ReferenceKeys], ignoring ignored: Set<String> = []
  ) {
    var slots = FindingSlots(ignoring: ignored)
    var shapeSlots: [SplitRows.Shape: [Int]] = [:]
    for shape in [SplitRows.Shape.short, .long, .longButEmpty, .broken] {
      for check in RuleBook.shapes {
        guard let severity = check.severity(of: shape) else { continue }
        shapeSlots[shape, default: []].append(slots.slot(check, severity: severity))
      }
    }
    let programs = layout.files.map { RowProgram($0, columns: layout.columns, slots: &slots) }
    let references = Self.references(of: layout, keys: keys, slots: &slots)
    repeats = Self.repeats(of: layout, slots: &slots)
    self.layout = layout
    places = RecordPlaces(layout)
    self.slots = slots
    self.shapeSlots = shapeSlots
    self.references = references
    self.programs = programs.map { $0.referring(references) }
  }

  /// The rules that are asked: a record which breaks an ignored one must not be counted by the less
  /// specific ones behind it.
  private static func repeats(of layout: TableLayout, slots: inout FindingSlots) -> [Repeat] {
    let contract = layout.contract
    var checks = RuleBook.repeats.filter { $0.applies(to: contract) }
    while let last = checks.last, slots.ignored.contains(last.rule.id) { checks.removeLast() }
    return checks.map { check in
      let column = check.column(of: contract).flatMap(layout.position)
      let slot = slots.slot(check, column: column, severity: check.severity(for: contract))
      return Repeat(check: check, slot: slot)
    }
  }

  private static func references(
    of layout: TableLayout, keys: [TableKind: ReferenceKeys], slots: inout FindingSlots
  ) -> [Reference] {
    guard layout.contract.kind == .events else { return [] }
    return RuleBook.references.compactMap { check in
      guard !slots.ignored.isSuperset(of: check.rules.map(\.id)),
        let column = layout.position(of: check.column), let keys = keys[check.target]
      else { return nil }
      let time = check.hasLimits ? layout.position(of: "TIMESTAMP") : nil
      return Reference(
        check: check, column: column, missingSlot: slots.slot(check, column: column),
        shapeSlot: slots.slot(IDShape.self, column: column),
        earlySlot: time.map { slots.slot(BeforeCreation.self, column: $0) } ?? -1, keys: keys)
    }
  }

  /// The keys that the cells of a slot refer to, where memory holds them.
  func lookup(of slot: Int) -> KeyLookup? {
    references.first { $0.shapeSlot == slot }?.lookup
  }
}
