import Contract
import Inspection

extension State {
  /// Goes to a row, a part or a time that was typed.
  mutating func go(to text: String) -> [Effect] {
    guard let kind = top.table, showsRows(of: kind) else {
      message = "a row number needs a table: open one first"
      return []
    }
    switch Destination(text) {
    case .row(let number):
      return callOffSeek() + show(max(0, number - 1), column: nil, in: kind)
    case .percent(let percent):
      guard var view = table, let known = inspection.table(kind) else { return [] }
      view.go(toPercent: percent, known, &self)
      changeTable { $0 = view }
      return callOffSeek()
    case .time(let time): return seek(time, in: kind)
    case nil: message = Destination.usage
    }
    return []
  }

  /// Looks for the first row of a time or later, in the order of the files.
  private mutating func seek(_ time: Timestamp, in kind: TableKind) -> [Effect] {
    guard let layout = inspection.table(kind)?.layout else { return [] }
    let column = layout.contract.partitionColumn
    guard layout.position(of: column) != nil else {
      message = "\(column) is missing, so that rows have no time"
      return []
    }
    let request = SeekRequest(
      kind: kind, filter: .since(time), shown: .all, index: FilterIndex(), row: -1, forward: true,
      generation: generation)
    return start(request)
  }

  /// Sets the width of the column under the cursor.
  mutating func runWidth(_ text: String) -> [Effect] {
    guard case .table(var view) = top, let table = inspection.table(view.kind) else {
      message = "width means nothing here"
      return []
    }
    guard let width = Int(text), width > 0 else {
      message = "width COLUMNS, such as width 20"
      return []
    }
    view.setWidth(width, table, &self)
    views[views.count - 1] = .table(view)
    return []
  }
}
