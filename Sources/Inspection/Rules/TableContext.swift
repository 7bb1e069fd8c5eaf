import Contract
import Tables

/// What rules that judge a whole table can see once the table is read.
struct TableContext {
  /// The table with its columns and files.
  let table: Share.Table
  /// What its pieces add up to: files, counts by slot, partitions, profiles, tallies.
  let totals: TableTotals
  /// The share, with the other tables' layouts and the user's settings.
  let share: Share
  /// The tables that were read before: profiles, when events are judged.
  let earlier: [TableKind: TableInspection]
  /// The moment that counts as now.
  let now: Timestamp

  /// Which table it is.
  var kind: TableKind { table.kind }
  /// Its columns and files.
  var layout: TableLayout { table.layout }
  /// Records that were split into the header's columns.
  var rows: Int { totals.files.reduce(0) { $0 + $1.records - $1.rejected } }

  /// Records of a file that were split into the header's columns.
  func records(of file: Int) -> Int { totals.files[file].records - totals.files[file].rejected }

  /// What the values of a column are like, by its position; nothing before all is read.
  func profile(at column: Int) -> ColumnProfile? {
    totals.profiles.indices.contains(column) ? totals.profiles[column] : nil
  }

  /// What was gathered of a column, by its name in the table; nothing before all is read.
  func collector(_ name: String) -> ColumnCollector? {
    guard let column = layout.position(of: name), totals.collectors.indices.contains(column)
    else { return nil }
    return totals.collectors[column]
  }

  /// What the values of a column are like, by the column's name in the table.
  func profile(_ name: String) -> ColumnProfile? { totals.profiles.first { $0.name == name } }
}

/// What rules about the files of a share can see.
struct ShareContext {
  /// The share: its tables, what was left out and what could not be read.
  let share: Share
  /// The moment that counts as now.
  let now: Timestamp
  /// What was found in the tables; none before all are read.
  let tables: [TableKind: TableInspection]

  /// Whether every table was read to its end.
  let isComplete: Bool
}
