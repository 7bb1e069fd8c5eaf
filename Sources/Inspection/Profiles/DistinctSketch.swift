import Tables

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
  private let tally: HashTally
  private let texts: KeptTexts
  /// Where the first record of each value stands, by the value's place in the tally.
  private let firsts: UnsafeMutablePointer<RecordPlace>

  /// `exactLimit` is a power of two.
  init(exactLimit: Int) {
    self.exactLimit = exactLimit
    tally = HashTally(places: 4 * exactLimit)
    texts = KeptTexts(places: 4 * exactLimit)
    firsts = .allocate(capacity: 4 * exactLimit)
  }

  deinit { firsts.deallocate() }

  /// Adds values by their hashes, where 0 is none.
  ///
  /// `text` gives the bytes of a value that is new, `place` that of its record, which is not before
  /// those added earlier; `rows` is room for `count + 1` row numbers.
  @inline(__always)
  func add(
    _ values: UnsafePointer<UInt64>, count: Int, rows: UnsafeMutablePointer<UInt32>,
    place: (Int) -> RecordPlace, text: (Int) -> UnsafeBufferPointer<UInt8>
  ) {
    let fresh = tally.add(values, count: count, fresh: rows)
    for index in 0..<fresh {
      let row = Int(rows[index])
      insert(values[row], count: 1, place(row), text(row))
    }
  }

  @inline(never)
  private func insert(
    _ hash: UInt64, count: Int, _ first: RecordPlace, _ text: UnsafeBufferPointer<UInt8>
  ) {
    // The limit may have fallen since the row was picked.
    guard hash < tally.limit else { return }
    let (place, isNew) = tally.add(hash, count: count)
    if isNew { texts.keep(text, at: place) }
    if isNew || first < firsts[place] { firsts[place] = first }
    if tally.used > 2 * exactLimit { dropLargest() }
  }

  /// Drops hashes until few enough are left, but never one of the smallest.
  private func dropLargest() {
    // Hashes are spread evenly, so that this keeps five eighths, more than are needed.
    var limit = tally.limit / 8 * 5
    let hashes = tally.places.map(tally.hash)
    if hashes.count(where: { $0 < limit }) <= exactLimit { limit = hashes.sorted()[exactLimit] }
    keep(below: limit)
  }

  private func keep(below limit: UInt64) {
    let moved = KeptTexts(places: 4 * exactLimit)
    let places = UnsafeMutablePointer<RecordPlace>.allocate(capacity: 4 * exactLimit)
    defer { places.deallocate() }
    places.update(from: firsts, count: 4 * exactLimit)
    tally.keep(below: limit) { old, new in
      texts.withText(at: old) { moved.keep($0, at: new) }
      firsts[new] = places[old]
    }
    texts.take(moved)
  }

  /// Adds what another sketch of the same column holds.
  func merge(_ other: DistinctSketch) {
    keep(below: min(tally.limit, other.tally.limit))
    for place in other.tally.places {
      other.texts.withText(at: place) {
        insert(
          other.tally.hash(at: place), count: other.tally.count(at: place), other.firsts[place], $0)
      }
    }
  }

  /// How many distinct values there are.
  var distinct: ColumnProfile.Distinct {
    let sorted = tally.places.map(tally.hash).sorted()
    guard sorted.count > exactLimit else {
      return ColumnProfile.Distinct(count: sorted.count, isExact: true)
    }
    let share = Double(sorted[exactLimit - 1]) / 0x1p64
    return ColumnProfile.Distinct(
      count: Int((Double(exactLimit - 1) / share).rounded()), isExact: false)
  }

  /// A value that was counted.
  struct Counted {
    let hash: UInt64
    /// Its first bytes.
    let text: [UInt8]
    let count: Int
    /// The first record that has it.
    let first: RecordPlace
  }

  /// Every value with its count, in no order, as long as all are counted exactly.
  var counted: [Counted]? {
    let places = tally.places
    guard places.count <= exactLimit else { return nil }
    return places.map { place in
      Counted(
        hash: tally.hash(at: place), text: texts.withText(at: place) { Array($0) },
        count: tally.count(at: place), first: firsts[place])
    }
  }
}
