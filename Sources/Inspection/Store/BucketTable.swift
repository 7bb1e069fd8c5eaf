import Tables

/// The keys of one bucket of a store, each with its least place, in a table of bounded size.
///
/// Open addressing. Where the keys of a bucket are too many, they are taken in parts that
/// together are all of them.
final class BucketTable {
  private typealias Entry = RadixStore.Entry

  /// Whether a key of the part at hand has more than one place.
  private(set) var hasRepeats = false
  private let entries: UnsafeMutablePointer<Entry>
  private let capacity: Int
  private var mask = 0
  private var room = 0
  /// The bits in which keys are compared; keys that are equal in them are one.
  private var bits = UInt64.max
  /// The keys at hand.
  private var part = KeyPart()

  /// A table of at most so many bytes, or a few where that is next to nothing.
  init(bytes: Int) {
    let most = max(64, bytes / MemoryLayout<Entry>.stride)
    capacity = 1 << (Int.bitWidth - 1 - most.leadingZeroBitCount)
    entries = .allocate(capacity: capacity)
  }

  deinit { entries.deallocate() }

  /// Calls `body` for each part of a bucket, when the table holds its keys by some of their bits.
  func forEachPart(
    of bucket: Int, in store: RadixStore, bits: UInt64 = .max,
    _ body: () throws(TableError) -> Void
  ) throws(TableError) {
    self.bits = bits
    try KeyPart.forEach { part throws(TableError) in
      self.part = part
      return try fill(from: bucket, of: store)
    } _: { _ throws(TableError) in
      try body()
    }
  }

  /// Whether a key belongs to the part at hand.
  @inline(__always)
  func covers(_ key: UInt64) -> Bool { part.covers(key & bits) }

  /// The least place of a key; nothing for a key that the part does not have.
  @inline(__always)
  func leastPlace(of key: UInt64) -> UInt64? {
    let key = key & bits
    var slot = slot(of: key)
    while entries[slot].place != Self.free {
      if entries[slot].key == key { return entries[slot].place }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// No record has this place.
  private static let free = UInt64.max

  /// Other bits than those that tell parts apart.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: KeyPart.mixed(key) >> 20) & mask
  }

  /// False when the keys of the part are too many.
  private func fill(from bucket: Int, of store: RadixStore) throws(TableError) -> Bool {
    // How many keys a part has is not known before.
    clear(for: part.isAll ? store.count(of: bucket) : .max)
    var fits = true
    try store.forEachRun(in: bucket) { run in
      for entry in run where covers(entry.key) {
        guard insert(Entry(key: entry.key & bits, place: entry.place)) else {
          fits = false
          return false
        }
      }
      return true
    }
    return fits
  }

  /// A table for so many keys, three quarters full at most, within its bounds.
  private func clear(for count: Int) {
    var size = 64
    while size < capacity, size / 4 * 3 < count { size *= 2 }
    entries.initialize(repeating: Entry(key: 0, place: Self.free), count: size)
    mask = size - 1
    room = size / 4 * 3
    hasRepeats = false
  }

  @inline(__always)
  private func insert(_ entry: Entry) -> Bool {
    var slot = slot(of: entry.key)
    while entries[slot].place != Self.free {
      if entries[slot].key == entry.key {
        hasRepeats = true
        if entry.place < entries[slot].place { entries[slot] = entry }
        return true
      }
      slot = (slot + 1) & mask
    }
    guard room > 0 else { return false }
    room -= 1
    entries[slot] = entry
    return true
  }
}
