import CFormats

/// Makes rows of separated values of another format's records; one a thread.
protocol RowRenderer: AnyObject {
  /// The rows that were made last.
  var rows: UnsafePointer<cf_rows> { get }
  /// Physical lines that end in what they were made of.
  var lineCount: Int { get }
  /// The physical lines from the first to the last of a row, counted from 0 at the start of the
  /// piece; -1 where the format has none.
  func lines(ofRow row: Int) -> ClosedRange<Int>
  /// What no row shows.
  var facts: JSONFacts { get }
}

extension RowRenderer {
  var lineCount: Int { 0 }
  func lines(ofRow row: Int) -> ClosedRange<Int> { -1 ... -1 }
  var facts: JSONFacts { JSONFacts() }
}
