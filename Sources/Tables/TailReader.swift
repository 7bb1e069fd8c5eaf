/// Walks the records of a file from its end, without reading what stands before them.
public struct TailReader {
  private let file: TableFile
  private let piece = Piece()
  /// Bytes that are looked at first when going further back.
  private let step: Int

  /// A run of whole records.
  public struct Run: Sendable, Equatable {
    /// Position of the first.
    public let offset: UInt64
    /// Position behind the last.
    public let end: UInt64
    /// Data records, rejected ones among them.
    public let records: Int
  }

  /// What came of going further back.
  public enum Step: Sendable, Equatable {
    /// The runs before the place, in file order; each is one piece at most.
    case runs([Run])
    /// The place is where the data records start.
    case isStart
    /// Where records start before the place cannot be told without reading from the start.
    case unknown
  }

  /// A reader with buffers of its own.
  public init(_ file: TableFile) { self.init(file, step: Piece.size) }

  init(_ file: TableFile, step: Int) { (self.file, self.step) = (file, step) }

  /// The records right before a position at which a record starts, or before the end of the file.
  ///
  /// - Throws: `TableError` when the file cannot be read or has changed.
  public func runs(before position: UInt64?) throws(TableError) -> Step {
    guard let end = position ?? file.rows.end else { return .unknown }
    guard end > file.rows.start else { return .isStart }
    return try file.rows.tail(before: end, piece, step: step)
  }
}
