/// Counts distinct values: exactly while there are few, by the smallest hashes when there are many.
///
/// Of all hashes seen it keeps the smallest, each with its exact count: a hash that belongs to the
/// smallest at the end was never dropped on the way. How far these reach into the range of all
/// hashes tells how many there are ("k minimum values": Bar-Yossef et al., "Counting Distinct
/// Elements in a Data Stream", 2002). What comes out does not depend on the order of the values.
final class DistinctSketch {
  /// Up to so many distinct values are counted exactly; the estimate beyond has a standard error of
  /// one by the square root of it.
  private let exactLimit: Int
  private let table: Table
  /// Hashes from here on are dropped.
  private var limit = UInt64.max

  /// `exactLimit` is a power of two.
  init(exactLimit: Int) {
    self.exactLimit = exactLimit
    table = Table(places: 4 * exactLimit)
  }

  /// Adds values by their hashes, where 0 is none; `text` gives the bytes of a value that is new.
  @inline(__always)
  func add(
    _ values: UnsafePointer<UInt64>, count: Int, text: (Int) -> UnsafeBufferPointer<UInt8>
  ) {
    let (hashes, counts, mask) = (table.hashes, table.counts, table.mask)
    var limit = limit
    for index in 0..<count {
      let hash = values[index]
      // Zero becomes the largest number.
      guard hash &- 1 < limit &- 1 else { continue }
      var place = Int(truncatingIfNeeded: hash) & mask
      while hashes[place] != hash, hashes[place] != 0 { place = (place + 1) & mask }
      counts[place] &+= 1
      if hashes[place] == 0 {
        insert(hash, text(index), at: place)
        limit = self.limit
      }
    }
  }

  @inline(never)
  private func insert(_ hash: UInt64, _ text: UnsafeBufferPointer<UInt8>, at place: Int) {
    table.hashes[place] = hash
    table.texts.keep(text, at: place)
    table.used += 1
    if table.used > 2 * exactLimit { dropLargest() }
  }

  /// Drops hashes until few enough are left, but never one of the smallest.
  private func dropLargest() {
    // Hashes are spread evenly, so that this keeps five eighths, more than are needed.
    var lower = limit / 8 * 5
    if table.places.count(where: { table.hashes[$0] < lower }) <= exactLimit {
      lower = table.places.map { table.hashes[$0] }.sorted()[exactLimit]
    }
    limit = lower
    table.keep { $0 < lower }
  }

  /// Adds what another sketch of the same column holds.
  func merge(_ other: DistinctSketch) {
    limit = min(limit, other.limit)
    table.keep { $0 < limit }
    for place in other.table.places where other.table.hashes[place] < limit {
      let hash = other.table.hashes[place]
      let mine = table.place(of: hash)
      table.counts[mine] += other.table.counts[place]
      guard table.hashes[mine] == 0 else { continue }
      other.table.texts.withText(at: place) { insert(hash, $0, at: mine) }
    }
    table.keep { $0 < limit }
  }

  /// How many distinct values there are.
  var distinct: ColumnProfile.Distinct {
    let sorted = table.places.map { table.hashes[$0] }.sorted()
    guard sorted.count > exactLimit else {
      return ColumnProfile.Distinct(count: sorted.count, isExact: true)
    }
    let share = Double(sorted[exactLimit - 1]) / 0x1p64
    return ColumnProfile.Distinct(
      count: Int((Double(exactLimit - 1) / share).rounded()), isExact: false)
  }

  /// Every value with its count, as long as all are counted exactly.
  var counted: [(text: [UInt8], count: Int)]? {
    let places = table.places
    guard places.count <= exactLimit else { return nil }
    return places.map { place in
      (table.texts.withText(at: place) { Array($0) }, table.counts[place])
    }
  }
}

/// Hashes with counts and texts in a table of open addressing.
private final class Table {
  let hashes: UnsafeMutablePointer<UInt64>
  let counts: UnsafeMutablePointer<Int>
  let texts: KeptTexts
  let mask: Int
  var used = 0

  init(places: Int) {
    mask = places - 1
    texts = KeptTexts(places: places)
    hashes = .allocate(capacity: places)
    counts = .allocate(capacity: places)
    hashes.initialize(repeating: 0, count: places)
    counts.initialize(repeating: 0, count: places)
  }

  deinit {
    hashes.deallocate()
    counts.deallocate()
  }

  /// The places that hold a hash.
  var places: [Int] { (0...mask).filter { hashes[$0] != 0 } }

  func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & mask
    while hashes[place] != hash, hashes[place] != 0 { place = (place + 1) & mask }
    return place
  }

  /// Drops the hashes that fail a test.
  func keep(_ test: (UInt64) -> Bool) {
    let kept = Table(places: mask + 1)
    for old in 0...mask where hashes[old] != 0 && test(hashes[old]) {
      let new = kept.place(of: hashes[old])
      kept.hashes[new] = hashes[old]
      kept.counts[new] = counts[old]
      texts.withText(at: old) { kept.texts.keep($0, at: new) }
      kept.used += 1
    }
    hashes.update(from: kept.hashes, count: mask + 1)
    counts.update(from: kept.counts, count: mask + 1)
    texts.take(kept.texts)
    used = kept.used
  }
}
