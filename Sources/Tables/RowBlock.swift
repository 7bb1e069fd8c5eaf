import CKernels

/// Some rows of a piece that have the same columns, for kernels that go down a column.
public struct RowBlock {
  /// The piece.
  public let rows: SplitRows
  /// The numbers of the rows in the piece.
  public let numbers: UnsafePointer<UInt32>
  /// For each row the number of its first mark.
  public let first: UnsafePointer<UInt32>
  /// How many rows.
  public let count: Int
  private let dialect: Dialect
  private let width: Int

  /// Rows with at least `width` cells each.
  public init(
    _ rows: SplitRows, numbers: UnsafePointer<UInt32>, first: UnsafePointer<UInt32>, count: Int,
    width: Int, dialect: Dialect
  ) {
    (self.rows, self.numbers, self.first, self.count) = (rows, numbers, first, count)
    (self.width, self.dialect) = (width, dialect)
  }

  /// The cells of one column.
  public func column(_ cell: Int) -> CellColumn {
    let times = count > 0 ? rows.times(ofCell: cell, upTo: Int(numbers[count - 1])) : nil
    return CellColumn(
      ck_column(
        bytes: rows.bytes, marks: rows.marks, first: first, count: count, cell: UInt32(cell),
        quote: dialect.quote, ends_row: cell == width - 1 ? 1 : 0,
        odd_quotes: rows.hasOddQuotes ? 1 : 0, times: times, numbers: numbers))
  }

  /// A cell as it stands between its delimiters.
  @inlinable public func cell(_ cell: Int, of row: Int) -> UnsafeBufferPointer<UInt8> {
    let mark = Int(first[row]) + cell
    let start = mark == 0 ? 0 : Int(rows.marks[mark - 1]) + 1
    return UnsafeBufferPointer(
      start: rows.bytes + start, count: rows.trimmedEnd(of: mark) - start)
  }
}
