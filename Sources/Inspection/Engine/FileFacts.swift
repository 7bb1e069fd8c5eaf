import Tables

/// What is counted of each piece, and added up for each file, for rules that judge files or tables
/// when all is read; no slot of a finding belongs to it.
struct FileFacts: Sendable {
  /// For each column of the table what is known of its times.
  var times: [TimeFacts]
  /// How its rows end.
  var ends = RowEnds()
  /// Offset in the file of the first line with nothing on it.
  var firstBlank: UInt64?
  /// Rows whose `UPDATED_AT` is their `TIMESTAMP`.
  var equalTimes = 0

  /// Before the first row of a file.
  init(columns: Int) {
    times = Array(repeating: TimeFacts(), count: columns)
  }

  /// Adds what is known of the bytes that follow.
  mutating func add(_ next: FileFacts) {
    ends.merge(next.ends)
    firstBlank = firstBlank ?? next.firstBlank
    for column in times.indices { times[column].add(next.times[column]) }
    equalTimes += next.equalTimes
  }
}
