import Contract

/// A partition is cut into many small files.
enum SmallFiles: TableRule {
  static let rule = Rule(
    id: "part.small_files", title: "partition of many small files", severity: .warning,
    basis: .convention, unit: .partitions, cost: .ordered,
    why: "Each file costs a request of its own: more than 10 in a partition, most below 1 MB, or "
      + "more than 10,000 in a table, are read slowly and may run into limits of S3.",
    section: partitionSections,
    fix: "Join them to one file a partition, or to files of 100 to 250 MB.")

  private static let (mostFiles, smallFile, mostOfTable): (Int, UInt64, Int) = (
    10, 1_000_000, 10_000
  )

  static func broken(in table: TableContext) -> [Broken] {
    guard table.hasStatistics else { return [] }
    let (folders, count) = (table.folders.groups, table.layout.files.count)
    let crowded = folders.filter {
      count > mostOfTable || ($0.files.count > mostFiles && $0.median < smallFile)
    }
    guard !crowded.isEmpty else { return [] }
    let samples = crowded.map { folder in
      table.layout.files[folder.files[0]].sample(
        "\(folder.files.count) files, \(kilobytes(folder.median)) in the middle")
    }
    let files = crowded.reduce(0) { $0 + $1.files.count }
    return [Broken(nil, .warning, count: crowded.count, files: files, samples: samples)]
  }

  private static func kilobytes(_ bytes: UInt64) -> String { "\((bytes + 999) / 1000) kB" }
}
