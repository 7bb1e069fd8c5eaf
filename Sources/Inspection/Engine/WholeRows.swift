import Tables

/// The rows of a piece that were split into the header's columns, for reading a column of them.
struct WholeRows {
  private(set) var rows: [UInt32] = []
  /// The first mark of each.
  private(set) var first: [UInt32] = []
  /// The record that each is, counted from 0 over the piece.
  private(set) var records: [Int] = []
  /// All records of the piece.
  private(set) var count = 0
  private let piece: Piece
  private let layout: FileLayout

  /// Those of a piece of a file.
  init(_ piece: Piece, _ layout: FileLayout) {
    (self.piece, self.layout) = (piece, layout)
    let rows = piece.rows
    for row in 0..<rows.count {
      let shape = rows.shape(row, width: layout.file.header.count)
      if shape == .blank { continue }
      count += 1
      guard shape.isSplit else { continue }
      self.rows.append(UInt32(row))
      first.append(UInt32(rows.markRange(row).lowerBound))
      records.append(count - 1)
    }
  }

  /// Hands out the rows as a block.
  func withBlock(_ body: (RowBlock) -> Void) {
    rows.withUnsafeBufferPointer { numbers in
      first.withUnsafeBufferPointer { first in
        guard let numbers = numbers.baseAddress, let first = first.baseAddress else { return }
        body(
          RowBlock(
            piece.rows, numbers: numbers, first: first, count: rows.count,
            width: layout.file.header.count, dialect: layout.file.dialect))
      }
    }
  }

  /// For each row the time in a cell, in microseconds since 1970; `CellColumn.noTime` for none.
  ///
  /// Times that name no zone are of `zone`, or of UTC.
  func times(of cell: Int, in zone: LocalZone? = nil) -> [Int64] {
    var times = [Int64](repeating: CellColumn.noTime, count: rows.count)
    let left = CellColumn.Leftovers(rows: rows.count)
    var lengths = ColumnExtremes()
    withBlock { block in
      times.withUnsafeMutableBufferPointer { times in
        guard let start = times.baseAddress else { return }
        if zone == nil { block.column(cell).times(into: start, left, &lengths) }
        let rows = zone == nil ? left.odd.map(Int.init) : Array(times.indices)
        for row in rows where times[row] == CellColumn.noTime {
          let value = CellBytes.value(block.cell(cell, of: row), quote: layout.file.dialect.quote)
          let reading = value.withUnsafeBufferPointer { TimestampReader.read($0) }
          times[row] = reading.microseconds(in: zone) ?? CellColumn.noTime
        }
      }
    }
    return times
  }
}

extension CellBytes {
  /// Whether there is nothing but blanks in a cell, given as it stands between delimiters.
  static func isBlank(_ cell: UnsafeBufferPointer<UInt8>, quote: UInt8) -> Bool {
    guard let first = cell.first else { return true }
    let isQuoted = first == quote
    guard isQuoted || first == 0x20 || first == 0x09 else { return false }
    let inside = isQuoted ? cell.dropFirst().dropLast() : cell[...]
    return inside.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}
