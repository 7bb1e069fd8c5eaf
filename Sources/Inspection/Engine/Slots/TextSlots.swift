import Contract

/// Where a column's findings about ids and other text are counted, for `PiecePass+Texts`; each -1
/// where the rule is not about the column.
struct TextSlots: Sendable {
  /// What the column's text is for.
  enum Meaning: Sendable {
    /// Nothing that is looked at here: times and JSON.
    case other
    /// It names a user or an account.
    case id
    /// It names an event.
    case name
    /// Any property of a profile, or what else a file has.
    case further
  }

  private(set) var meaning = Meaning.other
  /// Blanks at an end.
  private(set) var padded = -1
  /// Ids that stand for no one, that a program has damaged, and that name a person.
  private(set) var sentinel = -1, damaged = -1, personal = -1
  /// Numbers at which counting stops.
  private(set) var limit = -1
  /// The first of the slots of cells with a length of `CutCell.lengths`.
  private(set) var firstCut = -1
  /// What is reported here and not once more where ids are compared.
  private(set) var excusesWords = false, excusesSentinels = false, excusesBlanks = false

  /// Of a column that is read some other way.
  init() {}

  /// Of a column of a table.
  init(_ column: TableLayout.Column, of contract: TableContract, _ slots: inout FindingSlots) {
    let position = column.position
    switch column.contract?.type {
    case .id:
      meaning = .id
      padded = slots.slot(PaddedCell.self, column: position, variant: PaddedCell.forIDs)
      sentinel = slots.slot(SentinelID.self, column: position)
      damaged = slots.slot(DamagedID.self, column: position)
      if column.name == PersonalID.column {
        personal = slots.slot(PersonalID.self, column: position)
      }
      limit = slots.slot(CutCell.self, column: position)
    case .text:
      meaning = .name
      padded = slots.slot(PaddedName.self, column: position)
      personal = slots.slot(PersonalName.self, column: position)
    case .timestamp, .json: return
    case nil:
      meaning = .further
      padded = slots.slot(PaddedCell.self, column: position)
      limit = slots.slot(CutCell.self, column: position)
    }
    let cuts = CutCell.lengths.map { slots.slot(CutCell.self, column: position, variant: $0) }
    firstCut = cuts[0]
    excusesWords = !slots.ignored.contains(NullToken.rule.id)
    excusesSentinels = !slots.ignored.contains(SentinelID.rule.id)
    excusesBlanks = !slots.ignored.contains(PaddedCell.rule.id)
  }
}
