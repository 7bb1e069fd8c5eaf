import CKernels

/// A few hashes that are looked for in columns of many.
///
/// A filter of a few bytes lets nearly all others pass at once.
public final class ListedHashes: @unchecked Sendable {
  // Safe: never changed once it is made.

  private let hashes: UnsafeMutablePointer<UInt64>
  private let filter: UnsafeMutablePointer<UInt64>
  private let mask: Int

  /// A list of hashes other than 0.
  public init(_ listed: some Collection<UInt64>) {
    var places = 4
    while places < 4 * listed.count { places *= 2 }
    let words = Int(CK_LISTED_BITS) / 64
    mask = places - 1
    hashes = .allocate(capacity: places)
    hashes.initialize(repeating: 0, count: places)
    filter = .allocate(capacity: words)
    filter.initialize(repeating: 0, count: words)
    for hash in listed {
      var place = Int(truncatingIfNeeded: hash) & mask
      while hashes[place] != hash, hashes[place] != 0 { place = (place + 1) & mask }
      hashes[place] = hash
      filter[Int(hash >> 58)] |= 1 << (hash >> 52 & 63)
    }
  }

  deinit {
    hashes.deallocate()
    filter.deallocate()
  }

  /// Writes the rows of a column whose hash is listed to `rows`, which holds `count + 1` entries.
  ///
  /// Returns how many there are.
  public func rows(
    of column: UnsafePointer<UInt64>, count: Int, into rows: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var table = ck_listed_table(hashes: hashes, mask: mask, filter: filter)
    return ck_listed(&table, column, count, rows)
  }
}
