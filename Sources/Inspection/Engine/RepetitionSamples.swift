import Tables

/// Finds the number and lines of records that are known by their offset.
struct RepetitionSamples {
  let plan: TablePlan
  let repeated: TablePlan.Repeat

  func sample(of place: RecordPlace, index: RowIndex) throws(TableError) -> Finding.Sample? {
    guard let piece = index.piece(containing: place.offset) else { return nil }
    let file = plan.layout.files[place.file]
    var found: Record?
    _ = try RecordReader(file.file).readPiece(at: index.marks[piece]) { record in
      if record.offset == place.offset { found = record }
      return found == nil
    }
    let column = plan.slots.slots[repeated.slot].column
    return found.map { record in
      SampleMaker(plan: plan, file: file).sample(
        slot: repeated.slot, cell: column.flatMap(file.cell), record)
    }
  }
}
