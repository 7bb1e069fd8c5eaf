import Tables

/// What is counted of each piece, and added up for each file, for rules that judge files or tables
/// when all is read; no slot of a finding belongs to it.
struct FileFacts: Sendable {
  /// For each column of the table the range of its times.
  var times: [HashColumn.TimeRange]

  /// For each column of the table the shapes of its ids; empty for those that hold none.
  var ids: [IDTally]
  /// Hashes of the names of events, up to so many that nobody compares them.
  private(set) var names: Set<UInt64> = []

  /// Before the first row of a file.
  init(columns: Int) {
    ids = Array(repeating: IDTally(), count: columns)
    times = Array(repeating: HashColumn.TimeRange(), count: columns)
  }

  /// Adds what is known of the bytes that follow.
  mutating func add(_ next: FileFacts) {
    for column in times.indices { times[column].merge(next.times[column]) }
    for column in ids.indices { ids[column].merge(next.ids[column]) }
    for name in next.names { add(name: name) }
  }

  /// Adds the name of an event.
  mutating func add(name: UInt64) {
    if names.count <= ColumnCollector.mostExact { names.insert(name) }
  }
}
