import Contract

/// A folder should say which time its rows are of, and says none.
enum PartitionUnparseable: ShareRule {
  static let rule = Rule(
    id: "part.unparseable", title: "partition whose folder is no date", severity: .error,
    basis: .explicit, unit: .partitions,
    why: "The table is to be partitioned on its time column; the value of this folder is no time "
      + "that there is, so a query for a day never finds its rows.",
    section: partitionSections,
    fix: "Name folders as event_date=2024-03-01 (events) or updated_date=2024-03-01 (profiles).")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    share.tables { table in
      table.folders(.error) { fault in
        if case .noTime(let part) = fault { "`\(part.folder)`" } else { nil }
      }
    }
  }
}

/// Where the guide says by what to partition.
let partitionSections = "Event data table › Partition; Profile data table › Partition"

extension Share.Table {
  /// The folders of which something is said that cannot be meant, as one finding.
  func folders(
    _ severity: Severity, where detail: (PartitionPath.Fault) -> String?
  ) -> [Broken] {
    var (known, samples, files) = (Set<String>(), [Finding.Sample](), 0)
    for file in layout.files {
      guard let detail = file.path.faults.lazy.compactMap(detail).first else { continue }
      files += 1
      guard known.insert(file.path.folder).inserted else { continue }
      samples.append(file.sample(detail))
    }
    return samples.isEmpty
      ? [] : [Broken(nil, severity, count: samples.count, files: files, samples: samples)]
  }
}
