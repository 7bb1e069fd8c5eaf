import Contract
import Tables

/// A column's name has blanks or quotes around it.
enum HeaderWhitespace: ColumnRule {
  static let rule = Rule(
    id: "head.whitespace", title: "blanks or quotes around a column name", severity: .warning,
    basis: .convention, unit: .columns,
    why: "They become part of the name, where nobody sees them, and the column is not found by "
      + "the name that is meant.",
    section: "Profile data table › Columns",
    fix: "Write the name alone.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    table.namedColumns { name in
      bare(name) != name && !bare(name).isEmpty && !HeaderControl.hasControl(name)
    }
    .map { column, files in
      BrokenColumn(column.name, .warning, in: files, detail: "`\(bare(column.name))` is meant")
    }
  }

  /// The name without what stands around it.
  static func bare(_ name: String) -> String {
    func isAround(_ character: Character) -> Bool {
      character.isWhitespace || "\"'`".contains(character)
    }
    let front = name.drop(while: isAround)
    let end = front.lastIndex { !isAround($0) }
    return end.map { String(front[...$0]) } ?? ""
  }
}
