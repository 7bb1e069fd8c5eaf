import Inspection
import Screens
import Tables

/// What a pointer can choose in the grid.
extension TableView {
  /// Moves what is in sight, and the cursor only where it would be out of sight.
  mutating func scroll(by rows: Int, _ count: Int, page: Int) {
    top = max(firstPlace, min(top + rows, max(0, count - page)))
    row = max(top, min(row, top + page - 1))
  }

  /// Marks the cells of a row; before its first one stands the row itself.
  func markRow(
    _ place: Int, y: Int, _ table: TableInspection, _ slots: [Slot], _ state: State,
    in screen: inout Screen
  ) {
    guard place < count(table) else { return }
    screen.mark(
      Rect(x: 0, y: y, width: state.size.width, height: 1), as: .cell(row: place, column: column))
    guard loaded(place)?.record.isSplit == true else { return }
    for slot in slots {
      screen.mark(slot.area(y: y), as: .cell(row: place, column: slot.column))
    }
  }
}

extension TableView.Slot {
  /// The column in one line, with the place for a mark before it.
  func area(y: Int) -> Rect { Rect(x: x - 1, y: y, width: width + 2, height: 1) }
}
