/// An even sample of a column's values, chosen by the places of their rows alone.
///
/// A row belongs to the sample at some level when its mixed place ends in so many zero bits. The
/// level rises when the sample is full, so what is kept at the end does not depend on who read
/// which rows.
final class ValueSample {
  private struct Row {
    /// The mixed place, which decides about the level.
    let place: UInt64
    let hash: UInt64
  }

  private var rows: [Row] = []
  /// The text of each row.
  private let texts: KeptTexts
  /// The bits that the places of the rows do not have.
  private(set) var mask: UInt64 = 0
  /// The most rows that are kept: of 4096, a value in one of a hundred rows is met about 40 times.
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    texts = KeptTexts(places: limit + 1)
    rows.reserveCapacity(limit + 1)
  }

  /// Adds the value of a row by its hash, if the place of the row belongs to the sample.
  func add(_ hash: UInt64, _ text: UnsafeBufferPointer<UInt8>, place: UInt64) {
    guard place & mask == 0 else { return }
    texts.keep(text, at: rows.count)
    rows.append(Row(place: place, hash: hash))
    while rows.count > limit { keep(mask << 1 | 1) }
  }

  private func keep(_ mask: UInt64) {
    self.mask = mask
    var kept = 0
    for index in rows.indices where rows[index].place & mask == 0 {
      rows[kept] = rows[index]
      if kept < index { texts.withText(at: index) { texts.keep($0, at: kept) } }
      kept += 1
    }
    rows.removeLast(rows.count - kept)
  }

  /// Adds what another sample of the same column holds.
  func merge(_ other: ValueSample) {
    keep(mask | other.mask)
    for (index, row) in other.rows.enumerated() {
      other.texts.withText(at: index) { add(row.hash, $0, place: row.place) }
    }
  }

  /// The values that were met ten times or more, with their shares of the sample.
  ///
  /// Rarer ones are met by chance: their counts would say little.
  var frequent: [(text: [UInt8], share: Double)] {
    Dictionary(grouping: rows.indices) { rows[$0].hash }.values.filter { $0.count >= 10 }
      .map { met in
        (texts.withText(at: met[0]) { Array($0) }, Double(met.count) / Double(rows.count))
      }
  }
}
