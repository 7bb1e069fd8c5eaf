import CFormats

/// Makes rows of separated values of another format's records; one a thread.
protocol RowRenderer: AnyObject {
  /// The rows that were made last.
  var rows: UnsafePointer<cf_rows> { get }
  /// Physical lines that end in what they were made of; a row is a line where a format has none.
  var lineCount: Int { get }
  /// The physical lines from the first to the last of a row, counted from 0 at the start of the
  /// piece.
  func lines(ofRow row: Int) -> ClosedRange<Int>
}

extension RowRenderer {
  var lineCount: Int { rows.pointee.row_count }
  func lines(ofRow row: Int) -> ClosedRange<Int> { row...row }
}
