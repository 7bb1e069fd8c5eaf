import Tables

/// Makes samples of records that are known by their numbers.
struct LateSamples {
  let plan: TablePlan
  let slot: Int
  /// The keys that the records name, where the plan does not hold them.
  var lookup: KeyLookup?

  /// A sample of each record, counted from 0 over its file and in order; each piece is read once.
  func samples(
    of records: [Int], file: Int, index: RowIndex
  ) throws(TableError) -> [Finding.Sample] {
    let layout = plan.layout.files[file]
    let cell = plan.slots.slots[slot].column.flatMap(layout.cell)
    let maker = SampleMaker(plan: plan, file: layout, lookup: lookup)
    let reader = RecordReader(layout.file)
    var samples: [Finding.Sample] = []
    while samples.count < records.count, let piece = index.piece(holding: records[samples.count]) {
      let known = samples.count
      _ = try reader.readPiece(at: index.marks[piece]) { record in
        guard samples.count < records.count else { return false }
        if record.number - 1 == records[samples.count] {
          samples.append(maker.sample(slot: slot, cell: cell, record))
        }
        return true
      }
      guard samples.count > known else { throw TableError(.changed, path: layout.file.file.path) }
    }
    return samples
  }
}
