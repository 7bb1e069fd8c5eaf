import CKernels

/// The cells of one column in a block of rows: the column kernels behind Swift names.
///
/// Each kernel gives a word a row and lists the rows which it leaves to its caller.
public struct CellColumn {
  /// What stands for a time where there is none.
  @inlinable public static var noTime: Int64 { Int64.min }

  private let column: ck_column

  init(_ column: ck_column) { self.column = column }

  /// Rows whose cells need more than a kernel gives, used again for every column.
  public final class Leftovers {
    fileprivate var raw: ck_leftovers

    /// Room for so many rows.
    public init(rows: Int) {
      raw = ck_leftovers(
        empty: .allocate(capacity: rows), odd: .allocate(capacity: rows), empty_count: 0,
        odd_count: 0)
    }

    deinit {
      raw.empty.deallocate()
      raw.odd.deallocate()
    }

    /// Rows of the block whose cell has no bytes.
    public var empty: UnsafeBufferPointer<UInt32> {
      UnsafeBufferPointer(start: raw.empty, count: raw.empty_count)
    }

    /// Rows of the block whose cell has to be read with care.
    public var odd: UnsafeBufferPointer<UInt32> {
      UnsafeBufferPointer(start: raw.odd, count: raw.odd_count)
    }

    fileprivate func clear() {
      raw.empty_count = 0
      raw.odd_count = 0
    }
  }

  /// For each row the kinds of bytes in its cell, as `ByteClasses`.
  public func classes(into classes: UnsafeMutablePointer<UInt8>) {
    withUnsafePointer(to: column) { ck_survey_cells($0, classes) }
  }

  /// Hashes of the values, 0 for those left over; extremes of the values.
  ///
  /// Values with a blank at an end are left over as odd.
  public func texts(
    into hashes: UnsafeMutablePointer<UInt64>, _ left: Leftovers, _ extremes: inout ColumnExtremes
  ) {
    left.clear()
    withUnsafePointer(to: column) { ck_text_column($0, hashes, &left.raw, &extremes.raw) }
  }

  /// The same for JSON; what is not surely an object or array is odd, and then has its hash if it
  /// could be told.
  ///
  /// `shapes` gets the word of each cell's `JSONShape`, 0 for those left over.
  public func json(
    into hashes: UnsafeMutablePointer<UInt64>, shapes: UnsafeMutablePointer<UInt64>? = nil,
    _ left: Leftovers, _ extremes: inout ColumnExtremes
  ) {
    left.clear()
    withUnsafePointer(to: column) { ck_json_column($0, hashes, shapes, &left.raw, &extremes.raw) }
  }

  /// Microseconds since 1970 of times in the guide's form; the lengths of their cells.
  ///
  /// Those of ISO 8601 in UTC, with a `T` or a `Z`, are odd and have their time all the same.
  public func times(
    into times: UnsafeMutablePointer<Int64>, _ left: Leftovers, _ extremes: inout ColumnExtremes
  ) {
    left.clear()
    withUnsafePointer(to: column) { ck_time_column($0, times, &left.raw, &extremes.raw) }
  }

  /// The shapes of ids; those to look at twice are listed in `odd`, which holds an entry a row.
  ///
  /// Returns how many these are.
  public func ids(_ shapes: inout IDShapes, odd: UnsafeMutablePointer<UInt32>) -> Int {
    withUnsafePointer(to: column) { ck_id_column($0, &shapes.raw, odd) }
  }

  /// The same for a column of which it is known that all values are whole numbers of at most 15
  /// digits, without leading zeros.
  public func numbers(_ shapes: inout IDShapes) {
    withUnsafePointer(to: column) { ck_number_column($0, &shapes.raw) }
  }

  /// The shapes of ids, byte by byte; for tests.
  func idsSlowly(_ shapes: inout IDShapes, odd: UnsafeMutablePointer<UInt32>) -> Int {
    withUnsafePointer(to: column) { ck_id_column_slowly($0, &shapes.raw, odd) }
  }

  /// The times, byte by byte; for tests.
  func timesSlowly(
    into times: UnsafeMutablePointer<Int64>, _ left: Leftovers, _ extremes: inout ColumnExtremes
  ) {
    left.clear()
    withUnsafePointer(to: column) { ck_time_column_slowly($0, times, &left.raw, &extremes.raw) }
  }
}
