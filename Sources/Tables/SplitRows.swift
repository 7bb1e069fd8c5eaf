import CFormats
import CKernels

/// The rows of one piece as pointers into its buffers, valid until it is filled again.
///
/// Hot loops walk these pointers; everything here is inlined into them.
public struct SplitRows {
  /// The piece's bytes; 64 bytes past the end may be read.
  public let bytes: UnsafePointer<UInt8>
  /// For each cell the offset of the byte that ends it.
  public let marks: UnsafePointer<UInt32>
  /// For each row the number of marks up to its end, with the kernel's flags.
  public let rows: UnsafePointer<UInt32>
  /// How many rows there are.
  public let count: Int
  /// For each row where it is in its source, counted from the first; nothing where that is where it
  /// is in the bytes.
  public let origins: UnsafePointer<UInt32>?
  /// What is known of the cells of the first columns beside their text.
  private let known: UnsafeBufferPointer<cf_known>
  /// Whether a quote may stand where RFC 4180 has none.
  public let hasOddQuotes: Bool
  /// Whether a line end may stand inside quotes.
  public let hasQuotedLines: Bool

  /// What can be said of a row by its cells alone.
  public enum Shape: Equatable, Sendable {
    /// As many cells as the header.
    case whole
    /// A line with nothing on it; no record.
    case blank
    /// Fewer cells than the header.
    case short
    /// More cells, all the further ones empty.
    case longButEmpty
    /// More cells, some of the further ones filled.
    case long
    /// A quote that is never closed, so that cells cannot be told apart.
    case broken
    /// A record of another format than separated values that cannot be read.
    case malformed

    /// Whether the cells can be told apart and belong to the columns.
    public var isSplit: Bool { self == .whole || self == .longButEmpty }
  }

  init(
    bytes: UnsafePointer<UInt8>, marks: UnsafePointer<UInt32>, rows: UnsafePointer<UInt32>,
    count: Int, origins: UnsafePointer<UInt32>? = nil,
    known: UnsafeBufferPointer<cf_known> = UnsafeBufferPointer(start: nil, count: 0),
    hasOddQuotes: Bool, hasQuotedLines: Bool
  ) {
    (self.bytes, self.marks, self.rows, self.count) = (bytes, marks, rows, count)
    (self.origins, self.known) = (origins, known)
    (self.hasOddQuotes, self.hasQuotedLines) = (hasOddQuotes, hasQuotedLines)
  }

  /// The rows that a renderer made; what has none points nowhere that is read.
  init(_ rendered: cf_rows) {
    self.init(
      bytes: UnsafePointer(rendered.bytes) ?? Self.nothing.bytes,
      marks: UnsafePointer(rendered.marks) ?? Self.nothing.words,
      rows: UnsafePointer(rendered.rows) ?? Self.nothing.words, count: rendered.row_count,
      origins: UnsafePointer(rendered.origins) ?? Self.nothing.words,
      known: UnsafeBufferPointer(start: rendered.known, count: rendered.known_columns),
      hasOddQuotes: false, hasQuotedLines: rendered.quoted_lines != 0)
  }

  // Safe: never written after it is made.
  nonisolated(unsafe) private static let nothing:
    (bytes: UnsafePointer<UInt8>, words: UnsafePointer<UInt32>) = {
      let words = UnsafeMutablePointer<UInt32>.allocate(capacity: 32)
      words.initialize(repeating: 0, count: 32)
      let bytes = UnsafeRawPointer(words).assumingMemoryBound(to: UInt8.self)
      return (bytes, UnsafePointer(words))
    }()

  /// The times in a cell of each row, where the source of the rows knows those up to a row.
  func times(ofCell cell: Int, upTo row: Int) -> UnsafePointer<Int64>? {
    guard known.indices.contains(cell), known[cell].count > row else { return nil }
    return UnsafePointer(known[cell].times)
  }

  /// The marks of a row.
  @inlinable public func markRange(_ row: Int) -> Range<Int> {
    let start = row == 0 ? 0 : Int(rows[row - 1] & ~UInt32(CK_ROW_FLAGS))
    return start..<Int(rows[row] & ~UInt32(CK_ROW_FLAGS))
  }

  /// Offset of a row's first byte.
  @inlinable public func start(_ row: Int) -> Int {
    let first = markRange(row).lowerBound
    return first == 0 ? 0 : Int(marks[first - 1]) + 1
  }

  /// Where a row is in its source, counted from the start of the piece.
  @inlinable public func origin(_ row: Int) -> Int { origins.map { Int($0[row]) } ?? start(row) }

  /// Offset of the byte that ends a row.
  @inlinable public func end(_ row: Int) -> Int {
    Int(marks[markRange(row).upperBound - 1])
  }

  /// The row that is at a place in its source, counted from the start of the piece.
  public func row(at origin: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.origin(middle) < origin { low = middle + 1 } else { high = middle }
    }
    return low < count && self.origin(low) == origin ? low : nil
  }

  /// How a row's cells compare with a header of `width` columns.
  @inlinable public func shape(_ row: Int, width: Int) -> Shape {
    if rows[row] & UInt32(CK_ROW_FLAGS) != 0 {
      return rows[row] & UInt32(CK_BROKEN) != 0 ? .broken : .malformed
    }
    let cells = markRange(row)
    if cells.count == width { return width == 1 || cells.count > 1 ? .whole : .blank }
    return raggedShape(row, cells: cells, width: width)
  }

  @usableFromInline func raggedShape(_ row: Int, cells: Range<Int>, width: Int) -> Shape {
    if cells.count == 1, start(row) == trimmedEnd(of: cells.lowerBound) { return .blank }
    if cells.count < width { return .short }
    let extra = cells.dropFirst(width)
    let isFilled = extra.contains { Int(marks[$0 - 1]) + 1 < trimmedEnd(of: $0) }
    return isFilled ? .long : .longButEmpty
  }

  /// The end of a cell without the carriage return that belongs to the line end.
  @inlinable public func trimmedEnd(of mark: Int) -> Int {
    trimmed(Int(marks[mark]), start: mark == 0 ? 0 : Int(marks[mark - 1]) + 1)
  }

  /// The end of a row without the carriage return that belongs to the line end.
  public func trimmedEnd(ofRow row: Int) -> Int {
    trimmed(end(row), start: start(row))
  }

  @inlinable func trimmed(_ end: Int, start: Int) -> Int {
    guard end > start, bytes[end - 1] == UInt8(ascii: "\r") else { return end }
    // Past the last byte of a file there is a zero.
    return bytes[end] == UInt8(ascii: "\n") || bytes[end] == 0 ? end - 1 : end
  }

  /// The bytes of a cell as they stand; none for a cell that the row does not have.
  @inlinable public func cell(_ cell: Int, of row: Int) -> UnsafeBufferPointer<UInt8> {
    let marks = markRange(row)
    guard cell >= 0, cell < marks.count else { return UnsafeBufferPointer(start: bytes, count: 0) }
    let mark = marks.lowerBound + cell
    let start = mark == 0 ? 0 : Int(self.marks[mark - 1]) + 1
    return UnsafeBufferPointer(start: bytes + start, count: trimmedEnd(of: mark) - start)
  }
}
