import Tables

/// The keys of a profile table, for the references of events.
///
/// Keys are known by 64-bit hashes. A hash that is not there means that the key is not there, so
/// two keys with one hash can hide a missing one, but never make a finding.
struct ReferenceKeys: Sendable {
  /// Where the keys are.
  enum Home: Sendable {
    /// Looked up while events are read.
    case held(KeyTable)
    /// More than the budget holds: joined with the ids of events when those are read.
    case stored(KeyStores)
    /// Joined with the ids of events in an inspection that was kept since.
    case joined
  }

  let home: Home
  /// Bytes of the longest key.
  let longest: Int

  init(_ home: Home, longest: Int) { (self.home, self.longest) = (home, longest) }

  /// The keys that a pass put in stores, held where the budget has room for them.
  init(_ stores: KeyStores, profile: ColumnProfile?, memory: MemoryBudget) throws(TableError) {
    try stores.check()
    longest = profile?.lengths?.upperBound ?? 0
    // The table grows where there are more than were estimated.
    let count = min(stores.keys.count, (profile?.distinct.count ?? 0) / 16 * 17 + 64)
    guard !stores.isSpilled, memory.keys.take(KeyTable.bytes(for: count)) else {
      home = .stored(stores)
      return
    }
    let table = KeyTable(room: count)
    for bucket in 0..<RadixStore.bucketCount {
      _ = try stores.fill(table, from: bucket, part: KeyPart())
    }
    home = .held(table)
  }

  /// The keys, where memory holds them.
  var inMemory: KeyTable? {
    if case .held(let keys) = home { keys } else { nil }
  }

  /// The keys, where memory does not hold them.
  var inStore: KeyStores? {
    if case .stored(let stores) = home { stores } else { nil }
  }
}

/// What a pass keeps of the keys of a table.
struct KeyStores: Sendable {
  /// The hashes of the keys of all records, with the numbers of `RecordPlace`.
  let keys: RadixStore
  /// The same hashes with the second before which no event should name the key; nothing where no
  /// rule asks for it.
  let limits: RadixStore?

  /// Throws when something was lost.
  func check() throws(TableError) {
    try keys.check()
    try limits?.check()
  }

  /// Whether something went to a temporary file.
  var isSpilled: Bool { keys.isSpilled || limits?.isSpilled == true }

  /// Fills a table with a part of a bucket; false where there is no room for it.
  func fill(
    _ table: KeyTable, from bucket: Int, part: KeyPart
  ) throws(TableError) -> Bool {
    var fits = true
    try keys.forEachRun(in: bucket) { run in
      for entry in run where part.covers(entry.key) {
        guard table.insert(entry.key, place: entry.place) else {
          fits = false
          return false
        }
      }
      return true
    }
    guard fits, let limits else { return fits }
    try limits.forEachRun(in: bucket) { run in
      for entry in run where part.covers(entry.key) {
        table.limit(entry.key, from: UInt32(truncatingIfNeeded: entry.place))
      }
      return true
    }
    return true
  }
}
