import Contract

/// Files of one table have the same name in different folders.
///
/// Where each folder is a partition of its own, as Hive's writers leave it, that is usual and a
/// hint only.
enum NameNotUnique: ShareRule {
  static let rule = Rule(
    id: "file.name_not_unique", title: "file name that is used again", severity: .warning,
    basis: .convention, unit: .files,
    why: "Some loaders never read a name again that they have seen, even in another folder and "
      + "with other rows. The first file of each name is not counted.",
    section: prerequisites,
    fix: "Put the day or a number that is never used again into each name.")
  static let severities: [Severity] = [.warning, .info]

  static func broken(in share: ShareContext) -> ShareContext.Found {
    var first: [String: ShareFile] = [:]
    var again: [String: (first: ShareFile, severity: Severity)] = [:]
    for file in share.share.files where file.isData {
      guard let table = file.table else { continue }
      let name = "\(table.rawValue)/\(file.lastName)"
      if let known = first[name] {
        let isPartitioned = [known, file].allSatisfy { !PartitionPath($0.name).parts.isEmpty }
        again[file.name] = (known, isPartitioned ? .info : .warning)
      } else {
        first[name] = file
      }
    }
    return severities.flatMap { severity in
      share.files(severity) { file in
        guard let known = again[file.name], known.severity == severity else { return nil }
        return file.sample("as \(known.first.name)")
      }
    }
  }
}
