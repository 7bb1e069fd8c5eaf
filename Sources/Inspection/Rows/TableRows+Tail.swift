import Tables

extension TableRows {
  /// The records at some distances from the end of the table, 0 being the last one, in file order.
  ///
  /// Looks further back as far as that takes, and keeps in `index` what it found. What is wrong in
  /// the rows is known but for repetitions, which are found when all is read.
  public func rows(
    fromEnd distances: Range<Int>, index: inout TailIndex
  ) throws(TableError) -> [InspectedRow] {
    while index.count < distances.upperBound, try extend(&index) {}
    var rows: [InspectedRow] = []
    for piece in index.pieces.reversed()
    where piece.behind < distances.upperBound
      && piece.behind + piece.run.records > distances.lowerBound
    {
      let mark = PieceMark(offset: piece.run.offset, record: 0, line: 0)
      let inside = try inspectedRows(
        of: piece.file, at: mark, firstRow: -piece.behind - piece.run.records,
        upTo: piece.run.end)
      rows += inside.filter { distances.contains(-1 - $0.row) }
    }
    return rows
  }

  /// Adds the records before those of the index; false where there are none or none can be told.
  private func extend(_ index: inout TailIndex) throws(TableError) -> Bool {
    guard !index.isWhole, !index.isStuck else { return false }
    var file = index.pieces.last?.file ?? table.layout.files.count - 1
    var end = index.pieces.last?.run.offset
    while file >= 0 {
      let known = table.layout.files[file].file
      switch try TailReader(known).runs(before: end) {
      case .runs(let runs):
        for run in runs.reversed() { index.append(run, file: file) }
        return true
      case .unknown:
        index.isStuck = true
        return false
      case .isStart:
        file -= 1
        end = nil
      }
    }
    index.isWhole = true
    return false
  }
}
