import Inspection
import Reports

/// What a user has arranged in the view of a table, and can have back.
///
/// A property more is a line here, a line in `change` and one in `TableView.look` and `restore`.
public struct TableLook: Sendable, Equatable {
  /// What hides rows, or is at hand to do so.
  var filters: [ViewFilter]
  /// What the rows are sorted by, or are going to be; nothing for the order of the files.
  var order: [SortKey]
  /// How the columns stand.
  var columns: ColumnArrangement
  /// The marked rows.
  var marks: RowSet

  /// What was done to get from another look to this one, with the cursor in a column.
  func change(since before: TableLook, focus: String) -> String {
    if filters != before.filters {
      let (shown, shownBefore) = (filters.labels, before.filters.labels)
      guard shown != shownBefore else { return "remove filters that are off" }
      return shown.isEmpty ? "show all rows" : "show only \(shown)"
    }
    if order != before.order {
      return order.isEmpty
        ? "show rows in file order" : "sort rows by \(TableView.words(for: order))"
    }
    if columns != before.columns { return columns.change(since: before.columns, focus: focus) }
    let count = marks.count - before.marks.count
    let rows = abs(count) == 1 ? "a row" : Amount.of(abs(count), "row")
    return count < 0 ? "unmark \(rows)" : "mark \(rows)"
  }
}
