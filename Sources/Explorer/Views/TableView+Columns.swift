import Inspection
import Screens
import Tables

extension TableView {
  /// A column on the screen.
  struct Slot: Equatable {
    /// The column of the table.
    let column: Int
    /// Where it starts; one column before it is for a mark.
    let x: Int
    let width: Int
  }

  /// Columns for row numbers.
  func gutter(_ table: TableInspection) -> Int {
    guard tail == nil else { return max(5, Self.tailLabel(top - Self.end).count + 1) }
    return max(5, String(max(table.records, row + 1)).count * 4 / 3 + 1)
  }

  /// The width that a column would like.
  private func width(_ column: Int, _ table: TableInspection) -> Int {
    let name = TextWidth.columns(heading(column, table))
    let cells = widths.indices.contains(column) ? widths[column] : 0
    return max(3, min(Self.widest, max(name, cells)))
  }

  /// The columns in sight, from left to right; the last one takes what is left.
  func slots(_ state: State, _ table: TableInspection, from left: Int? = nil) -> [Slot] {
    let end = state.size.width - 1
    var x = gutter(table) + 2
    var slots: [Slot] = []
    let frozen = min(self.frozen, table.layout.columns.count)
    let order =
      Array(0..<frozen)
      + Array(max(left ?? self.left, frozen)..<max(frozen, table.layout.columns.count))
    for column in order where x < end {
      let isLast = column == table.layout.columns.count - 1
      let width = isLast ? end - x : min(width(column, table), end - x)
      slots.append(Slot(column: column, x: x, width: width))
      x += width + 2
    }
    return slots
  }

  /// Scrolls sideways as little as brings the cursor's column into full sight.
  mutating func keepColumnInSight(_ state: State, _ table: TableInspection) {
    left = max(0, min(left, table.layout.columns.count - 1))
    guard column >= frozen else { return }
    if column < max(left, frozen) { left = column }
    while left < column {
      let slot = slots(state, table).first { $0.column == column }
      let wanted = min(width(column, table), state.size.width - gutter(table) - 3)
      if let slot, slot.width >= min(wanted, 12) || slot.width >= wanted { return }
      left = max(left, frozen) + 1
    }
  }
}
