import Contract

/// The folders go by another column than the guide's.
///
/// Counted exactly: of the rows in files whose folders speak of a time, how many have it in each
/// column. A column explains the folders where 99 % of the rows do; the guide's own one where 99 %
/// of its times do, since times that cannot be read are another finding.
enum WrongPartitionColumn: TableRule {
  static let rule = Rule(
    id: "part.wrong_column", title: "partitioned by another column", severity: .error,
    basis: .explicit, unit: .files,
    why: "The guide partitions events on TIMESTAMP and profiles on UPDATED_AT, so that a reader "
      + "finds the rows of a day in one place.",
    section: partitionSections,
    fix: "Write each row to the partition of the guide's column.")

  static func broken(in table: TableContext) -> [Broken] {
    guard let other = otherColumn(in: table) else { return [] }
    let name = table.layout.columns[other].name
    let samples = table.layout.files.filter { $0.path.time != nil }.map {
      $0.sample("the folder is that of \(name)")
    }
    return [
      Broken(
        table.layout.contract.partitionColumn, .error, count: samples.count,
        files: samples.count, samples: samples)
    ]
  }

  /// The place of the column that explains the folders, where the guide's does not.
  static func otherColumn(in table: TableContext) -> Int? {
    let (facts, layout) = (table.totals.facts, table.layout)
    let rows = facts.reduce(0) { $0 + $1.rowsOfFolder }
    guard rows > 0, let own = layout.position(of: layout.contract.partitionColumn) else {
      return nil
    }
    func explains(_ column: Int, _ rows: Int) -> Bool {
      facts.reduce(0) { $0 + $1.inFolder[column] } * 100 >= rows * 99
    }
    if explains(own, facts.reduce(0) { $0 + $1.timesOfFolder }) { return nil }
    return layout.columns.map(\.position).first { explains($0, rows) }
  }
}
