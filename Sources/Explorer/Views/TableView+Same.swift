import Inspection
import Tables

extension TableView {
  /// A filter by one value of a column, with what it is called.
  static func filter(_ value: [UInt8], in column: String) -> (filter: RowFilter, label: String) {
    let text = String(decoding: value, as: UTF8.self)
    let label = value.isEmpty ? "\(column) is empty" : "\(column) is “\(text)”"
    return (.value(value, column: column), label)
  }

  /// Shows only the rows with the same value as under the cursor.
  mutating func filterLikeCell(_ table: TableInspection, _ state: inout State) -> [Effect] {
    guard let row = unmaskedRow, table.layout.columns.indices.contains(column) else { return [] }
    let name = table.layout.columns[column].name
    guard row.record.isSplit, let cell = table.layout.files[row.file].cell(of: column) else {
      state.message = "this row has no cell in \(name) to compare with"
      return []
    }
    let (filter, label) = Self.filter(row.record.value(cell), in: name)
    return self.filter(filter, label: label, in: state)
  }
}
