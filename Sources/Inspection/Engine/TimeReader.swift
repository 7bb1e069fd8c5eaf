import Tables

/// Reads `UPDATED_AT` of single pieces; one a thread.
final class TimeReader {
  private let plan: TablePlan
  private let files: [FileInspection]
  private let piece = Piece()
  private var left = CellColumn.Leftovers(rows: 0)
  private var times: [Int64] = []

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
    let whole = wholeRows(of: layout)
    guard whole.count == index.records(of: number).count else {
      throw TableError(.changed, path: layout.file.file.path)
    }
    let first = index.records(of: number).lowerBound
    read(whole, cell, layout)
    return whole.records.indices.filter { times[$0] <= limit && times[$0] != CellColumn.noTime }
      .map { (file, first + whole.records[$0]) }
  }

  /// Rows that were split into the header's columns.
  private struct WholeRows {
    var rows: [UInt32] = []
    /// The first mark of each.
    var first: [UInt32] = []
    /// The record that each is, counted from 0 over the piece.
    var records: [Int] = []
    /// All records of the piece.
    var count = 0
  }

  private func wholeRows(of layout: FileLayout) -> WholeRows {
    let rows = piece.rows
    var whole = WholeRows()
    for row in 0..<rows.count {
      let shape = rows.shape(row, width: layout.file.header.count)
      if shape == .blank { continue }
      whole.count += 1
      guard shape == .whole || shape == .longButEmpty else { continue }
      whole.rows.append(UInt32(row))
      whole.first.append(UInt32(rows.markRange(row).lowerBound))
      whole.records.append(whole.count - 1)
    }
    return whole
  }

  private func read(_ whole: WholeRows, _ cell: Int, _ layout: FileLayout) {
    let count = whole.rows.count
    times = [Int64](repeating: CellColumn.noTime, count: count)
    left = CellColumn.Leftovers(rows: count)
    var lengths = ColumnExtremes()
    whole.rows.withUnsafeBufferPointer { numbers in
      whole.first.withUnsafeBufferPointer { first in
        guard let numbers = numbers.baseAddress, let first = first.baseAddress else { return }
        let block = RowBlock(
          piece.rows, numbers: numbers, first: first, count: count,
          width: layout.file.header.count, dialect: layout.file.dialect)
        times.withUnsafeMutableBufferPointer { times in
          guard let times = times.baseAddress else { return }
          block.column(cell).times(into: times, left, &lengths)
          for row in left.odd where times[Int(row)] == CellColumn.noTime {
            let value = CellBytes.value(
              block.cell(cell, of: Int(row)), quote: layout.file.dialect.quote)
            let reading = value.withUnsafeBufferPointer { TimestampReader.read($0) }
            times[Int(row)] = reading.microseconds ?? CellColumn.noTime
          }
        }
      }
    }
  }
}
