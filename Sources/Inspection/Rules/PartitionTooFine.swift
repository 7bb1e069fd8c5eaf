import Contract

/// A table is partitioned by the hour or minute, and a day of it is small.
enum PartitionTooFine: TableRule {
  static let rule = Rule(
    id: "part.too_fine", title: "partition finer than it has to be", severity: .warning,
    basis: .convention, unit: .partitions, cost: .ordered,
    why: "A day has less than 100 MB, so that folders of an hour or a minute only make more and "
      + "smaller files; readers ask for days.",
    section: partitionSections,
    fix: "Partition by day.")

  private static let smallDay: UInt64 = 100_000_000

  static func broken(in table: TableContext) -> [Broken] {
    let fine = table.folders.partitions.filter { ($0.path.time?.grain ?? .year) >= .hour }
    guard table.hasStatistics, !fine.isEmpty else { return [] }
    let days = Set(fine.compactMap { $0.path.time.map { Timestamp.day(of: $0.range.lowerBound) } })
    let aDay = fine.reduce(0) { $0 + $1.bytes } / UInt64(max(1, days.count))
    guard aDay < smallDay else { return [] }
    let samples = fine.map { folder in
      table.layout.files[folder.files[0]].sample("\(megabytes(aDay)) a day")
    }
    let files = fine.reduce(0) { $0 + $1.files.count }
    return [Broken(nil, .warning, count: fine.count, files: files, samples: samples)]
  }
}
