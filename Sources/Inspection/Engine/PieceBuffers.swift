import Tables

/// The memory that a worker uses again for every piece.
final class PieceBuffers {
  /// Rows that are checked together: few enough for their words to stay in the nearest cache.
  static let blockRows = 1024

  let json = JSONValidator()
  /// Which rules shapes of JSON break.
  let shapeFaults = ShapeFaults()
  /// Names of events that nothing is wrong with.
  let names = SeenNames()
  /// Ids of a block that are compared with other ids as something else than what they are.
  var excused: [ExcusedID] = []
  /// Rows of a block whose time of the column at hand names a zone, where that matters.
  var zoned: [UInt32] = []
  let left = CellColumn.Leftovers(rows: blockRows)
  /// Ids that are no keys, lately, and whether they are ones when written otherwise.
  let idShapes = RecentShapes()
  /// How often each slot was hit.
  let counts: UnsafeMutablePointer<Int>
  /// By slot the rows that hit it, of slots that spoil rows.
  var hitRows: [[UInt32]]
  /// Empty cells of each column of the table.
  let nulls: UnsafeMutablePointer<Int>
  /// The numbers in the piece of the rows of a block.
  let numbers: UnsafeMutablePointer<UInt32>
  /// For each row of a block the number of its first mark.
  let first: UnsafeMutablePointer<UInt32>
  /// For each row of a block where it is in its source, counted from the start of the piece.
  let origins: UnsafeMutablePointer<UInt32>
  /// Rows of a block that a kernel picks.
  let picked: UnsafeMutablePointer<UInt32>
  /// For each row of a block the kinds of bytes in its cell.
  let classes: UnsafeMutablePointer<UInt8>
  /// The same for rows that are too early.
  let early: UnsafeMutablePointer<UInt32>
  /// For each column of the table, and then each row of a block, the hash of its value.
  let hashes: UnsafeMutablePointer<UInt64>
  /// The same with times.
  let times: UnsafeMutablePointer<Int64>
  /// For each row of a block the word of the shape of its JSON, 0 where it holds none.
  let shapes: UnsafeMutablePointer<UInt64>
  /// For each row of a block the hash of all its cells.
  let rowHashes: UnsafeMutablePointer<UInt64>
  /// Room for any cell of the piece.
  private(set) var value: UnsafeMutablePointer<UInt8>
  /// Room for any cell of the piece with each byte written twice.
  private(set) var cell: UnsafeMutablePointer<UInt8>
  private let slots: Int
  private let columns: Int
  private var capacity = 0

  init(slots: Int, columns: Int) {
    (self.slots, self.columns) = (slots, columns)
    hitRows = Array(repeating: [], count: slots)
    counts = .allocate(capacity: slots)
    nulls = .allocate(capacity: columns)
    numbers = .allocate(capacity: Self.blockRows)
    first = .allocate(capacity: Self.blockRows)
    origins = .allocate(capacity: Self.blockRows)
    picked = .allocate(capacity: Self.blockRows + 1)
    classes = .allocate(capacity: Self.blockRows)
    early = .allocate(capacity: Self.blockRows + 1)
    hashes = .allocate(capacity: Self.blockRows * columns)
    times = .allocate(capacity: Self.blockRows * columns)
    shapes = .allocate(capacity: Self.blockRows)
    rowHashes = .allocate(capacity: Self.blockRows)
    value = .allocate(capacity: 0)
    cell = .allocate(capacity: 0)
  }

  deinit {
    counts.deallocate()
    nulls.deallocate()
    numbers.deallocate()
    first.deallocate()
    origins.deallocate()
    picked.deallocate()
    classes.deallocate()
    early.deallocate()
    hashes.deallocate()
    times.deallocate()
    shapes.deallocate()
    rowHashes.deallocate()
    value.deallocate()
    cell.deallocate()
  }

  /// Sets all counts to zero and makes room for a piece.
  func prepare(length: Int) {
    counts.update(repeating: 0, count: slots)
    for slot in hitRows.indices where !hitRows[slot].isEmpty {
      hitRows[slot].removeAll(keepingCapacity: true)
    }
    nulls.update(repeating: 0, count: columns)
    guard length > capacity else { return }
    capacity = length
    value.deallocate()
    cell.deallocate()
    value = .allocate(capacity: length)
    cell = .allocate(capacity: 2 * length)
  }

  /// The slots that were hit.
  var hitCounts: [SlotCount] {
    (0..<slots).lazy.filter { self.counts[$0] > 0 }
      .map { SlotCount(slot: $0, count: self.counts[$0]) }
  }

  /// Empty cells of each column.
  var nullCounts: [Int] { (0..<columns).map { nulls[$0] } }
}
