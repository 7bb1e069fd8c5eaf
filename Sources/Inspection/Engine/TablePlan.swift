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
    var shapes: IDSpellings { IDSpellings(longest: keys.longest) }
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
  /// Where records are counted that came too late for the cursor; nothing where no file can.
  let late: Int?
  /// The slot of each rule about shapes, by severity.
  let shapeSlots: [SplitRows.Shape: [Int]]
  /// The slots of rows that are no data.
  let oddRowSlots: OddRowSlots
  /// The slot of long records.
  let longSlot: Int
  /// The slot of a record in whose middle its file ends, unless the rule about it is left out.
  let cutSlot: Int?

  /// `keys`: for each table that was read before, the hashes of its keys; `ignored`: ids of rules;
  /// `choices`: what the user said about rules.
  init(
    _ layout: TableLayout, keys: [TableKind: ReferenceKeys], ignoring ignored: Set<String> = [],
    choices: [String: RuleChoice] = [:], now: Timestamp = .now
  ) {
    var slots = FindingSlots(ignoring: ignored, choices: choices)
    var shapeSlots: [SplitRows.Shape: [Int]] = [:]
    for shape in [SplitRows.Shape.short, .long, .longButEmpty, .broken, .malformed] {
      for check in RuleBook.shapes {
        guard let severity = check.severity(of: shape) else { continue }
        shapeSlots[shape, default: []].append(slots.slot(check, severity: severity))
      }
    }
    oddRowSlots = OddRowSlots(&slots)
    longSlot = slots.slot(LineTooLong.self)
    cutSlot = ignored.contains(FileTruncated.rule.id) ? nil : slots.slot(FileTruncated.self)
    let programs = layout.files.map { file in
      RowProgram(file, columns: layout.columns, now: now, slots: &slots)
    }
    let references = Self.references(of: layout, keys: keys, slots: &slots)
    repeats = Self.repeats(of: layout, slots: &slots)
    late = Self.late(layout, &slots)
    self.layout = layout
    places = RecordPlaces(layout)
    self.slots = slots
    self.shapeSlots = shapeSlots
    self.references = references
    self.programs = programs.map { $0.referring(references) }
  }

  private static func late(_ layout: TableLayout, _ slots: inout FindingSlots) -> Int? {
    guard layout.files.count > 1, !slots.ignored.contains(LateInvisible.rule.id) else { return nil }
    return layout.position(of: "UPDATED_AT").map { slots.slot(LateInvisible.self, column: $0) }
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
