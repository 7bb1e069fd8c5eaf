import Tables

/// Hashes of the names of events which a file is known to have and that nothing is wrong with, so
/// that a name is looked at once and not once a row.
final class SeenNames {
  private static let places = 4096
  private static let mask = places - 1
  private let table: UnsafeMutablePointer<UInt64>
  private var used = 0
  private var file = -1

  init() {
    table = .allocate(capacity: Self.places)
    table.initialize(repeating: 0, count: Self.places)
  }

  deinit { table.deallocate() }

  /// Forgets the names of another file.
  func begin(file: Int) {
    guard file != self.file else { return }
    self.file = file
    clear()
  }

  private func clear() {
    guard used > 0 else { return }
    table.update(repeating: 0, count: Self.places)
    used = 0
  }

  /// Writes the rows of a column whose name is not known to `rows`, which holds `count + 1` entries;
  /// returns how many there are.
  func unknown(
    _ hashes: UnsafePointer<UInt64>, count: Int, into rows: UnsafeMutablePointer<UInt32>
  ) -> Int {
    HashColumn.missing(from: table, mask: Self.mask, hashes, count: count, into: rows)
  }

  /// Whether a name is known.
  func contains(_ hash: UInt64) -> Bool { table[place(of: hash)] == hash }

  /// Notes a name.
  func insert(_ hash: UInt64) {
    // Names that are this many hold ids, and each is looked at.
    if used >= Self.places / 2 { clear() }
    table[place(of: hash)] = hash
    used += 1
  }

  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & Self.mask
    while table[place] != hash, table[place] != 0 { place = (place + 1) & Self.mask }
    return place
  }
}
