import Contract
import Tables

/// Adds to the totals of a pass what can be known only when all is read: repeated records, ids
/// whose keys were too many to be looked up on the way, and records that came too late.
struct LateFindings {
  let plan: TablePlan
  let stores: PassStores
  let workspace: Workspace

  /// Searches and adds; what fails is noted in the totals and hides nothing else.
  ///
  /// `earlier`: the tables to which the plan's references lead.
  func add(to totals: inout TableTotals, earlier: [TableKind: TableInspection]) {
    for (reference, ids) in zip(plan.references, stores.ids) {
      guard let target = earlier[reference.check.target]?.plan.places else { continue }
      totals.keyUse[reference.check.target] = addReferences(reference, ids, target, to: &totals)
    }
    addRepeats(to: &totals)
    addInvisible(to: &totals)
  }

  /// Adds what ids tell that were not looked up on the way, and returns how all name their keys.
  private func addReferences(
    _ reference: TablePlan.Reference, _ ids: RadixStore?, _ target: RecordPlaces,
    to totals: inout TableTotals
  ) -> KeyUse? {
    if let table = reference.keys.inMemory {
      var use = KeyUse()
      use.add(table, target, limit: totals.sampleLimit)
      return use
    }
    guard let ids, let keys = reference.keys.inStore else { return nil }
    do throws(TableError) {
      let join = KeyJoin(
        files: totals.files, keys: keys, places: target, sampleLimit: totals.sampleLimit,
        workspace: workspace)
      let found = try join.find(ids)
      if reference.earlySlot >= 0 { try add(found.early, slot: reference.earlySlot, to: &totals) }
      try addMissing(found.missing, reference, keys, to: &totals)
      return found.use
    } catch {
      note(error, in: &totals)
      return nil
    }
  }

  /// Adds ids that are no keys, and apart from them those that are ones when written otherwise.
  private func addMissing(
    _ missing: [RecordSet], _ reference: TablePlan.Reference, _ keys: KeyStores,
    to totals: inout TableTotals
  ) throws(TableError) {
    guard workspace.goOn() else { return }
    let join = ShapeJoin(
      plan: plan, reference: reference, files: totals.files, keys: keys.keys, workspace: workspace)
    let found = try join.find(missing)
    let rest = zip(missing, found.records).map { $0.subtracting($1) }
    try add(rest, slot: reference.missingSlot, to: &totals)
    if let tallies = totals.tallies, rest.contains(where: { $0.count > 0 }) {
      let read = MissingRead(
        plan: plan, reference: reference, files: totals.files, workspace: workspace)
      tallies.missing(reference.missingSlot).merge(try read.tally(of: rest))
    }
    let first = RecordSet.first(totals.sampleLimit, of: found.records)
    try add(
      found.records, slot: reference.shapeSlot, lookup: try join.lookup(found, for: first),
      to: &totals)
  }

  /// A record is counted by the first rule that it breaks, and by no other.
  private func addRepeats(to totals: inout TableTotals) {
    guard let words = stores.repeats else { return }
    var known = totals.files.map { _ in RecordSet() }
    do throws(TableError) {
      let search = Repetitions(
        checks: plan.repeats.map { $0.check }, plan: plan, files: totals.files,
        workspace: workspace)
      for (rule, found) in zip(plan.repeats, try search.find(in: words)) {
        try add(zip(found, known).map { $0.subtracting($1) }, slot: rule.slot, to: &totals)
        for file in known.indices { known[file].formUnion(found[file]) }
      }
    } catch {
      note(error, in: &totals)
    }
  }

  private func addInvisible(to totals: inout TableTotals) {
    // One time for all is one mistake, which `cur.constant` tells.
    guard let slot = plan.late, !ConstantUpdatedAt.isConstant(totals.profiles) else { return }
    let (ranges, pieces) = (totals.updatedRanges, totals.updated)
    do throws(TableError) {
      let replay = CursorReplay(
        plan: plan, files: totals.files, pieces: pieces, workspace: workspace)
      let found = try replay.find(beyond: Drops(plan.layout.files).reached(ranges))
      try add(found, slot: slot, to: &totals)
    } catch {
      note(error, in: &totals)
    }
  }

  private func add(
    _ found: [RecordSet], slot: Int, lookup: KeyLookup? = nil, to totals: inout TableTotals
  ) throws(TableError) {
    guard workspace.goOn(), !plan.slots.isIgnored(slot) else { return }
    for (file, records) in found.enumerated() {
      let wanted = totals.sampleLimit - totals.samples[slot].count
      let samples = try LateSamples(plan: plan, slot: slot, lookup: lookup).samples(
        of: records.prefix(max(0, wanted)), file: file, index: totals.files[file].index)
      totals.addLate(records, slot: slot, file: file)
      for sample in samples { totals.addSample(sample, slot: slot) }
    }
  }

  private func note(_ error: TableError, in totals: inout TableTotals) {
    let file = plan.layout.files.firstIndex { $0.file.file.path == error.path }
    if let file { totals.fail(error, file: file) } else { totals.leaveUnchecked(error) }
  }
}
