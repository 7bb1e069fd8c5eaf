import Contract
import Tables

/// Two columns of a file have the same name.
///
/// An error: most loaders refuse such a file as a whole, and by its name the column that is meant
/// cannot be told.
enum HeaderDuplicate: ColumnRule {
  static let rule = Rule(
    id: "head.duplicate", title: "the same column name twice", severity: .error,
    basis: .convention, unit: .columns,
    why: "A name stands for one column, whatever its letter case, so most loaders refuse the file. "
      + "Here the guide's column is the one whose name fits best, and then the first.",
    section: "Event data table › Columns; Profile data table › Columns",
    fix: "Give each column a name of its own.")

  static func broken(in table: ColumnContext) -> [BrokenColumn] {
    var found: [Int: (cells: [Int], files: [FileLayout])] = [:]
    for file in table.layout.files where file.headerFault == nil {
      for cells in repeated(in: file.file.header) {
        let column = cells.map { file.columnOfCell[$0] }.min() ?? 0
        found[column, default: (cells, [])].files.append(file)
      }
    }
    return found.sorted { $0.key < $1.key }.map { column, place in
      let names = place.cells.map { "`\(place.files[0].file.header[$0])`" }
      return BrokenColumn(
        table.layout.columns[column].name, .error, in: place.files,
        detail: names.joined(separator: ", "))
    }
  }

  /// The cells of a header that have one name, for each such name.
  private static func repeated(in header: [String]) -> [[Int]] {
    let names = header.map { HeaderWhitespace.bare($0).lowercased() }
    guard Set(names).count < names.count else { return [] }
    return Dictionary(grouping: names.indices) { names[$0] }
      .filter { !$0.key.isEmpty && $0.value.count > 1 }.map(\.value)
  }
}
