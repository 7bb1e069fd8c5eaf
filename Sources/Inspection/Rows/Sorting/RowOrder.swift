import Synchronization
import Tables

/// The rows of a table in an order that the user wanted; on disk where memory does not hold it.
public final class RowOrder: Sendable {
  /// What the rows are sorted by, the first key first.
  public let keys: [SortKey]
  /// How many rows there are.
  public let count: Int
  private let blocks: [BlockStore.Block]
  private let store: BlockStore
  /// The rows that passed the filter which was asked about last.
  let passing = Mutex<(filter: RowFilter, rows: RecordSet)?>(nil)

  /// Rows of a usual block.
  static let blockRows = BlockStore.blockSize / MemoryLayout<UInt64>.stride

  private init(_ keys: [SortKey], _ blocks: [BlockStore.Block], count: Int, in store: BlockStore) {
    (self.keys, self.blocks, self.count, self.store) = (keys, blocks, count, store)
  }

  /// Whether part of it is on disk.
  var isSpilled: Bool { store.isSpilled }

  /// The rows, counted from 0 over the table, at some places of the order.
  public func rows(_ places: Range<Int>) throws(TableError) -> [Int] {
    let places = places.clamped(to: 0..<count)
    var rows: [Int] = []
    rows.reserveCapacity(places.count)
    var place = places.lowerBound
    while place < places.upperBound {
      let (block, first) = place.quotientAndRemainder(dividingBy: Self.blockRows)
      let taken = min(Self.blockRows - first, places.upperBound - place)
      rows += try self.rows(ofBlock: block, from: first, count: taken)
      place += taken
    }
    return rows
  }

  private func rows(
    ofBlock block: Int, from first: Int, count: Int
  ) throws(TableError) -> [Int] {
    var words = [UInt64](repeating: 0, count: count)
    let store = store
    let source = blocks[block]
    try words.withUnsafeMutableBufferPointer { buffer throws(TableError) in
      try store.read(
        source, from: first * MemoryLayout<UInt64>.stride,
        into: UnsafeMutableRawBufferPointer(buffer))
    }
    return words.map { Int($0) }
  }

  /// Takes the rows one after another.
  struct Writer: ~Copyable {
    private let store: BlockStore
    private var words: [UInt64] = []
    private var blocks: [BlockStore.Block] = []
    private var count = 0

    init(_ store: BlockStore) {
      self.store = store
      words.reserveCapacity(RowOrder.blockRows)
    }

    mutating func append(_ row: Int) throws(TableError) {
      words.append(UInt64(row))
      if words.count == RowOrder.blockRows { try flush() }
    }

    consuming func finish(_ keys: [SortKey]) throws(TableError) -> RowOrder {
      try flush()
      return RowOrder(keys, blocks, count: count, in: store)
    }

    private mutating func flush() throws(TableError) {
      guard !words.isEmpty else { return }
      let store = store
      blocks.append(
        try words.withUnsafeBufferPointer { words throws(TableError) in
          try store.add(UnsafeRawBufferPointer(words))
        })
      count += words.count
      words.removeAll(keepingCapacity: true)
    }
  }
}

extension RowOrder: Equatable {
  /// An order is equal to itself alone: comparing all rows would take too long.
  public static func == (left: RowOrder, right: RowOrder) -> Bool { left === right }
}
