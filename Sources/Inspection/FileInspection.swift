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
  /// Offsets of records that repeat an earlier one, by the slot of the rule; in order.
  var repetitions: [Int: [UInt64]] = [:]
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
      offset: piece.offset + UInt64(piece.bytes), record: end.record + piece.records,
      line: end.line + piece.lines)
  }

  mutating func addRepetition(slot: Int, offset: UInt64) {
    repetitions[slot, default: []].append(offset)
    guard let piece = index.piece(containing: offset) else { return }
    if let known = pieceCounts[piece].firstIndex(where: { $0.slot == slot }) {
      pieceCounts[piece][known].count += 1
    } else {
      pieceCounts[piece].append(SlotCount(slot: slot, count: 1))
    }
  }

  /// Whether the record at an offset repeats an earlier one, under the rule of the slot.
  func isRepetition(slot: Int, offset: UInt64) -> Bool {
    guard let offsets = repetitions[slot] else { return false }
    var (low, high) = (0, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low < offsets.count && offsets[low] == offset
  }
}
