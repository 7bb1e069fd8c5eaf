import Inspection

extension State {
  /// How far sorting the rows in sight is; nothing where none are sorted.
  var sortingNote: String? {
    guard top.kind == .table || top.kind == .record else { return nil }
    return table?.sortingNote
  }

  mutating func cancelSorting() -> [Effect] {
    changeTable { $0.stopSorting() }
    message = table?.order == nil ? "stopped; rows stay in file order" : "stopped; the order stays"
    return [.stopSorting]
  }

  /// Goes to the row of an order that a jump has found.
  mutating func land(_ request: SeekRequest, _ row: InspectedRow?, place: Int) -> [Effect] {
    guard request == seeking else { return [] }
    guard let row else { return land(request, nil) }
    seeking = nil
    guard table?.order == request.order else { return [] }
    let column = column(of: row, in: request.kind, for: request.filter)
    if let column { uncover(column, in: request.kind) }
    changeTable { view in
      view.row = place
      if let column { view.column = column }
    }
    return refresh()
  }
}
