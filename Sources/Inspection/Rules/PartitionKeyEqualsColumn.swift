import Contract
import Tables

/// The key of a folder is also the name of a column.
enum PartitionKeyEqualsColumn: ColumnRule {
  static let rule = Rule(
    id: "part.key_equals_column", title: "partition key named like a column", severity: .warning,
    basis: .convention, unit: .columns,
    why: "Readers add the key to each row as a column. Where the file has one of that name, some "
      + "stop and some put the folder's value over the rows' own.",
    section: partitionSections,
    fix: "Give the key another name, such as event_date= or updated_date=.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    table.layout.columns.compactMap { column in
      var spelling: String?
      let files = table.layout.files.filter { file in
        guard let cell = file.cell(of: column.position) else { return false }
        let names = [column.name, file.file.header[cell]].map { $0.lowercased() }
        let part = file.path.parts.first { $0.isHive && names.contains($0.key.lowercased()) }
        spelling = spelling ?? part?.key
        return part != nil
      }
      guard let spelling else { return nil }
      return BrokenColumn(
        column.name, .warning, in: files, detail: "the folders have `\(spelling)=`")
    }
  }
}
