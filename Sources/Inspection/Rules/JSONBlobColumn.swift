import Contract
import Tables

/// A profile has its properties in one cell of JSON.
enum JSONBlobColumn: TableRule {
  static let rule = Rule(
    id: "col.json_blob_profile", title: "properties of a profile in one JSON column",
    severity: .warning, basis: .inferred, unit: .columns,
    why: "USER_PROPERTIES and ACCOUNT_PROPERTIES stand in the guide for all further columns: each "
      + "is a key of the profile. One column of that name would be one key with JSON as its text.",
    section: "Profile data table › Columns › USER_PROPERTIES",
    fix: "Write each key of the JSON as a column of its own.")

  static func broken(in table: TableContext) -> [Broken] {
    guard table.kind != .events else { return [] }
    return table.layout.columns.compactMap { column in
      guard column.contract == nil, isBlobName(column.name),
        // Of texts the greatest is the last in order of bytes, where few signs come behind a brace.
        table.profile(at: column.position)?.greatest?.hasPrefix("{") == true
      else { return nil }
      let files = table.layout.files.filter { $0.cell(of: column.position) != nil }
      return Broken(
        column.name, rule.severity, count: 1, files: files.count,
        samples: files.map { .file($0.file.name, detail: "holds JSON") })
    }
  }

  private static func isBlobName(_ name: String) -> Bool {
    ["USER_PROPERTIES", "ACCOUNT_PROPERTIES"].contains { ColumnMatcher.isSpelled(name, as: $0) }
  }
}
