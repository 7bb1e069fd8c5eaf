import CFormats

/// Makes rows of separated values of the rows of a Parquet file; one a thread.
///
/// It keeps what it has decoded ahead, so that going on behind the last rows costs least; any other
/// row is reached by passing over pages, which are not read.
final class ParquetReader {
  /// What it reads.
  let file: ParquetFile
  private let handle: OpaquePointer

  /// A reader before the first row.
  init(_ file: ParquetFile) throws(TableError) {
    guard let handle = cf_parquet_reader_new(file.handle) else {
      throw TableError(.beyondReach(.parquet, "no memory for its pages"), path: file.file.path)
    }
    self.file = file
    self.handle = handle
  }

  deinit { cf_parquet_reader_free(handle) }

  /// Replaces `rows` by those from the row `first` on: at most `count`, and none more once their
  /// text has `size` bytes.
  ///
  /// - Throws: `TableError` when the first of them cannot be read; those before one that cannot are
  ///   given first.
  func render(
    from first: UInt64, count: Int, size: Int, into rows: UnsafeMutablePointer<cf_rows>
  ) throws(TableError) {
    cf_rows_clear(rows)
    var error = cf_parquet_error()
    let fault = cf_parquet_render(handle, first, count, size, rows, &error)
    guard fault != CF_PARQUET_NO_FAULT else { return }
    try file.file.checkUnchanged()
    throw TableError(parquet: error, path: file.file.path)
  }
}
