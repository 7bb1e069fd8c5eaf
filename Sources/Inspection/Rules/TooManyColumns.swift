import Contract
import Tables

/// A profile has more keys than analytics services take.
enum TooManyColumns: TableRule {
  static let rule = Rule(
    id: "col.too_many", title: "more profile keys than services usually take", severity: .info,
    basis: .convention, unit: .columns,
    why:
      "Each further column is a key of the profile. The guide sets no limit; comparable services "
      + "stop at 50 to 255 keys and drop the rest.",
    section: "Profile data table › Columns",
    fix: "Ask the vendor for their limit, or leave out columns that nobody looks at.")

  /// More further columns than this are too many.
  static let most = 250

  static func broken(in table: TableContext) -> [Broken] {
    guard table.layout.contract.takesFurtherColumns else { return [] }
    let keys = table.layout.columns.filter { $0.contract == nil }
    guard keys.count > most else { return [] }
    let files = table.layout.files.filter { file in
      keys.contains { file.cell(of: $0.position) != nil }
    }
    return [
      Broken(
        nil, rule.severity, count: keys.count, files: files.count,
        samples: files.map { .file($0.file.name, detail: "\(keys.count) keys") })
    ]
  }
}
