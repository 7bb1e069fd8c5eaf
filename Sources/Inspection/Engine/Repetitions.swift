import Contract
import Tables

/// Finds the records that say the same as an earlier one.
///
/// Equal hashes only point at candidates: each is read again, in file order, and compared with the
/// first record of its hash, so that two records with one hash are never taken for equal. Those
/// that differ from the first are compared among themselves in the same way, until none is left.
struct Repetitions {
  let check: any RepeatRule.Type
  let plan: TablePlan
  let files: [FileInspection]
  let workspace: Workspace

  /// For each file the records that repeat another one before them.
  ///
  /// `hashes`: what `PassStores.repeats` holds for the rule; its entries are dropped on the way.
  func find(in hashes: RadixStore) throws(TableError) -> [RecordSet] {
    let marks = RecordMarks(files: files.count)
    var candidates = hashes
    while true {
      let pairs = try pairs(among: candidates)
      guard pairs.count > 0, workspace.goOn() else { return marks.files }
      candidates = try compare(pairs, marks)
    }
  }

  /// A store of places as keys, in file order of the buckets.
  private func placeStore() -> RadixStore {
    let purpose = "\(check.rule.id) of \(plan.layout.contract.kind.rawValue)"
    return workspace.store(purpose, keysBelow: plan.places.end)
  }

  /// For each entry but the first of its key the record's place, with the place of that first.
  private func pairs(among candidates: RadixStore) throws(TableError) -> RadixStore {
    let (pairs, bytes) = (placeStore(), workspace.memory.searchBytes)
    try workspace.forEachBucket { queue throws(TableError) in
      let writer = RadixStore.Writer(pairs)
      let table = BucketTable(bytes: bytes)
      while let bucket = queue.draw() {
        try Self.addPairs(of: bucket, in: candidates, table, to: writer)
        candidates.discard(bucket)
      }
      writer.finish()
    }
    try pairs.check()
    return pairs
  }

  private static func addPairs(
    of bucket: Int, in candidates: RadixStore, _ table: BucketTable, to pairs: RadixStore.Writer
  ) throws(TableError) {
    guard candidates.count(of: bucket) > 1 else { return try candidates.check() }
    try table.forEachPart(of: bucket, in: candidates) { () throws(TableError) in
      guard table.hasRepeats else { return }
      try candidates.forEachRun(in: bucket) { run in
        for entry in run where table.covers(entry.key) {
          guard let first = table.leastPlace(of: entry.key), first != entry.place else { continue }
          pairs.append(entry.place, place: first)
        }
        return true
      }
    }
  }

  /// Marks the records that equal the first ones they are paired with; the others come back, under
  /// the place of that first one.
  private func compare(
    _ pairs: RadixStore, _ marks: RecordMarks
  ) throws(TableError) -> RadixStore {
    let (different, bytes) = (placeStore(), workspace.memory.searchBytes)
    try workspace.forEachBucket { [self] queue throws(TableError) in
      let writer = RadixStore.Writer(different)
      let comparison = RecordComparison(check, plan, files, different: writer, marks)
      while let bucket = queue.draw() {
        for part in Self.parts(of: bucket, in: pairs, bytes: bytes) {
          try comparison.compare(try Self.sorted(part, of: bucket, in: pairs))
          guard workspace.goOn() else { return }
        }
        pairs.discard(bucket)
      }
      writer.finish()
    }
    try different.check()
    return different
  }

  /// Ranges of keys that together are a bucket, each with about so many bytes of entries.
  private static func parts(
    of bucket: Int, in store: RadixStore, bytes: Int
  ) -> [ClosedRange<UInt64>] {
    let size = UInt64(1) << store.shift
    let most = max(1024, bytes / MemoryLayout<RadixStore.Entry>.stride)
    let count = min(size, UInt64((store.count(of: bucket) + most - 1) / most))
    let start = UInt64(bucket) << store.shift
    return (0..<count).map { part in
      let (low, high) = (size / count * part, size / count * (part + 1))
      return start + low...start + (part + 1 == count ? size : high) - 1
    }
  }

  private static func sorted(
    _ keys: ClosedRange<UInt64>, of bucket: Int, in store: RadixStore
  ) throws(TableError) -> [RadixStore.Entry] {
    var entries: [RadixStore.Entry] = []
    try store.forEachRun(in: bucket) { run in
      entries.append(contentsOf: run.lazy.filter { keys.contains($0.key) })
      return true
    }
    return entries.sorted { $0.key < $1.key }
  }
}
