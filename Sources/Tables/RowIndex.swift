/// Where a piece of a file starts.
public struct PieceMark: Sendable, Equatable {
  /// Offset of its first byte.
  public let offset: UInt64
  /// Data records before it.
  public let record: Int
  /// Physical lines before it.
  public let line: Int

  /// A place between two records.
  public init(offset: UInt64, record: Int, line: Int) {
    self.offset = offset
    self.record = record
    self.line = line
  }
}

/// Where the records of a file are: one mark a piece, so that it stays small.
public struct RowIndex: Sendable, Equatable {
  /// The pieces in file order.
  public private(set) var marks: [PieceMark] = []
  /// Data records in the pieces so far.
  public private(set) var records = 0

  /// An index that is yet to be filled.
  public init() {}

  /// Adds the piece that follows the last one.
  public mutating func append(_ mark: PieceMark, records: Int) {
    marks.append(mark)
    self.records += records
  }

  /// The records of a piece, counted from 0 over the file.
  public func records(of piece: Int) -> Range<Int> {
    marks[piece].record..<(piece + 1 < marks.count ? marks[piece + 1].record : records)
  }

  /// The piece that holds a record, counted from 0.
  public func piece(holding record: Int) -> Int? {
    guard record >= 0, record < records else { return nil }
    return lastMark { $0.record <= record }
  }

  /// The piece that holds the byte at an offset.
  public func piece(containing offset: UInt64) -> Int? {
    guard let first = marks.first, first.offset <= offset else { return nil }
    return lastMark { $0.offset <= offset }
  }

  /// The last mark that passes a test which holds up to some mark and not behind it.
  private func lastMark(where test: (PieceMark) -> Bool) -> Int {
    var (low, high) = (0, marks.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if test(marks[middle]) { low = middle } else { high = middle }
    }
    return low
  }
}
