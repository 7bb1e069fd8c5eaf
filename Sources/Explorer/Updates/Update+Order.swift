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
}
