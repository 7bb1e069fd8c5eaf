import Contract
import Inspection
import Reports
import Tables

extension State {
  /// Looks for the next row of the table at hand with a finding of a severity.
  mutating func seek(_ severity: Severity, forward: Bool) -> [Effect] {
    guard let kind = focusedTable, let table = inspection.table(kind) else { return [] }
    return seek(.slots(table.slots(of: severity)), in: kind, forward: forward)
  }

  /// Looks for the next row that passes a filter.
  mutating func seek(_ filter: RowFilter, in kind: TableKind, forward: Bool) -> [Effect] {
    var row = forward ? -1 : Int.max
    if showsRows(of: kind), let table {
      guard table.tail == nil else {
        message = "from here jumps work when the check is done; g goes to the first row"
        return []
      }
      row = table.currentRow.map { $0.isCounted ? $0.row : table.row } ?? row
    }
    let request = SeekRequest(
      kind: kind, filter: filter, row: row, forward: forward, generation: generation)
    seeking = request
    return [.seek(request)]
  }

  /// Whether the view on top is about rows of a table, one by one.
  private func showsRows(of kind: TableKind) -> Bool {
    (top.kind == .table || top.kind == .record) && top.table == kind
  }

  /// Goes to the row that a jump has found.
  mutating func land(_ request: SeekRequest, _ row: InspectedRow?) -> [Effect] {
    guard request == seeking else { return [] }
    seeking = nil
    guard let row else {
      message = nothingFound(request)
      return []
    }
    return show(
      row.row, column: column(of: row, in: request.kind, for: request.filter), in: request.kind)
  }

  /// A search does not go on at the other end, so it says at which end it is.
  private func nothingFound(_ request: SeekRequest) -> String {
    let isAtEdge = request.row == (request.forward ? -1 : Int.max)
    let place = isAtEdge ? "" : request.forward ? " after this row" : " before this row"
    let soFar = inspection.isComplete ? "" : " so far"
    guard case .text(let search) = request.filter else {
      return "nothing\(isAtEdge ? "" : " more")\(place)\(soFar)"
    }
    return "no “\(mask.value(search.text, .id))”\(place)\(soFar)"
  }

  /// The column of the first cell that made a row pass.
  private func column(
    of row: InspectedRow, in kind: TableKind, for filter: RowFilter
  ) -> Int? {
    guard let table = inspection.table(kind) else { return nil }
    let file = table.layout.files[row.file]
    switch filter {
    case .slots(let slots):
      let mark = row.marks.first { slots.contains($0.slot) }
      return mark?.cell.map { file.columnOfCell[$0] }
    case .text(let search):
      let cell = row.record.cells.indices.first { search.matches(row.record.value($0)) }
      return cell.flatMap { file.columnOfCell.indices.contains($0) ? file.columnOfCell[$0] : nil }
    case .value(_, let name):
      return table.layout.position(of: name)
    case .all, .hours:
      return nil
    }
  }

  /// Puts the cursor on a row, counted over the whole table, in the table's view.
  ///
  /// Moves in the view at hand where that is one of the table's rows; else a view is put on top, so
  /// that going back comes to where the user was.
  mutating func show(_ row: Int, column: Int?, in kind: TableKind) -> [Effect] {
    guard showsRows(of: kind) else {
      var view = TableView(kind)
      view.go(to: row, column: column)
      push(.table(view))
      return refresh()
    }
    if table?.filter != .all { message = "all rows are shown again" }
    changeTable { $0.go(to: row, column: column) }
    return refresh()
  }

  /// The view of rows that is seen, or would be without what lies on it.
  var table: TableView? {
    guard case .table(let view)? = views.last(where: { $0.kind == .table }) else { return nil }
    return view
  }
}
