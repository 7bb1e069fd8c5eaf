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

  /// How many records of a piece have a value in a column.
  func count(
    _ value: [UInt8], column: String, file: Int, piece: Int
  ) throws(TableError) -> Int {
    guard table.layout.files[file].cell(named: column) != nil else { return 0 }
    var count = 0
    try value.withUnsafeBufferPointer { wanted throws(TableError) in
      try eachValue(of: column, file: file, piece: piece) { cell in
        if let cell, cell.elementsEqual(wanted) { count += 1 }
      }
    }
    return count
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
    var room: [UInt8] = []
    for row in 0..<rows.count {
      let shape = rows.shape(row, width: width)
      guard shape != .blank else { continue }
      guard let cell, shape.isSplit else {
        body(nil)
        continue
      }
      let bytes = rows.cell(cell, of: row)
      guard CellBytes.isQuoted(bytes, by: quote) else {
        body(bytes)
        continue
      }
      if room.count < bytes.count { room = Array(repeating: 0, count: 2 * bytes.count) }
      room.withUnsafeMutableBufferPointer { target in
        guard let start = target.baseAddress else { return }
        let length = CellBytes.unquote(bytes, quote: quote, into: start)
        body(UnsafeBufferPointer(start: start, count: length))
      }
    }
  }
}
