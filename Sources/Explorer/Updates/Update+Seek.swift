import Contract
import Inspection
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
    if case .table(let view)? = views.last(where: { $0.kind == .table }), view.kind == kind {
      row = view.currentRow?.row ?? row
    }
    isSeeking = true
    let request = SeekRequest(
      kind: kind, filter: filter, row: row, forward: forward, generation: generation)
    return [.seek(request)]
  }

  /// Goes to the row that a jump has found.
  mutating func land(_ request: SeekRequest, _ row: InspectedRow?) -> [Effect] {
    guard request.generation == generation, isSeeking else { return [] }
    isSeeking = false
    guard let row else {
      let direction = request.forward ? "after" : "before"
      let soFar = inspection.isComplete ? "" : " so far"
      message = "nothing more \(direction) this row\(soFar)"
      return []
    }
    return show(
      row.row, column: column(of: row, in: request.kind, for: request.filter), in: request.kind)
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
    case .all, .hours:
      return nil
    }
  }

  /// Puts the cursor on a row, counted over the whole table, in the table's view.
  mutating func show(_ row: Int, column: Int?, in kind: TableKind) -> [Effect] {
    if let depth = views.lastIndex(where: { $0.kind == .table && $0.table == kind }) {
      let isRecord = top.kind == .record
      views.removeSubrange((depth + (isRecord ? 2 : 1))...)
      guard case .table(var view) = views[depth] else { return [] }
      view.go(to: row, column: column)
      views[depth] = .table(view)
    } else {
      var view = TableView(kind)
      view.go(to: row, column: column)
      push(.table(view))
    }
    return refresh()
  }
}
