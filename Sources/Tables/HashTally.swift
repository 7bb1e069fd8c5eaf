import CKernels

/// Hashes with counts in a table of open addressing; hashes from a limit on do not count.
public final class HashTally {
  /// Hashes from here on do not count; lowered by `keep(below:moving:)`.
  public private(set) var limit = UInt64.max
  /// How many hashes there are.
  public private(set) var used = 0
  private let hashes: UnsafeMutablePointer<UInt64>
  private let counts: UnsafeMutablePointer<Int64>
  private let mask: Int

  /// A table with so many places, a power of two; to be filled by half at most.
  public init(places: Int) {
    mask = places - 1
    hashes = .allocate(capacity: places)
    counts = .allocate(capacity: places)
    hashes.initialize(repeating: 0, count: places)
    counts.initialize(repeating: 0, count: places)
  }

  deinit {
    hashes.deallocate()
    counts.deallocate()
  }

  /// Places, free ones among them.
  public var capacity: Int { mask + 1 }

  /// The places that hold a hash.
  public var places: [Int] { (0...mask).filter { hashes[$0] != 0 } }

  /// The hash at a place, 0 where there is none.
  public func hash(at place: Int) -> UInt64 { hashes[place] }

  /// The count at a place.
  public func count(at place: Int) -> Int { Int(counts[place]) }

  /// Counts the hashes of a column that are in the table, 0 being none.
  ///
  /// Returns how many rows have one that counts and is not there yet; `rows` lists these and holds
  /// `count + 1` entries.
  public func add(
    _ values: UnsafePointer<UInt64>, count: Int, fresh rows: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var table = ck_tally_table(hashes: hashes, counts: counts, mask: mask, limit: limit)
    return ck_tally(&table, values, count, rows)
  }

  /// Adds a hash that counts; returns its place, and whether it is new there.
  public func add(_ hash: UInt64, count: Int) -> (place: Int, isNew: Bool) {
    let place = place(of: hash)
    counts[place] += Int64(count)
    guard hashes[place] == 0 else { return (place, false) }
    hashes[place] = hash
    used += 1
    return (place, true)
  }

  /// Whether a hash was added.
  public func contains(_ hash: UInt64) -> Bool { hashes[place(of: hash)] == hash }

  /// Drops all hashes; the limit stays.
  public func removeAll() {
    hashes.update(repeating: 0, count: mask + 1)
    counts.update(repeating: 0, count: mask + 1)
    used = 0
  }

  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & mask
    while hashes[place] != hash, hashes[place] != 0 { place = (place + 1) & mask }
    return place
  }

  /// Drops the hashes from a limit on; `move` is told where each of the others goes.
  public func keep(below limit: UInt64, move: (_ from: Int, _ to: Int) -> Void) {
    let kept = HashTally(places: mask + 1)
    for place in 0...mask where hashes[place] != 0 && hashes[place] < limit {
      move(place, kept.add(hashes[place], count: Int(counts[place])).place)
    }
    hashes.update(from: kept.hashes, count: mask + 1)
    counts.update(from: kept.counts, count: mask + 1)
    (used, self.limit) = (kept.used, limit)
  }
}
