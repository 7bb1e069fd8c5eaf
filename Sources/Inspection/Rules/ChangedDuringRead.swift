import Contract
import Tables

/// A file became another one while it was read.
enum ChangedDuringRead: TableRule {
  static let rule = Rule(
    id: "file.changed_during_read", title: "file that changed while it was read",
    severity: .warning, basis: .convention, unit: .files,
    why: "Its size or time is not what it was when it was opened, so that what was read is "
      + "neither the old file nor the new one. A vendor who reads meanwhile has the same trouble.",
    section: prerequisites,
    fix: "Check again when nothing writes to it; write files elsewhere and move them when they "
      + "are done.")

  static func broken(in table: TableContext) -> [Broken] {
    let samples = zip(table.layout.files, table.totals.files).compactMap { layout, file in
      file.error?.kind == .changed ? layout.sample() : nil
    }
    return samples.isEmpty ? [] : [Broken(.warning, files: samples)]
  }
}
