import CFormats

/// The reader of a thread with the rows that it is to read.
final class ParquetRenderer: RowRenderer {
  let file: ParquetFile
  /// The rows that were claimed.
  var range: Range<UInt64> = 0..<0
  private let reader: ParquetReader
  private let made: UnsafeMutablePointer<cf_rows>

  init(_ file: ParquetFile) throws(TableError) {
    reader = try ParquetReader(file)
    guard let made = cf_rows_new() else {
      throw TableError(.beyondReach(.parquet, "no memory for its rows"), path: file.file.path)
    }
    (self.file, self.made) = (file, made)
  }

  deinit { cf_rows_free(made) }

  var rows: UnsafePointer<cf_rows> { UnsafePointer(made) }

  /// Makes the rows; those that cannot be read are there as malformed ones, which say why.
  func finish() throws(TableError) {
    cf_rows_clear(made)
    guard !range.isEmpty else { return }
    var reason = "it has fewer rows than it says"
    do throws(TableError) {
      try render(from: range.lowerBound)
    } catch {
      if case .changed = error.kind { throw error }
      reason = error.reason
    }
    let count = made.pointee.row_count
    guard count < range.count, made.pointee.failed == 0 else { return try checkMemory() }
    if count > 0, let why = faultBehind(count) { reason = why }
    let text = Array(reason.utf8)
    for row in count..<range.count { cf_rows_malformed(made, text, text.count, UInt32(row)) }
    try checkMemory()
  }

  private func render(from first: UInt64) throws(TableError) {
    try reader.render(from: first, count: range.count, size: .max, into: made)
  }

  /// Why the row behind the first ones cannot be read, which are given without a fault.
  private func faultBehind(_ count: Int) -> String? {
    guard let rest = cf_rows_new() else { return nil }
    defer { cf_rows_free(rest) }
    do throws(TableError) {
      try reader.render(
        from: range.lowerBound + UInt64(count), count: 1, size: .max, into: rest)
      return nil
    } catch {
      return error.reason
    }
  }

  private func checkMemory() throws(TableError) {
    guard made.pointee.failed != 0 else { return }
    throw TableError(
      .beyondReach(.parquet, "rows \(range.lowerBound + 1) to \(range.upperBound) are too long"),
      path: file.file.path)
  }
}
