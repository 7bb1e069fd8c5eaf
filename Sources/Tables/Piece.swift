import CFormats
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

  /// The position of the first record; one that was asked for may stand further down where a format
  /// has no smaller parts.
  public internal(set) var offset: UInt64 = 0
  /// The position behind the last one.
  public private(set) var end: UInt64 = 0
  /// Whether nothing of the file stands behind it.
  public internal(set) var isLast = false
  /// How many bytes of whole records there are.
  public var length: Int { rendered.map { $0.rows.pointee.length } ?? index.consumed }

  /// What makes rows of a format that is no separated values, kept for the next piece.
  private var renderer: (any RowRenderer)?
  private var isRendered = false
  private var rendered: (any RowRenderer)? { isRendered ? renderer : nil }
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
    if let rendered { return SplitRows(rendered.rows.pointee) }
    return SplitRows(
      bytes: bytes, marks: index.marks, rows: index.rows, count: index.row_count,
      hasOddQuotes: index.odd_quotes != 0, hasQuotedLines: index.quoted_lines != 0)
  }

  private var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: rows.bytes, count: length)
  }

  /// The physical lines that end in the first `count` bytes.
  func lines(in count: Int, dialect: Dialect) -> Int { ck_count(bytes, count, dialect.lineEnd) }

  /// The kinds of bytes in the piece, for looking at most pieces only once.
  public var classes: ByteClasses { ByteClasses.of(text) }

  /// Whether all bytes of the piece are UTF-8.
  public var isUTF8: Bool { UTF8Bytes.isValid(text) }

  /// What no row shows of the records that they were made of.
  public var facts: JSONFacts { rendered?.facts ?? JSONFacts() }

  /// The physical lines of a row, counted from 0 at the start of the piece; nothing where they are
  /// the line ends in its bytes.
  func lines(ofRow row: Int) -> ClosedRange<Int>? { rendered?.lines(ofRow: row) }

  /// The physical lines that end in the piece.
  public func lines(dialect: Dialect) -> Int {
    if let rendered { return rendered.lineCount }
    guard index.quoted_lines == 0, length > 0 else { return lines(in: length, dialect: dialect) }
    // Each line is a row; a file's last one may lack its end.
    return index.row_count - (bytes[length - 1] == dialect.lineEnd ? 0 : 1)
  }

  /// Takes the records of a file from `position` on, and returns where the next piece starts.
  public func fill(from file: TableFile, at position: UInt64) throws(TableError) -> UInt64 {
    let next = try claim(from: file, at: position)
    try finish(file)
    return next
  }

  /// Takes the record at `position` and few behind it.
  public func fillOne(from file: TableFile, at position: UInt64) throws(TableError) {
    _ = try claim(from: file, at: position, wanting: 4096)
    try finish(file)
  }

  /// Does as much of `fill` as the next piece has to wait for; `finish` does the rest.
  public func claim(
    from file: TableFile, at position: UInt64, wanting size: Int = Piece.size
  ) throws(TableError) -> UInt64 {
    offset = position
    do throws(TableError) {
      end = try file.rows.claim(self, at: position, wanting: size)
    } catch {
      throw file.named(error)
    }
    return end
  }

  /// Makes rows of what was claimed.
  ///
  /// - Throws: `TableError` when none could be made of it; what stands behind may be well.
  public func finish(_ file: TableFile) throws(TableError) {
    do throws(TableError) {
      try file.rows.finish(self)
    } catch {
      throw file.named(error)
    }
  }

  // MARK: - For sources of rows

  /// The renderer of a kind, made where the last piece was of another.
  func renderer<Renderer: RowRenderer>(
    where isRight: (Renderer) -> Bool, _ make: () throws(TableError) -> Renderer
  ) throws(TableError) -> Renderer {
    isRendered = true
    if let known = renderer as? Renderer, isRight(known) { return known }
    let new = try make()
    renderer = new
    return new
  }

  /// Reads and splits separated values from `offset` on; returns where the next piece starts.
  func split(
    _ source: any ByteSource, at offset: UInt64, dialect: Dialect, wanting size: Int
  ) throws(TableError) -> UInt64 {
    isRendered = false
    var wanted = size
    while true {
      if wanted > capacity { grow(to: wanted) }
      let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: wanted)
      let (count, damage) = try source.readToDamage(into: buffer, at: offset)
      isLast = damage == nil && (count < wanted || offset + UInt64(count) == source.knownSize)
      let isHuge = wanted > Self.maximumRecord
      split(count, dialect: dialect, follows: isLast ? CK_END : isHuge ? CK_GIVE_UP : CK_MORE)
      if index.consumed > 0 || isLast { return offset + UInt64(index.consumed) }
      if let damage { throw damage }
      if isHuge { throw TableError(.recordTooLong(offset: offset), path: source.path) }
      // A byte more than the longest record, for its line end.
      wanted = min(wanted * 2, Self.maximumRecord + 1)
    }
  }

  /// Splits bytes that are in memory already, to their end.
  func fill(from array: [UInt8], dialect: Dialect, isLast: Bool) {
    offset = 0
    isRendered = false
    if array.count > capacity { grow(to: array.count) }
    array.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { bytes.update(from: base, count: source.count) }
    }
    split(array.count, dialect: dialect, follows: isLast ? CK_END : CK_MORE)
  }

  private func split(_ count: Int, dialect: Dialect, follows: ck_follows) {
    (bytes + count).update(repeating: 0, count: Self.padding)
    ck_split(bytes, count, dialect.kernel, follows, &index)
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
