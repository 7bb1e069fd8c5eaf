import Synchronization
import Tables

/// Joins the ids of events with the keys of a table, a bucket of both at a time.
///
/// Gives what looking up each id gives; see `ReferenceKeys` about hashes.
struct KeyJoin {
  /// What was found.
  struct Found {
    /// For each file the records whose ids are no keys, and those that are too early.
    let missing: [RecordSet], early: [RecordSet]
    /// How events name the keys.
    let use: KeyUse
  }

  let files: [FileInspection]
  let keys: KeyStores
  /// The table of the keys.
  let places: RecordPlaces
  let sampleLimit: Int
  let workspace: Workspace

  /// Joins ids of `PassStores.ids`, which are dropped on the way.
  func find(_ ids: RadixStore) throws(TableError) -> Found {
    let (missing, early) = (RecordMarks(files: files.count), RecordMarks(files: files.count))
    let pieces = PieceRecords(files)
    let use = Mutex(KeyUse())
    try workspace.forEachBucket { [self] queue throws(TableError) in
      let table = KeyTable(maximum: max(32, workspace.memory.searchBytes / 48))
      let block = JoinedIDs()
      while let bucket = queue.draw() {
        try KeyPart.forEach { part throws(TableError) in
          table.removeAll()
          return try keys.fill(table, from: bucket, part: part)
        } _: { part throws(TableError) in
          try ids.forEachRun(in: bucket) { run in
            block.forEach(of: run, in: part, table) {
              missing.insert($0.map(pieces.record))
              early.insert($1.map(pieces.record))
            }
            return true
          }
          use.withLock { $0.add(table, places, limit: sampleLimit) }
        }
        ids.discard(bucket)
      }
    }
    return Found(missing: missing.files, early: early.files, use: use.withLock { $0 })
  }
}

/// An id of an event in a store, in two entries of one bucket side by side: the id and the place,
/// then what it is met with and the time.
enum JoinedID {
  /// The first key's bits, which name its bucket.
  private static let bucket: UInt64 = 0xff << 56

  @inline(__always)
  static func append(
    _ id: UInt64, place: PiecePlace, other: UInt64, time: Int64, to writer: RadixStore.Writer
  ) {
    writer.append(id, place: place.number)
    writer.append(id & bucket | other >> 8, place: UInt64(bitPattern: time))
  }

  /// What the second entry says of the other id; 0 stays 0.
  @inline(__always)
  static func other(_ key: UInt64) -> UInt64 { key << 8 }
}

/// Some ids of a store, as columns for a look-up.
private final class JoinedIDs {
  private static let capacity = 1024
  private var ids: [UInt64] = []
  private var others: [UInt64] = []
  private var times: [Int64] = []
  private var places: [UInt64] = []
  private var missing = [UInt32](repeating: 0, count: capacity + 1)
  private var early = [UInt32](repeating: 0, count: capacity + 1)

  /// Looks up those of a run whose ids belong to a part, and hands out the places of the ids that are
  /// missing and of those that are early.
  func forEach(
    of run: UnsafeBufferPointer<RadixStore.Entry>, in part: KeyPart, _ table: KeyTable,
    _ body: (_ missing: [PiecePlace], _ early: [PiecePlace]) -> Void
  ) {
    for index in stride(from: 0, to: run.count, by: 2) where part.covers(run[index].key) {
      ids.append(run[index].key)
      places.append(run[index].place)
      others.append(JoinedID.other(run[index + 1].key))
      times.append(Int64(bitPattern: run[index + 1].place))
      if ids.count == Self.capacity { lookUp(table, body) }
    }
    lookUp(table, body)
  }

  private func lookUp(
    _ table: KeyTable, _ body: (_ missing: [PiecePlace], _ early: [PiecePlace]) -> Void
  ) {
    guard !ids.isEmpty else { return }
    let found = table.refer(
      ids, others: others, times: times, count: ids.count, notes: true, missing: &missing,
      early: &early)
    let place = { [places] (row: UInt32) in PiecePlace(number: places[Int(row)]) }
    if found.missing + found.early > 0 {
      body(missing.prefix(found.missing).map(place), early.prefix(found.early).map(place))
    }
    ids.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    times.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }
}
