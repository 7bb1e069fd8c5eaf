import CFormats

/// A Parquet file as its footer describes it; nothing else of it is read.
public final class ParquetFile: Sendable {
  /// A column.
  public struct Column: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// What it holds, such as `timestamp[us, UTC]` or `map<string, int64>`.
    public let type: String
  }

  /// A row group, which is a run of rows that is stored together.
  public struct Group: Equatable, Sendable {
    /// Its rows, counted from 0 in the whole file.
    public let rows: Range<UInt64>
    /// How many bytes it takes in the file.
    public let size: UInt64
    /// How many bytes they unpack to, if that can be believed.
    public let unpackedSize: UInt64
    /// The offset of the first of them.
    public let offset: UInt64
  }

  /// What the footer says of the times of a column in a group.
  public struct Times: Equatable, Sendable {
    /// In microseconds since 1970 in UTC, bounds that every time of the group lies within.
    public let range: ClosedRange<Int64>
    /// How many cells are null, where that is told.
    public let nullCount: Int?
  }

  /// The file on disk.
  public let file: ByteFile
  /// The columns from left to right.
  public let columns: [Column]
  /// The row groups in order.
  public let groups: [Group]
  // Safe: what the footer says is never written after it is read.
  nonisolated(unsafe) let handle: OpaquePointer

  /// Opens a file and reads its footer.
  ///
  /// - Throws: `TableError` also where no Apache Arrow is on this machine.
  public init(_ path: String) throws(TableError) {
    file = try ByteFile(path)
    var error = cf_parquet_error()
    guard let handle = cf_parquet_open(path, &error) else {
      throw TableError(parquet: error, path: path)
    }
    self.handle = handle
    columns = (0..<cf_parquet_column_count(handle)).map { Column(cf_parquet_column_at(handle, $0)) }
    var first: UInt64 = 0
    groups = (0..<cf_parquet_group_count(handle)).map { index in
      let group = cf_parquet_group_at(handle, index)
      defer { first += group.rows }
      return Group(
        rows: first..<first + group.rows, size: group.bytes, unpackedSize: group.unpacked,
        offset: group.offset)
    }
    try file.checkUnchanged()
  }

  deinit { cf_parquet_close(handle) }

  /// Whether Parquet is read on this machine, and if not, why.
  public static var absence: String? {
    var error = cf_parquet_error()
    return cf_parquet_load(&error) == CF_PARQUET_NO_FAULT ? nil : error.reason
  }

  /// How many rows there are.
  public var rowCount: UInt64 { groups.last?.rows.upperBound ?? 0 }

  /// The group that has a row.
  public func group(holding row: UInt64) -> Int? {
    var (low, high) = (0, groups.count)
    while low < high {
      let middle = (low + high) / 2
      if groups[middle].rows.upperBound <= row { low = middle + 1 } else { high = middle }
    }
    return low < groups.count ? low : nil
  }

  /// What is known of the times of a column in a group; nothing for columns that have no times.
  public func times(ofColumn column: Int, inGroup group: Int) -> Times? {
    var times = cf_parquet_times()
    guard columns.indices.contains(column), groups.indices.contains(group),
      cf_parquet_group_times(handle, column, group, &times) != 0, times.earliest <= times.latest
    else { return nil }
    return Times(
      range: times.earliest...times.latest, nullCount: times.nulls < 0 ? nil : Int(times.nulls))
  }
}

extension ParquetFile.Column {
  fileprivate init(_ column: cf_parquet_column) {
    name = Self.text(column.name, column.name_length)
    type = Self.text(column.type, column.type_length)
  }

  private static func text(_ start: UnsafePointer<CChar>?, _ length: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
  }
}

extension cf_parquet_error {
  /// What went wrong, as a phrase.
  fileprivate var reason: String {
    withUnsafeBytes(of: text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

extension TableError {
  init(parquet error: cf_parquet_error, path: String) {
    let kind: Kind =
      switch error.fault {
      case CF_PARQUET_NO_LIBRARY: .missingLibrary(.parquet, error.reason)
      case CF_PARQUET_UNREADABLE: .unreadable(error.reason.lowercased())
      case CF_PARQUET_ENCRYPTED: .encrypted(.parquet)
      case CF_PARQUET_DAMAGED: .damaged(.parquet, error.reason)
      default: .beyondReach(.parquet, error.reason)
      }
    self.init(kind, path: path)
  }
}
