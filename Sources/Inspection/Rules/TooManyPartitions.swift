import Contract

/// A table has more partitions than readers can list, or one for each user or the like.
enum TooManyPartitions: TableRule {
  static let rule = Rule(
    id: "part.too_many", title: "too many partitions", severity: .warning, basis: .convention,
    unit: .partitions, cost: .ordered,
    why: "More than 10,000 partitions take long to list, and a key with a value for each user or "
      + "of more than 250 values leads there. The guide partitions on a time column alone.",
    section: partitionSections,
    fix: "Partition by day only, and leave other keys to the columns.")

  private static let (most, mostValues) = (10_000, 250)

  static func broken(in table: TableContext) -> [Broken] {
    guard table.hasStatistics else { return [] }
    let partitions = table.folders.partitions
    guard let detail = reason(against: partitions) else { return [] }
    let samples = partitions.map { folder in
      table.layout.files[folder.files[0]].sample(detail)
    }
    return [
      Broken(
        nil, .warning, count: partitions.count, files: table.layout.files.count, samples: samples)
    ]
  }

  private static func reason(against partitions: [PartitionFolders.Group]) -> String? {
    var values: [String: Set<String>] = [:]
    for part in partitions.flatMap(\.path.otherKeys) {
      values[part.key, default: []].insert(part.value)
    }
    let wide = values.sorted { $0.key < $1.key }.first { key, found in
      found.count > mostValues || (found.count > 1 && isID(key))
    }
    if let wide { return "`\(wide.key)` has \(wide.value.count) values" }
    return partitions.count > most ? "\(partitions.count) partitions" : nil
  }

  private static func isID(_ key: String) -> Bool {
    ["userid", "accountid"].contains(key.lowercased().filter { $0 != "_" && $0 != "-" })
  }
}
