import Contract
import Tables

/// Finds the records that say the same as an earlier one.
///
/// Equal hashes only point at candidates: each is read again, in file order, and compared with the
/// first record of its hash, so that two records with one hash are never taken for equal. Those
/// that differ from the first are compared among themselves in the same way, until none is left.
struct Repetitions {
  /// Rules about the same words, the most specific first: what one of them takes for equal all
  /// behind it do.
  let checks: [any RepeatRule.Type]
  let plan: TablePlan
  let files: [FileInspection]
  let workspace: Workspace

  /// For each rule, and each file, the records that repeat another one before them.
  ///
  /// `words`: what `PassStores.repeats` holds for the rules; its entries are dropped on the way.
  func find(in words: RadixStore) throws(TableError) -> [[RecordSet]] {
    var found: [[RecordSet]] = []
    for (check, pairs) in zip(checks, try pairs(among: words, bits: checks.map { $0.bits })) {
      found.append(try confirmed(pairs, by: check))
    }
    return found
  }

  /// The records of the pairs that say what an earlier one says.
  private func confirmed(
    _ pairs: RadixStore, by check: any RepeatRule.Type
  ) throws(TableError) -> [RecordSet] {
    let marks = RecordMarks(files: files.count)
    var pairs = pairs
    while pairs.count > 0, workspace.goOn() {
      let different = try compare(pairs, by: check, marks)
      pairs = try self.pairs(among: different, bits: [.max])[0]
    }
    return marks.files
  }

  /// A store of places as keys, in file order of the buckets.
  private func placeStore() -> RadixStore {
    let ids = checks.map { $0.rule.id }.joined(separator: ", ")
    let purpose = "\(ids) of \(plan.layout.contract.kind.rawValue)"
    return workspace.store(purpose, keysBelow: plan.places.end)
  }

  /// For each entry but the first of its key the record's place, with the place of that first; once
  /// for each choice of the key's bits, of which one has all those of the next.
  private func pairs(
    among candidates: RadixStore, bits: [UInt64]
  ) throws(TableError) -> [RadixStore] {
    let (pairs, bytes) = (bits.map { _ in placeStore() }, workspace.memory.searchBytes)
    try workspace.forEachBucket { queue throws(TableError) in
      let writers = pairs.map(RadixStore.Writer.init)
      let table = BucketTable(bytes: bytes)
      while let bucket = queue.draw() {
        // Where fewer bits are never equal, more of them are not.
        for (bits, writer) in zip(bits, writers).reversed() {
          guard try Self.addPairs(of: bucket, in: candidates, bits, table, to: writer) else {
            break
          }
        }
        candidates.discard(bucket)
      }
      for writer in writers { writer.finish() }
    }
    for store in pairs { try store.check() }
    return pairs
  }

  /// False where no key of the bucket comes twice.
  private static func addPairs(
    of bucket: Int, in candidates: RadixStore, _ bits: UInt64, _ table: BucketTable,
    to pairs: RadixStore.Writer
  ) throws(TableError) -> Bool {
    guard candidates.count(of: bucket) > 1 else {
      try candidates.check()
      return false
    }
    var hasRepeats = false
    try table.forEachPart(of: bucket, in: candidates, bits: bits) { () throws(TableError) in
      guard table.hasRepeats else { return }
      hasRepeats = true
      try candidates.forEachRun(in: bucket) { run in
        for entry in run where table.covers(entry.key) {
          guard let first = table.leastPlace(of: entry.key), first != entry.place else { continue }
          pairs.append(entry.place, place: first)
        }
        return true
      }
    }
    return hasRepeats
  }

  /// Marks the records that equal the first ones they are paired with; the others come back, under
  /// the place of that first one.
  private func compare(
    _ pairs: RadixStore, by check: any RepeatRule.Type, _ marks: RecordMarks
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
