/// An even sample of a column's values, chosen by the places of their rows alone.
///
/// A row belongs to the sample at some level when its mixed place ends in so many zero bits. The
/// level rises when the sample is full, so what is kept at the end does not depend on who read
/// which rows.
final class ValueSample {
  /// A row of the table.
  struct Row {
    /// The mixed place, which decides about the level.
    let place: UInt64
    let hash: UInt64
    let text: [UInt8]
  }

  private(set) var rows: [Row] = []
  private(set) var mask: UInt64 = 0

  /// The most rows that are kept: of 4096, a value in one of a hundred rows is met about 40 times.
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func add(_ row: Row) {
    guard row.place & mask == 0 else { return }
    rows.append(row)
    while rows.count > limit {
      mask = mask << 1 | 1
      rows.removeAll { $0.place & mask != 0 }
    }
  }

  func merge(_ other: ValueSample) {
    mask |= other.mask
    rows.removeAll { $0.place & mask != 0 }
    other.rows.forEach(add)
  }

  /// The values that were met more than twice, with their shares of the sample.
  var frequent: [(text: [UInt8], share: Double)] {
    let groups = Dictionary(grouping: rows, by: \.hash).values.filter { $0.count > 2 }
    return groups.map { ($0[0].text, Double($0.count) / Double(rows.count)) }
  }
}
