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
  /// The keys at hand are those whose mixed word begins with these bits.
  private var part = (bits: UInt64(0), prefix: UInt64(0))

  /// A table of at most so many bytes, or a few where that is next to nothing.
  init(bytes: Int) {
    let most = max(64, bytes / MemoryLayout<Entry>.stride)
    capacity = 1 << (Int.bitWidth - 1 - most.leadingZeroBitCount)
    entries = .allocate(capacity: capacity)
  }

  deinit { entries.deallocate() }

  /// Calls `body` for each part of a bucket, when the table holds its keys.
  func forEachPart(
    of bucket: Int, in store: RadixStore, _ body: () throws(TableError) -> Void
  ) throws(TableError) {
    part = (0, 0)
    while part.prefix >> part.bits == 0 {
      if try fill(from: bucket, of: store) {
        try body()
        part.prefix += 1
      } else {
        // The first half of the part that was too much.
        part = (part.bits + 1, part.prefix * 2)
      }
    }
  }

  /// Whether a key belongs to the part at hand.
  @inline(__always)
  func covers(_ key: UInt64) -> Bool {
    part.bits == 0 || Self.mixed(key) >> (64 - part.bits) == part.prefix
  }

  /// The least place of a key; nothing for a key that the part does not have.
  @inline(__always)
  func leastPlace(of key: UInt64) -> UInt64? {
    var slot = slot(of: key)
    while entries[slot].place != Self.free {
      if entries[slot].key == key { return entries[slot].place }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// No record has this place.
  private static let free = UInt64.max

  // Fibonacci hashing (Knuth, vol. 3, 6.4): places are keys too, and far from random.
  @inline(__always)
  private static func mixed(_ key: UInt64) -> UInt64 { key &* 0x9e37_79b9_7f4a_7c15 }

  /// Other bits than those that tell parts apart.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: Self.mixed(key) >> 20) & mask
  }

  /// False when the keys of the part are too many.
  private func fill(from bucket: Int, of store: RadixStore) throws(TableError) -> Bool {
    // How many keys a part has is not known before.
    clear(for: part.bits == 0 ? store.count(of: bucket) : .max)
    var fits = true
    try store.forEachRun(in: bucket) { run in
      for entry in run where covers(entry.key) {
        guard insert(entry) else {
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
