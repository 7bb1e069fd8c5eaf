import Synchronization
import Tables

/// Reads again the records whose ids are no keys, where that was known only when all was read.
struct MissingRead {
  let plan: TablePlan
  let reference: TablePlan.Reference
  let files: [FileInspection]
  let workspace: Workspace

  /// What looking the ids up on the way would have counted.
  func tally(of records: [RecordSet]) throws(TableError) -> MissingTally {
    let pieces = PieceRecords(files)
    let merged = Mutex(MissingTally())
    try workspace.forEach(pieces.count) { [self] queue throws(TableError) in
      let tally = MissingTally()
      while let piece = queue.draw() {
        let (file, number) = pieces.place(ofPiece: piece)
        guard records[file].count(in: files[file].index.records(of: number)) > 0 else { continue }
        try add(records[file], of: file, at: files[file].index.marks[number], to: tally)
      }
      merged.withLock { $0.merge(tally) }
    }
    return merged.withLock { $0 }
  }

  private func add(
    _ records: RecordSet, of file: Int, at mark: PieceMark, to tally: MissingTally
  ) throws(TableError) {
    let layout = plan.layout.files[file]
    guard let cell = layout.cell(of: reference.column) else { return }
    let (time, zone) = (layout.cell(named: "TIMESTAMP"), layout.zone(of: "TIMESTAMP"))
    _ = try RecordReader(layout.file).readPiece(at: mark) { record in
      guard records.contains(record.number - 1) else { return true }
      let happened = time.flatMap { cell in
        record.value(cell).withUnsafeBufferPointer {
          TimestampReader.read($0).microseconds(in: zone)
        }
      }
      KeyLookup.doubled(record.value(cell)).withUnsafeBufferPointer { id in
        tally.add(KeyHash.of(id), time: happened ?? CellColumn.noTime) { id }
      }
      return true
    }
  }
}
