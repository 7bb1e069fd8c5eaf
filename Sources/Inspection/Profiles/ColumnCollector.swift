import Tables

/// Gathers the profile of one column; one a thread, merged at the end.
///
/// Nothing here depends on the order of the rows, so any number of threads gathers the same.
final class ColumnCollector: @unchecked Sendable {
  // Safe: handed from its thread to the one that merges it.

  /// Lengths and order of the values; not the order of times, which have none of bytes.
  var extremes = ColumnExtremes()
  /// The range of a time column.
  var times = HashColumn.TimeRange()
  /// Whether a column of times or JSON holds something else.
  var hasOther = false
  /// Records that have a value.
  private(set) var values = 0
  let distinct: DistinctSketch
  let sample: ValueSample

  /// Up to so many distinct values are counted exactly, or fewer where columns are many.
  static let mostExact = 2048

  /// `columns` of the table share the memory, unless this one is `important`.
  init(columns: Int, isImportant: Bool = false) {
    var limit = Self.mostExact
    while limit > 64, limit * columns > 1 << 15, !isImportant { limit /= 2 }
    distinct = DistinctSketch(exactLimit: limit)
    sample = ValueSample(limit: 2 * limit)
  }

  /// Adds a column of a block by the hashes of its values, 0 for those that do not count.
  ///
  /// `text` gives the bytes that stand for the value of a row, `place` its place; `sampled` are the
  /// rows of the block which the sample may take, with their mixed places; `room` is for row
  /// numbers.
  @inline(__always)
  func add(
    _ hashes: UnsafePointer<UInt64>, rows: Int, empty: Int, sampled: [SampledRow],
    room: UnsafeMutablePointer<UInt32>, place: (Int) -> RecordPlace,
    text: (Int) -> UnsafeBufferPointer<UInt8>
  ) {
    values += rows - empty
    distinct.add(hashes, count: rows, rows: room, place: place, text: text)
    for row in sampled where hashes[row.row] != 0 {
      sample.add(hashes[row.row], text(row.row), place: row.place)
    }
  }

  /// Adds what another thread gathered of the same column.
  func merge(_ other: ColumnCollector) {
    extremes.merge(other.extremes)
    times.merge(other.times)
    hasOther = hasOther || other.hasOther
    values += other.values
    distinct.merge(other.distinct)
    sample.merge(other.sample)
  }
}

/// A row of a block that the samples may take.
struct SampledRow {
  let row: Int
  /// Its mixed place in the table.
  let place: UInt64
}
