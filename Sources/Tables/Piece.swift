import CKernels

/// A run of whole records of one file, in buffers that are used again and again.
///
/// One a thread. A piece starts where a record starts, so no state is carried
/// from one piece to the next.
public final class Piece {
  /// Bytes that are asked for at a time.
  public static let size = 1 << 20
  /// The longest record that is read; a quoted cell that runs on is held for unclosed.
  public static let maximumRecord = 16 << 20

  /// Offset in the file of the first byte.
  public private(set) var offset: UInt64 = 0
  /// How many bytes of whole records there are.
  public private(set) var length = 0

  private static let padding = 64
  private var capacity = 0
  private var bytes: UnsafeMutablePointer<UInt8>
  private var marks: UnsafeMutablePointer<UInt32>
  private var index = ck_index()

  /// Buffers for pieces of the usual size.
  public init() {
    bytes = .allocate(capacity: 0)
    marks = .allocate(capacity: 0)
    grow(to: Self.size)
  }

  deinit { release() }

  /// The rows of the piece.
  public var rows: SplitRows {
    SplitRows(
      bytes: bytes, marks: index.marks, rows: index.rows, count: index.row_count,
      hasOddQuotes: index.odd_quotes != 0, hasQuotedLines: index.quoted_lines != 0)
  }

  /// The physical lines that end in the first `count` bytes.
  public func lines(in count: Int, dialect: Dialect) -> Int {
    ck_count(bytes, count, dialect.lineEnd)
  }

  /// The kinds of bytes in the piece, for looking at most pieces only once.
  public var classes: ByteClasses {
    ByteClasses.of(UnsafeBufferPointer(start: bytes, count: length))
  }

  /// Whether all bytes of the piece are UTF-8.
  public var isUTF8: Bool { UTF8Bytes.isValid(UnsafeBufferPointer(start: bytes, count: length)) }

  /// The physical lines that end in the piece.
  public func lines(dialect: Dialect) -> Int {
    guard index.quoted_lines == 0, length > 0 else { return lines(in: length, dialect: dialect) }
    // Each line is a row; a file's last one may lack its end.
    return index.row_count - (bytes[length - 1] == dialect.lineEnd ? 0 : 1)
  }

  /// Reads and splits the records from `offset`, and returns where the next piece starts.
  public func fill(
    from file: ByteFile, at offset: UInt64, dialect: Dialect
  ) throws(TableError) -> UInt64 {
    try fill(from: file, at: offset, dialect: dialect, asking: Self.size)
  }

  /// Reads the record at `offset` and few behind it.
  public func fillOne(
    from file: ByteFile, at offset: UInt64, dialect: Dialect
  ) throws(TableError) {
    _ = try fill(from: file, at: offset, dialect: dialect, asking: 4096)
  }

  private func fill(
    from file: ByteFile, at offset: UInt64, dialect: Dialect, asking size: Int
  ) throws(TableError) -> UInt64 {
    self.offset = offset
    var wanted = size
    while true {
      if wanted > capacity { grow(to: wanted) }
      let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: wanted)
      let count = try file.read(into: buffer, at: offset)
      guard offset + UInt64(count) == min(offset + UInt64(wanted), file.size) else {
        throw TableError(.changed, path: file.path)
      }
      let isLast = offset + UInt64(count) == file.size
      let isHuge = wanted > Self.maximumRecord
      split(count, dialect: dialect, follows: isLast ? CK_END : isHuge ? CK_GIVE_UP : CK_MORE)
      if length > 0 || count == 0 { return offset + UInt64(length) }
      if isHuge { throw TableError(.recordTooLong(offset: offset), path: file.path) }
      // A byte more than the longest record, for its line end.
      wanted = min(wanted * 2, Self.maximumRecord + 1)
    }
  }

  /// Splits bytes that are in memory already, to their end.
  func fill(from array: [UInt8], dialect: Dialect, isLast: Bool) {
    offset = 0
    if array.count > capacity { grow(to: array.count) }
    array.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { bytes.update(from: base, count: source.count) }
    }
    split(array.count, dialect: dialect, follows: isLast ? CK_END : CK_MORE)
  }

  private func split(_ count: Int, dialect: Dialect, follows: ck_follows) {
    (bytes + count).update(repeating: 0, count: Self.padding)
    ck_split(bytes, count, dialect.kernel, follows, &index)
    length = index.consumed
  }

  private func grow(to capacity: Int) {
    release()
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Self.padding)
    // A mark before the first, so that each cell starts behind the mark before it.
    marks = .allocate(capacity: capacity + Int(CK_SLACK) + 1)
    marks[0] = .max
    index.marks = marks + 1
    index.rows = .allocate(capacity: capacity + Int(CK_SLACK))
  }

  private func release() {
    bytes.deallocate()
    marks.deallocate()
    index.rows?.deallocate()
  }
}
