import Contract
import Tables

/// Finds, among ids that are no keys, those that are ones when written otherwise, where memory does
/// not hold the keys.
struct ShapeJoin {
  let plan: TablePlan
  let reference: TablePlan.Reference
  let files: [FileInspection]
  let keys: RadixStore
  let workspace: Workspace

  /// What was found.
  struct Found {
    /// For each file the records.
    let records: [RecordSet]
    /// The keys that some of them name in another way, with the numbers of `PiecePlace`.
    fileprivate let matches: RadixStore
  }

  /// The records among those whose ids are missing.
  func find(_ missing: [RecordSet]) throws(TableError) -> Found {
    let (shapes, matches) = (try shapes(of: missing), workspace.store(IDShape.rule.id))
    let (marks, pieces) = (RecordMarks(files: files.count), PieceRecords(files))
    let bytes = workspace.memory.searchBytes
    try workspace.forEachBucket { [keys] queue throws(TableError) in
      let (table, writer) = (BucketTable(bytes: bytes), RadixStore.Writer(matches))
      while let bucket = queue.draw() {
        try table.forEachPart(of: bucket, in: keys) { () throws(TableError) in
          try shapes.forEachRun(in: bucket) { run in
            let known = run.filter { table.covers($0.key) && table.leastPlace(of: $0.key) != nil }
            marks.insert(known.map { pieces.record(at: PiecePlace(number: $0.place)) })
            for entry in known { writer.append(entry.key, place: entry.place) }
            return true
          }
        }
      }
      writer.finish()
    }
    try matches.check()
    return Found(records: marks.files, matches: matches)
  }

  /// The keys that some of the records name, to show them beside samples.
  func lookup(_ found: Found, for records: [RecordSet]) throws(TableError) -> KeyLookup {
    let (table, pieces) = (KeyTable(), PieceRecords(files))
    for bucket in 0..<RadixStore.bucketCount {
      try found.matches.forEachRun(in: bucket) { run in
        for entry in run {
          let place = pieces.record(at: PiecePlace(number: entry.place))
          if records[place.file].contains(place.record) { _ = table.insert(entry.key) }
        }
        return true
      }
    }
    return KeyLookup(keys: table, shapes: reference.shapes)
  }

  /// The hashes of all other ways to write the ids of some records, with the numbers of `PiecePlace`.
  private func shapes(of records: [RecordSet]) throws(TableError) -> RadixStore {
    let shapes = workspace.store(IDShape.rule.id)
    let pieces = PieceRecords(files)
    try workspace.forEach(pieces.count) { [self] queue throws(TableError) in
      let writer = RadixStore.Writer(shapes)
      while let piece = queue.draw() {
        let (file, number) = pieces.place(ofPiece: piece)
        let index = files[file].index
        guard records[file].count(in: index.records(of: number)) > 0,
          let cell = plan.layout.files[file].cell(of: reference.column)
        else { continue }
        let mark = index.marks[number]
        let reader = RecordReader(plan.layout.files[file].file)
        _ = try reader.readPiece(at: mark) { record in
          guard records[file].contains(record.number - 1) else { return true }
          let place = PiecePlace(piece: piece, record: record.number - 1 - mark.record)
          append(record.value(cell), place, to: writer)
          return true
        }
      }
      writer.finish()
    }
    try shapes.check()
    return shapes
  }

  private func append(_ value: [UInt8], _ place: PiecePlace, to writer: RadixStore.Writer) {
    let doubled = KeyLookup.doubled(value)
    _ = doubled.withUnsafeBufferPointer { id in
      reference.shapes.contains(id) {
        let hash = KeyHash.of($0)
        if hash != 0 { writer.append(hash, place: place.number) }
        return false
      }
    }
  }
}
