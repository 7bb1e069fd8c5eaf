import Contract

/// A file lies outside the partitions of its table.
enum StrayFile: ShareRule {
  static let rule = Rule(
    id: "part.nested_stray", title: "file outside the partitions", severity: .warning,
    basis: .inferred, unit: .files,
    why: "Other files of the table lie in folders of a partition each; a reader that goes by "
      + "these does not see this one.",
    section: partitionSections,
    fix: "Move its rows to the partitions where they belong.")

  static func broken(in share: ShareContext) -> ShareContext.Found {
    share.tables { table in
      let strays = table.layout.files.filter { $0.path.parts.isEmpty }
      guard strays.count < table.layout.files.count, !strays.isEmpty else { return [] }
      return [Broken(.warning, files: strays.map { $0.sample() })]
    }
  }
}
