import Tables

/// What is known of the ids of events that are no keys of the table they should be in, so far as it
/// does not depend on the order of the rows.
final class MissingTally: @unchecked Sendable {
  // Safe: handed from its thread to the one that merges it.

  private let ids = DistinctSketch(exactLimit: ColumnCollector.mostExact)
  private var times = HashColumn.TimeRange()
  private let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: 2)

  deinit { rows.deallocate() }

  /// Counts an id by its hash, with the time of the event; `text` gives its bytes where it is new,
  /// with quotes doubled.
  func add(_ hash: UInt64, time: Int64, text: () -> UnsafeBufferPointer<UInt8>) {
    var hash = hash
    ids.add(&hash, count: 1, rows: rows) { _ in
      RecordPlace(number: 0)
    } text: { _ in
      text()
    }
    // A time that stands for none says nothing of when.
    if time != CellColumn.noTime, !TimestampSentinel.isSentinel(time) { times.add(time) }
  }

  /// Adds what another thread counted.
  func merge(_ other: MissingTally) {
    ids.merge(other.ids)
    times.merge(other.times)
  }

  /// What there is to say of the ids, in a table of so many rows.
  func missing(of rows: Int) -> Finding.Missing {
    let top = (ids.counted ?? []).map {
      Finding.Missing.ID(
        text: ProfileMaker.text($0.text), isCut: $0.text.count == ColumnExtremes.keptBytes,
        count: $0.count)
    }
    .sorted { $0.count != $1.count ? $0.count > $1.count : $0.text < $1.text }
    return Finding.Missing(
      rows: rows, distinct: ids.distinct, top: Array(top.prefix(Finding.Missing.kept)),
      times: times.times.map {
        Timestamp(microseconds: $0.lowerBound)...Timestamp(microseconds: $0.upperBound)
      })
  }
}
