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

  /// How many events of each name there are by day; nothing where no rule asks.
  let volumes: EventVolumes?

  /// Tallies of a table.
  init(_ plan: TablePlan) {
    patterns = PatternTallies(slots: plan.slots.slots.count)
    let isAsked = EventDrop.applies(to: plan.layout.contract, ignoring: plan.slots.ignored)
    volumes = isAsked ? EventVolumes() : nil
  }

  /// Adds what another thread gathered of the same table.
  func merge(_ other: TableTallies) {
    shapes.merge(other.shapes)
    patterns.merge(other.patterns)
    if let others = other.volumes { volumes?.merge(others) }
  }
}
