/// A set of 64-bit hashes in one array: open addressing, at most half full.
struct KeySet: Sendable {
  private var table: [UInt64]
  private var mask: Int
  private(set) var count = 0
  /// The table marks empty places by zero, so zero itself is kept aside.
  private var hasZero = false

  init() {
    table = [UInt64](repeating: 0, count: 1024)
    mask = 1023
  }

  mutating func insert(_ hash: UInt64) {
    guard hash != 0 else {
      hasZero = true
      return
    }
    if count * 2 >= table.count { grow() }
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
      let hashes = UnsafeMutablePointer<UInt64>.allocate(capacity: set.table.count)
      hashes.initialize(from: set.table, count: set.table.count)
      table = KeyTable(hashes: hashes, mask: set.mask, hasZero: set.hasZero)
    }

    /// The set of hashes that were kept.
    convenience init(_ hashes: [UInt64]) {
      var set = KeySet()
      for hash in hashes { set.insert(hash) }
      self.init(set)
    }

    /// All hashes, in no order.
    var hashes: [UInt64] {
      let filled = (0...table.mask).lazy.map { self.table.hashes[$0] }.filter { $0 != 0 }
      return (table.hasZero ? [0] : []) + filled
    }

    deinit { table.hashes.deallocate() }
  }
}

/// A frozen set of hashes as plain values, for hot loops; valid as long as its `KeySet.Frozen`.
struct KeyTable: @unchecked Sendable {
  // Safe: nothing writes there any more.
  fileprivate let hashes: UnsafeMutablePointer<UInt64>
  fileprivate let mask: Int
  fileprivate let hasZero: Bool

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    guard hash != 0 else { return hasZero }
    var place = Int(truncatingIfNeeded: hash) & mask
    while hashes[place] != 0 {
      if hashes[place] == hash { return true }
      place = (place + 1) & mask
    }
    return false
  }
}
