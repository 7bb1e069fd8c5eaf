import Tables

/// What is counted of each piece, and added up for each file, for rules that judge files or tables
/// when all is read; no slot of a finding belongs to it.
struct FileFacts: Sendable {
  /// For each column of the table the range of its times.
  var times: [HashColumn.TimeRange]
  /// For each column of the table how many times lie in the time of the file's folder; 0 where the
  /// folder speaks of none.
  var inFolder: [Int]
  /// Rows of a file whose folder speaks of a time, and those of them that have one in the column by
  /// which the table is partitioned.
  var (rowsOfFolder, timesOfFolder) = (0, 0)

  /// Before the first row of a file.
  init(columns: Int) {
    times = Array(repeating: HashColumn.TimeRange(), count: columns)
    inFolder = Array(repeating: 0, count: columns)
  }

  /// Adds what is known of the bytes that follow.
  mutating func add(_ next: FileFacts) {
    for column in times.indices {
      times[column].merge(next.times[column])
      inFolder[column] += next.inFolder[column]
    }
    rowsOfFolder += next.rowsOfFolder
    timesOfFolder += next.timesOfFolder
  }
}
