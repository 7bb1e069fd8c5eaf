import Tables

/// How often each value of a column occurs, in memory that does not grow with the table.
///
/// Beyond a number of distinct values, or of their bytes, new ones are no longer listed; their
/// records are still counted.
public struct ValueTally: Sendable {
  /// A value and its records.
  public struct Value: Sendable, Equatable {
    /// The value, without quotes around it.
    public let bytes: [UInt8]
    /// Records, counted one by one.
    public let count: Int

    /// The value as text; bytes that are no UTF-8 become U+FFFD.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Distinct values that are listed.
  public static let limit = 100_000
  /// Bytes of listed values.
  static let byteLimit = 64 << 20

  /// Records looked at.
  public private(set) var records = 0
  /// Records whose value is not listed.
  public private(set) var unlisted = 0
  /// Records without such a cell: the file has no such column, or the row cannot be split.
  public private(set) var absent = 0
  /// Whether all records were looked at.
  public internal(set) var isComplete = false

  private let limit: Int
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Places among the entries, by hash; free ones are negative.
  private var slots: [Int32]

  private struct Entry {
    let hash: UInt64
    let range: Range<Int>
    var count: Int
  }

  /// Counts of nothing yet.
  public init() { self.init(limit: Self.limit) }

  init(limit: Int) {
    self.limit = limit
    slots = Array(repeating: -1, count: 1024)
  }

  /// How many distinct values are listed.
  public var listed: Int { entries.count }

  /// The values, the most frequent first and those of the same count by their bytes.
  public var values: [Value] {
    entries.map { Value(bytes: Array(bytes[$0.range]), count: $0.count) }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.bytes.lexicographicallyPrecedes($1.bytes)
    }
  }

  /// Counts a record with a value, or with none.
  mutating func add(_ value: UnsafeBufferPointer<UInt8>?) {
    records += 1
    guard let value else {
      absent += 1
      return
    }
    let hash = KeyHash.of(value)
    let slot = slot(of: value, hash)
    if slots[slot] >= 0 {
      entries[Int(slots[slot])].count += 1
    } else if entries.count < limit, bytes.count + value.count <= Self.byteLimit {
      list(value, hash, at: slot)
    } else {
      unlisted += 1
    }
  }

  /// The slot of a value, or the free one where it belongs.
  private func slot(of value: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, bytes[entry.range].elementsEqual(value) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func list(_ value: UnsafeBufferPointer<UInt8>, _ hash: UInt64, at slot: Int) {
    slots[slot] = Int32(entries.count)
    let range = bytes.count..<bytes.count + value.count
    entries.append(Entry(hash: hash, range: range, count: 1))
    bytes += value
    if entries.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (place, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }
}
