/// Walks the records of a file from its end, without reading what stands before them.
public struct TailReader {
  private let file: TableFile
  private let piece: Piece
  /// Bytes that are looked at first when going further back.
  private let step: Int

  /// A run of whole records.
  public struct Run: Sendable, Equatable {
    /// Offset of its first byte.
    public let offset: UInt64
    /// Offset of the byte behind its last one.
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

  init(_ file: TableFile, step: Int) {
    self.file = file
    self.step = step
    piece = Piece()
  }

  /// The records right before a place at which a record starts or the file ends.
  ///
  /// - Throws: `TableError` when the file cannot be read or has changed.
  public func runs(before end: UInt64) throws(TableError) -> Step {
    let data = file.data.offset
    guard end > data else { return .isStart }
    var length = step
    // No cell is longer than the longest record, so that further back there is nothing to learn.
    while length <= 2 * Piece.maximumRecord {
      let start = end - data > UInt64(length) ? end - UInt64(length) : data
      if let first = try recordStart(from: start, to: end) {
        return .runs(try runs(from: first, to: end))
      }
      length *= 4
    }
    return .unknown
  }

  private func recordStart(from start: UInt64, to end: UInt64) throws(TableError) -> UInt64? {
    if start == file.data.offset { return start }
    let bytes = try file.file.bytes(Int(end - start), at: start)
    guard bytes.count == Int(end - start) else {
      throw TableError(.changed, path: file.file.path)
    }
    let first = bytes.withUnsafeBufferPointer { RecordStart.first(in: $0, dialect: file.dialect) }
    return first.map { start + UInt64($0) }
  }

  private func runs(from start: UInt64, to end: UInt64) throws(TableError) -> [Run] {
    var runs: [Run] = []
    var offset = start
    while offset < end {
      let next = try piece.fill(from: file.file, at: offset, dialect: file.dialect)
      guard next > offset else { throw TableError(.changed, path: file.file.path) }
      let stop = min(next, end)
      let limit = Int(stop - offset)
      let rows = piece.rows
      let records = (0..<rows.count).lazy
        .prefix { rows.start($0) < limit }
        .count { rows.shape($0, width: file.header.count) != .blank }
      runs.append(Run(offset: offset, end: stop, records: records))
      offset = stop
    }
    return runs
  }
}
