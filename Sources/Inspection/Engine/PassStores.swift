import Contract
import Tables

/// What a pass keeps of each record for the rules over several rows.
struct PassStores: Sendable {
  /// The words of all records, of `RepeatBits`, with the numbers of `RecordPlace`; nothing where no
  /// rule is about repeated ones.
  let repeats: RadixStore?
  /// The keys that another table refers to; nothing where none does.
  let keys: KeyStores?
  /// For each reference of the plan the ids, each a `JoinedID`; nothing where ids are looked up
  /// during the pass.
  let ids: [RadixStore?]

  /// Stores for a pass; `referring` is the rule whose ids are among the table's keys.
  init(_ plan: TablePlan, referring: (any ReferenceRule.Type)?, in workspace: Workspace) {
    let kind = plan.layout.contract.kind.rawValue
    let repeated = plan.repeats.map { $0.check.rule.id }.joined(separator: ", ")
    repeats = plan.repeats.isEmpty ? nil : workspace.store("\(repeated) of \(kind)")
    keys = referring.map { check in
      func store() -> RadixStore { workspace.store(Self.purpose(of: check)) }
      let hasLimits = check.hasLimits && plan.programs.contains { $0.created >= 0 }
      return KeyStores(keys: store(), limits: hasLimits ? store() : nil)
    }
    ids = plan.references.map { reference in
      reference.keys.inStore == nil ? nil : workspace.store(Self.purpose(of: reference.check))
    }
  }

  private static func purpose(of check: any ReferenceRule.Type) -> String {
    check.rules.map(\.id).joined(separator: ", ") + " of events"
  }

  /// The writers of one thread, one a store.
  final class Writers {
    let repeats: RadixStore.Writer?
    let keys: RadixStore.Writer?
    let limits: RadixStore.Writer?
    let ids: [RadixStore.Writer?]

    init(_ stores: PassStores) {
      repeats = stores.repeats.map(RadixStore.Writer.init)
      keys = stores.keys.map { RadixStore.Writer($0.keys) }
      limits = stores.keys?.limits.map(RadixStore.Writer.init)
      ids = stores.ids.map { $0.map(RadixStore.Writer.init) }
    }

    /// Hands everything to the stores.
    func finish() {
      for writer in [repeats, keys, limits] + ids { writer?.finish() }
    }
  }
}
