import Tables

/// Adds to the totals of a pass what can be known only when all is read: repeated records, ids
/// whose keys were too many to be looked up on the way, and records that came too late.
struct LateFindings {
  let plan: TablePlan
  let stores: PassStores
  let workspace: Workspace

  /// Searches and adds; what fails is noted in the totals and hides nothing else.
  ///
  /// `keys`: for each reference of the plan the keys that memory does not hold.
  func add(to totals: inout TableTotals, keys: [RadixStore?]) {
    for (index, reference) in plan.references.enumerated() {
      guard let ids = stores.ids[index], let keys = keys[index] else { continue }
      add(to: &totals, slot: reference.slot) { files throws(TableError) in
        try MissingKeys(files: files, workspace: workspace).find(ids, in: keys)
      }
    }
    for (repeated, hashes) in zip(plan.repeats, stores.repeats) {
      add(to: &totals, slot: repeated.slot) { files throws(TableError) in
        try Repetitions(check: repeated.check, plan: plan, files: files, workspace: workspace)
          .find(in: hashes)
      }
    }
    addInvisible(to: &totals)
  }

  private func addInvisible(to totals: inout TableTotals) {
    // One time for all is one mistake, which `cur.constant` tells.
    guard let slot = plan.late, !ConstantUpdatedAt.isConstant(totals.profiles) else { return }
    let (ranges, pieces) = (totals.updatedRanges, totals.updated)
    add(to: &totals, slot: slot) { files throws(TableError) in
      try CursorReplay(plan: plan, files: files, pieces: pieces, workspace: workspace)
        .find(beyond: Drops(plan.layout.files).reached(ranges))
    }
  }

  private func add(
    to totals: inout TableTotals, slot: Int,
    _ find: ([FileInspection]) throws(TableError) -> [RecordSet]
  ) {
    do throws(TableError) {
      let found = try find(totals.files)
      guard workspace.goOn() else { return }
      for (file, records) in found.enumerated() {
        let wanted = totals.sampleLimit - totals.samples[slot].count
        let samples = try LateSamples(plan: plan, slot: slot).samples(
          of: records.prefix(max(0, wanted)), file: file, index: totals.files[file].index)
        totals.addLate(records, slot: slot, file: file)
        for sample in samples { totals.addSample(sample, slot: slot) }
      }
    } catch {
      let file = plan.layout.files.firstIndex { $0.file.file.path == error.path }
      if let file { totals.fail(error, file: file) } else { totals.leaveUnchecked(error) }
    }
  }
}
