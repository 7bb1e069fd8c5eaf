import Contract

/// A folder holds no file.
enum EmptyPartition: ShareRule {
  static let rule = Rule(
    id: "part.empty", title: "folder without files", severity: .info, basis: .convention,
    unit: .partitions,
    why: "S3 keeps no empty folders, so it will not be there; perhaps its file was not written.",
    section: partitionSections,
    fix: "See whether a file is missing; else delete the folder.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    let folders = share.share.emptyFolders
    return ShareContext.kinds.compactMap { kind -> (table: TableKind?, broken: Broken)? in
      let samples = folders.filter { Recognition.kind(named: $0) == kind }.map {
        Finding.Sample.file($0 + "/")
      }
      guard !samples.isEmpty else { return nil }
      return (kind, Broken(nil, .info, count: samples.count, files: 0, samples: samples))
    }
  }
}
