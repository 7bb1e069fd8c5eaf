import Contract
import Tables

/// A column has no name.
///
/// A warning and no error: the rows can be read, only this column cannot be asked for.
enum HeaderBlank: ColumnRule {
  static let rule = Rule(
    id: "head.blank", title: "column without a name", severity: .warning, basis: .inferred,
    unit: .columns,
    why: "The guide calls each further column a profile key; without a name its values have none.",
    section: "Profile data table › Columns",
    fix: "Name the column, or leave it out; write no delimiter behind the last name.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    table.namedColumns { $0.allSatisfy(\.isWhitespace) }.map { column, files in
      let cell = (files[0].cell(of: column.position) ?? 0) + 1
      return BrokenColumn(column.name, .warning, in: files, detail: "cell \(cell) of the header")
    }
  }
}
