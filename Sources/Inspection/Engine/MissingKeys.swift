import Tables

/// Finds the ids of events that are not among the keys of a table, a bucket of both at a time.
///
/// Gives what looking up each id gives; see `ReferenceKeys` about hashes.
struct MissingKeys {
  let files: [FileInspection]
  let workspace: Workspace

  /// For each file the records whose ids, of `PassStores.ids`, are no keys.
  func find(_ ids: RadixStore, in keys: RadixStore) throws(TableError) -> [RecordSet] {
    let (marks, places) = (RecordMarks(files: files.count), PieceRecords(files))
    let bytes = workspace.memory.searchBytes
    try workspace.forEachBucket { queue throws(TableError) in
      let table = BucketTable(bytes: bytes)
      while let bucket = queue.draw() {
        try table.forEachPart(of: bucket, in: keys) { () throws(TableError) in
          try ids.forEachRun(in: bucket) { run in
            let missing = run.lazy.filter {
              table.covers($0.key) && table.leastPlace(of: $0.key) == nil
            }
            marks.insert(missing.map { places.record(at: PiecePlace(number: $0.place)) })
            return true
          }
        }
        ids.discard(bucket)
      }
    }
    return marks.files
  }
}

/// Where the pieces of a table, counted over all its files, begin in their files.
private struct PieceRecords: Sendable {
  private let starts: [(file: Int, record: Int)]

  init(_ files: [FileInspection]) {
    starts = files.enumerated().flatMap { position, file in
      file.index.marks.map { (position, $0.record) }
    }
  }

  /// The file of a place, and its record counted from 0 over the file.
  func record(at place: PiecePlace) -> (file: Int, record: Int) {
    let start = starts[place.piece]
    return (start.file, start.record + place.record)
  }
}
