import Tables

extension TableRows {
  /// Counts how often each value of a column occurs, in all pieces that are inspected.
  ///
  /// `progress` gets the counts after each piece and returns false to stop.
  public func counts(
    ofColumn column: String, progress: (ValueTally) -> Bool
  ) throws(TableError) -> ValueTally {
    var tally = ValueTally()
    for (file, inspection) in table.files.enumerated() {
      for piece in inspection.index.marks.indices {
        try eachValue(of: column, file: file, piece: piece) { tally.add($0) }
        guard progress(tally) else { return tally }
      }
    }
    tally.isComplete = true
    return tally
  }

  /// Hands out the value of a column in each record of a piece, without its quotes; nothing for
  /// a record that has no such cell.
  private func eachValue(
    of column: String, file: Int, piece: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Void
  ) throws(TableError) {
    let layout = table.layout.files[file]
    let offset = table.files[file].index.marks[piece].offset
    guard try worker.piece.fill(from: layout.file, at: offset) > offset else { return }
    let (rows, quote) = (worker.piece.rows, layout.file.dialect.quote)
    let (cell, width) = (layout.cell(named: column), layout.file.header.count)
    let room = CellRoom()
    for row in 0..<rows.count {
      let shape = rows.shape(row, width: width)
      guard shape != .blank else { continue }
      guard let cell, shape.isSplit else {
        body(nil)
        continue
      }
      body(room.value(of: rows.cell(cell, of: row), quote: quote))
    }
  }
}
