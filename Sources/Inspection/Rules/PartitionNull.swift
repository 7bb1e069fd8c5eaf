import Contract

/// A folder holds the rows that have no value to be partitioned by.
enum PartitionNull: ShareRule {
  static let rule = Rule(
    id: "part.null", title: "partition without a value", severity: .error, basis: .explicit,
    unit: .partitions,
    why: "Writers put rows whose partition column is empty into such a folder "
      + "(__HIVE_DEFAULT_PARTITION__, date=null). The guide requires the column, and no query "
      + "for a day finds these rows.",
    section: partitionSections,
    fix: "Fill the time of these rows, and write them to the partition where they belong.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    share.tables { table in
      table.folders(.error) { fault in
        if case .noValue(let part) = fault { "`\(part.folder)`" } else { nil }
      }
    }
  }
}
