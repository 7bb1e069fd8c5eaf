import Tables

/// The memory that a worker uses again for every piece.
final class PieceBuffers {
  let json = JSONValidator()
  /// How often each slot was hit.
  let counts: UnsafeMutablePointer<Int>
  /// Empty cells of each column of the table.
  let nulls: UnsafeMutablePointer<Int>
  /// Room for any cell of the piece.
  private(set) var cell: UnsafeMutablePointer<UInt8>
  /// Room for any record of the piece with each byte written twice.
  private(set) var record: UnsafeMutablePointer<UInt8>
  private let slots: Int
  private let columns: Int
  private var capacity = 0

  init(slots: Int, columns: Int) {
    (self.slots, self.columns) = (slots, columns)
    counts = .allocate(capacity: slots)
    nulls = .allocate(capacity: columns)
    cell = .allocate(capacity: 0)
    record = .allocate(capacity: 0)
  }

  deinit {
    counts.deallocate()
    nulls.deallocate()
    cell.deallocate()
    record.deallocate()
  }

  /// Sets all counts to zero and makes room for a piece.
  func prepare(length: Int) {
    counts.update(repeating: 0, count: slots)
    nulls.update(repeating: 0, count: columns)
    guard length > capacity else { return }
    capacity = length
    cell.deallocate()
    record.deallocate()
    cell = .allocate(capacity: length)
    record = .allocate(capacity: 2 * length + 3 * columns)
  }

  /// The slots that were hit.
  var hitCounts: [SlotCount] {
    (0..<slots).lazy.filter { self.counts[$0] > 0 }
      .map { SlotCount(slot: $0, count: self.counts[$0]) }
  }

  /// Empty cells of each column.
  var nullCounts: [Int] { (0..<columns).map { nulls[$0] } }
}
