import Tables

/// The keys of a profile table, for the references of events.
///
/// Keys are known by 64-bit hashes. A hash that is not there means that the key is not there, so
/// two keys with one hash can hide a missing one, but never make a finding.
enum ReferenceKeys: Sendable {
  /// Looked up while events are read.
  case held(KeySet.Frozen)
  /// More than the budget holds: joined with the ids of events when those are read.
  case stored(RadixStore)
  /// Joined with the ids of events in an inspection that was kept since.
  case joined

  /// The keys that a pass put in a store, held where the budget has room for them.
  init(_ store: RadixStore, memory: MemoryBudget) throws(TableError) {
    try store.check()
    let count = store.count
    guard !store.isSpilled, memory.keys.take(KeySet.bytes(for: count)) else {
      self = .stored(store)
      return
    }
    var keys = KeySet(minimumCapacity: count)
    for bucket in 0..<RadixStore.bucketCount {
      try store.forEachRun(in: bucket) { run in
        for entry in run { keys.insert(entry.key) }
        return true
      }
    }
    self = .held(KeySet.Frozen(keys))
  }

  /// The keys, where memory holds them.
  var inMemory: KeySet.Frozen? {
    if case .held(let keys) = self { keys } else { nil }
  }

  /// The keys, where memory does not hold them.
  var inStore: RadixStore? {
    if case .stored(let store) = self { store } else { nil }
  }
}
