import Contract

/// Folders of one table use different keys, or the same ones in another order.
enum PartitionKeysDisagree: ShareRule {
  static let rule = Rule(
    id: "part.keys_disagree", title: "partition folder with other keys than the others",
    severity: .warning, basis: .convention, unit: .files,
    why: "A reader learns the keys from the first folder. Where others have different keys, "
      + "another order or another depth, it stops or reads wrong values.",
    section: partitionSections,
    fix: "Use the same keys in the same order for all files of the table.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    share.tables { table in
      let files = table.layout.files.filter { !$0.path.parts.isEmpty }
      func keys(_ file: FileLayout) -> String { file.path.keys.joined(separator: "/") }
      let usual = mostFrequent(files.map(keys))
      let samples = files.filter { keys($0) != usual }.map { file in
        file.sample("\(keys(file)); others: \(usual)")
      }
      return samples.isEmpty ? [] : [Broken(.warning, files: samples)]
    }
  }
}
