import Tables

/// A set of 64-bit hashes in one array: open addressing, at most half full.
struct KeySet: Sendable {
  private var table: [UInt64]
  private var mask: Int
  private(set) var count = 0

  /// A set that has room for so many hashes and grows beyond.
  init(minimumCapacity count: Int = 0) {
    let places = Self.places(for: count)
    table = [UInt64](repeating: 0, count: places)
    mask = places - 1
  }

  /// Places of a table with room for so many hashes: a power of two.
  private static func places(for count: Int) -> Int {
    var places = 1024
    while places < count * 2 { places *= 2 }
    return places
  }

  /// Bytes of a set with room for so many hashes.
  static func bytes(for count: Int) -> Int { places(for: count) * MemoryLayout<UInt64>.stride }

  /// Adds a hash that is not 0, which marks free places.
  mutating func insert(_ hash: UInt64) {
    if count * 2 > table.count - 2 { grow() }
    let place = place(of: hash)
    guard table[place] == 0 else { return }
    table[place] = hash
    count += 1
  }

  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place] != 0, table[place] != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = table
    table = [UInt64](repeating: 0, count: old.count * 2)
    mask = table.count - 1
    for hash in old where hash != 0 { table[place(of: hash)] = hash }
  }

  /// The set when nothing is added any more, at an address that stays.
  final class Frozen: @unchecked Sendable {
    // Safe: the memory is written by the initialiser alone.
    let table: KeyTable

    init(_ set: KeySet) {
      let hashes = LargeMemory.allocate(set.table.count, of: UInt64.self)
      hashes.initialize(from: set.table, count: set.table.count)
      table = KeyTable(hashes: hashes, mask: set.mask)
    }

    /// The set of hashes that were kept.
    convenience init(_ hashes: [UInt64]) {
      var set = KeySet()
      for hash in hashes where hash != 0 { set.insert(hash) }
      self.init(set)
    }

    /// All hashes, in no order.
    var hashes: [UInt64] {
      (0...table.mask).map { table.hashes[$0] }.filter { $0 != 0 }
    }

    deinit { table.hashes.deallocate() }
  }
}

/// A frozen set of hashes as plain values, for hot loops; valid as long as its `KeySet.Frozen`.
struct KeyTable: @unchecked Sendable {
  // Safe: nothing writes there any more.
  fileprivate let hashes: UnsafeMutablePointer<UInt64>
  fileprivate let mask: Int

  /// The rows whose hash is not in the set, 0 being none; returns how many.
  func missing(
    _ values: UnsafePointer<UInt64>, count: Int, into rows: UnsafeMutablePointer<UInt32>
  ) -> Int {
    HashColumn.missing(from: hashes, mask: mask, values, count: count, into: rows)
  }
}
