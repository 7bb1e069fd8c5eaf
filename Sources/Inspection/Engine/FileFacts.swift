import Tables

/// What is counted of each piece, and added up for each file, for rules that judge files or tables
/// when all is read; no slot of a finding belongs to it.
struct FileFacts: Sendable {
  /// For each column of the table what is known of its times.
  var times: [TimeFacts]
  /// Whether it ends in the middle of a row.
  var isCut = false
  /// How its rows end.
  var ends = RowEnds()
  /// Offset in the file of the first line with nothing on it.
  var firstBlank: UInt64?
  /// What no row shows of the records that rows were made of.
  var keys = JSONFacts()
  /// Rows whose `UPDATED_AT` is their `TIMESTAMP`.
  var equalTimes = 0

  /// For each column of the table the shapes of its ids; empty for those that hold none.
  var ids: [IDTally]
  /// Hashes of the names of events, up to so many that nobody compares them.
  private(set) var names: Set<UInt64> = []
  /// For each column of the table how many times lie in the time of the file's folder; 0 where the
  /// folder speaks of none.
  var inFolder: [Int]
  /// Rows of a file whose folder speaks of a time, and those of them that have one in the column by
  /// which the table is partitioned.
  var (rowsOfFolder, timesOfFolder) = (0, 0)

  /// Before the first row of a file.
  init(columns: Int) {
    times = Array(repeating: TimeFacts(), count: columns)
    ids = Array(repeating: IDTally(), count: columns)
    inFolder = Array(repeating: 0, count: columns)
  }

  /// Adds what is known of the bytes that follow.
  mutating func add(_ next: FileFacts) {
    isCut = isCut || next.isCut
    ends.merge(next.ends)
    firstBlank = firstBlank ?? next.firstBlank
    keys.add(next.keys)
    for column in times.indices {
      times[column].add(next.times[column])
      inFolder[column] += next.inFolder[column]
    }
    rowsOfFolder += next.rowsOfFolder
    timesOfFolder += next.timesOfFolder
    equalTimes += next.equalTimes
    for column in ids.indices { ids[column].merge(next.ids[column]) }
    for name in next.names { add(name: name) }
  }

  /// Adds the name of an event.
  mutating func add(name: UInt64) {
    if names.count <= ColumnCollector.mostExact { names.insert(name) }
  }
}
