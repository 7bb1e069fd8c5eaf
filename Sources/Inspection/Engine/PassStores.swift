import Contract
import Tables

/// What a pass keeps of each record for the rules over several rows.
struct PassStores: Sendable {
  /// For each rule of the plan about repeated records the hashes of what it compares, with the
  /// numbers of `RecordPlace`.
  let repeats: [RadixStore]
  /// The hashes of the keys that another table refers to, without places; nothing where none does.
  let keys: RadixStore?
  /// For each reference of the plan the hashes of the ids, with the numbers of `PiecePlace`;
  /// nothing where ids are looked up during the pass.
  let ids: [RadixStore?]

  /// Stores for a pass; `referring` is the rule whose ids are among the table's keys.
  init(_ plan: TablePlan, referring: (any ReferenceRule.Type)?, in workspace: Workspace) {
    let kind = plan.layout.contract.kind.rawValue
    repeats = plan.repeats.map { workspace.store("\($0.check.rule.id) of \(kind)") }
    keys = referring.map { workspace.store("\($0.rule.id) of events") }
    ids = plan.references.map { reference in
      reference.keys == nil ? workspace.store("\(reference.check.rule.id) of \(kind)") : nil
    }
  }

  /// The writers of one thread, one a store.
  final class Writers {
    let repeats: [RadixStore.Writer]
    let keys: RadixStore.Writer?
    let ids: [RadixStore.Writer?]

    init(_ stores: PassStores) {
      repeats = stores.repeats.map(RadixStore.Writer.init)
      keys = stores.keys.map(RadixStore.Writer.init)
      ids = stores.ids.map { $0.map(RadixStore.Writer.init) }
    }

    /// Hands everything to the stores.
    func finish() {
      for writer in repeats + [keys] + ids { writer?.finish() }
    }
  }
}
