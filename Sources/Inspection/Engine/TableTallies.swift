import Tables

/// What a thread gathers over its pieces for rules that judge a whole table, beside the profiles of
/// columns; one a thread, merged at the end.
///
/// Nothing here may depend on the order of the rows, so that any number of threads gathers the
/// same.
final class TableTallies: @unchecked Sendable {
  // Safe: handed from its thread to the one that merges it.

  /// The shapes of each event's properties.
  let shapes = ShapeTally()
  /// The patterns of values that break a rule.
  let patterns: PatternTallies
  /// By slot what ids are that are no keys; nothing of slots that nothing hit.
  private var missing: [Int: MissingTally] = [:]

  /// How many events of each name there are by day; nothing where no rule asks.
  let volumes: EventVolumes?

  /// Tallies of a table.
  init(_ plan: TablePlan) {
    patterns = PatternTallies(slots: plan.slots.slots.count)
    let isAsked = EventDrop.applies(to: plan.layout.contract, ignoring: plan.slots.ignored)
    volumes = isAsked ? EventVolumes() : nil
  }

  /// What is counted of the ids that hit a slot.
  func missing(_ slot: Int) -> MissingTally {
    if let known = missing[slot] { return known }
    let made = MissingTally()
    missing[slot] = made
    return made
  }

  /// What there is to say of the ids that hit a slot, in a table of so many rows.
  func missing(_ slot: Int, of rows: Int) -> Finding.Missing? {
    missing[slot]?.missing(of: rows)
  }

  /// Adds what another thread gathered of the same table.
  func merge(_ other: TableTallies) {
    shapes.merge(other.shapes)
    patterns.merge(other.patterns)
    for (slot, tally) in other.missing { missing(slot).merge(tally) }
    if let others = other.volumes { volumes?.merge(others) }
  }
}
