import Tables

/// Reads `UPDATED_AT` of single pieces; one a thread.
final class TimeReader {
  private let plan: TablePlan
  private let files: [FileInspection]
  private let piece = Piece()

  init(_ plan: TablePlan, _ files: [FileInspection]) {
    (self.plan, self.files) = (plan, files)
  }

  /// The records of a piece, counted from 0 over the file, with a time up to a limit.
  func records(
    upTo limit: Int64, file: Int, piece number: Int
  ) throws(TableError) -> [(file: Int, record: Int)] {
    let layout = plan.layout.files[file]
    guard let cell = layout.cell(named: "UPDATED_AT") else { return [] }
    let index = files[file].index
    _ = try piece.fill(from: layout.file, at: index.marks[number].offset)
    let whole = WholeRows(piece, layout)
    guard whole.count == index.records(of: number).count else {
      throw TableError(.changed, path: layout.file.file.path)
    }
    let first = index.records(of: number).lowerBound
    let times = whole.times(of: cell)
    return whole.records.indices.filter { times[$0] <= limit && times[$0] != CellColumn.noTime }
      .map { (file, first + whole.records[$0]) }
  }
}
