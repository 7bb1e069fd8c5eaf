import Tables

extension TableRows {
  /// At most `count` records of an order, from the `start`th on.
  ///
  /// Each is read where it stands, and what is wrong is asked of these alone.
  public func rows(
    from start: Int, count: Int, order: RowOrder
  ) throws(TableError) -> [InspectedRow] {
    let wanted = try order.rows(max(0, start)..<max(0, start) + max(0, count))
    var found: [Int: InspectedRow] = [:]
    for (place, rows) in Dictionary(grouping: wanted, by: place(of:)) {
      guard let place else { continue }
      for row in try inspectedRows(of: place, only: Set(rows)) { found[row.row] = row }
    }
    let ordered = wanted.compactMap { found[$0] }
    guard ordered.count == wanted.count else {
      throw TableError(.changed, path: table.layout.files[0].file.file.path)
    }
    return ordered
  }

  /// Some records of a piece, by their rows in the table.
  private func inspectedRows(
    of place: Place, only wanted: Set<Int>
  ) throws(TableError) -> [InspectedRow] {
    let file = table.layout.files[place.file].file
    let mark = mark(of: place)
    let first = before[place.file]
    // Where positions are numbers of rows, few of them are there sooner than a whole piece.
    guard wanted.count <= 4, file.position(ofRecord: 0) != nil else {
      _ = try worker.piece.fill(from: file, at: mark.offset)
      return chosenRows(of: place.file, at: mark, wanted)
    }
    var rows: [InspectedRow] = []
    for row in wanted {
      guard let position = file.position(ofRecord: row - first) else { continue }
      try worker.piece.fillOne(from: file, at: position)
      let offset = worker.piece.offset
      let start = PieceMark(offset: offset, record: Int(offset), line: 0)
      rows += chosenRows(of: place.file, at: start, [row])
    }
    return rows
  }

  /// The same, of the piece at hand.
  private func chosenRows(
    of file: Int, at mark: PieceMark, _ wanted: Set<Int>
  ) -> [InspectedRow] {
    let (split, width) = (worker.piece.rows, table.layout.files[file].file.header.count)
    let firstRow = before[file] + mark.record
    var (chosen, row, left) = ([] as [Int], firstRow, wanted.count)
    for place in 0..<split.count where left > 0 && split.shape(place, width: width) != .blank {
      if wanted.contains(row) {
        chosen.append(place)
        left -= 1
      }
      row += 1
    }
    return readRows(chosen, of: file, at: mark)
  }
}
