/// Hashes of records in buckets by their top bits, each small enough to be searched in the cache.
struct HashBuckets: Sendable {
  private var buckets = [[RecordHash]](repeating: [], count: 256)

  /// Adds hashes of records.
  mutating func append(_ hashes: [RecordHash]) {
    for hash in hashes { buckets[Int(hash.hash >> 56)].append(hash) }
  }

  /// Groups of two or more records with equal hashes, each in file order.
  var groups: [[RecordPlace]] { buckets.flatMap(Self.groups).map { $0.sorted() } }

  /// One look-up a record in a table of places in the bucket, at most half full.
  private static func groups(of bucket: [RecordHash]) -> [[RecordPlace]] {
    guard bucket.count > 1 else { return [] }
    var size = 4
    while size < bucket.count * 2 { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    var groups: [Int32: [RecordPlace]] = [:]
    for (index, entry) in bucket.enumerated() {
      var place = Int(truncatingIfNeeded: entry.hash) & (size - 1)
      while table[place] >= 0, bucket[Int(table[place])].hash != entry.hash {
        place = (place + 1) & (size - 1)
      }
      let first = table[place]
      if first < 0 {
        table[place] = Int32(index)
      } else {
        groups[first, default: [bucket[Int(first)].place]].append(entry.place)
      }
    }
    return Array(groups.values)
  }
}
