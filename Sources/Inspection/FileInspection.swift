import Tables

/// What the pass found out about one file.
public struct FileInspection: Sendable {
  /// Where its records are.
  public internal(set) var index = RowIndex()
  /// For each piece of the index what was found in it.
  public internal(set) var pieceCounts: [[SlotCount]] = []
  /// For each piece of the index the hours from its earliest row to its latest.
  public internal(set) var pieceHours: [ClosedRange<Int>?] = []
  /// Data records, rejected ones among them.
  public var records: Int { index.records }
  /// Records that could not be split into the header's columns.
  public internal(set) var rejected = 0
  /// Lines with nothing on them, which are no records.
  public internal(set) var blankLines = 0
  /// Why it could not be read to its end.
  public internal(set) var error: TableError?
  /// By the slot of a rule the records that were known to break it once all was read.
  var lateRecords: [Int: RecordSet] = [:]
  /// Where the next piece starts.
  var end: PieceMark

  init(data: PieceMark) { end = data }

  mutating func add(_ piece: PieceResult) {
    index.append(end, records: piece.records)
    pieceCounts.append(piece.counts)
    pieceHours.append(piece.partitions.span)
    rejected += piece.rejected
    blankLines += piece.blankLines
    end = PieceMark(
      offset: piece.end, record: end.record + piece.records,
      line: end.line + piece.lines)
  }

  /// Adds records that are known to hit a slot once all is read, and returns how many they are.
  mutating func addLate(_ late: RecordSet, slot: Int) -> Int {
    var added = 0
    for piece in index.marks.indices {
      let count = late.count(in: index.records(of: piece))
      guard count > 0 else { continue }
      added += count
      let place = pieceCounts[piece].firstIndex { $0.slot > slot } ?? pieceCounts[piece].count
      pieceCounts[piece].insert(SlotCount(slot: slot, count: count), at: place)
    }
    if added > 0 { lateRecords[slot] = late }
    return added
  }

  /// Whether a record, counted from 0, was known to hit any slot once all was read.
  func isLate(_ record: Int) -> Bool { lateRecords.values.contains { $0.contains(record) } }

  /// The slots that a record, counted from 0, was known to hit once all was read.
  func lateSlots(of record: Int) -> [Int] {
    lateRecords.filter { $0.value.contains(record) }.map(\.key)
  }
}
