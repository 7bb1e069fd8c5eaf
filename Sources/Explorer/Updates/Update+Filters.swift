import Inspection
import Reports

extension State {
  /// How far a look through the table has come, while one is under way.
  var looking: String? {
    if seeking != nil {
      guard let looked, looked.records > 0 else { return "looking…" }
      return "looking  \(Amount.percent(looked.records, of: looked.all))"
    }
    switch top.kind {
    case .table, .record, .filters: break
    default: return nil
    }
    guard let view = table, view.isFiltering, let known = inspection.table(view.kind) else {
      return nil
    }
    return "looking  \(Amount.percent(view.index.looked, of: max(1, known.records)))  "
      + "\(Amount.grouped(view.index.count)) found"
  }

  /// Hands the rows that pass one filter alone to the filter.
  mutating func takeTally(
    _ index: FilterIndex, for request: FilterRequest, isOver: Bool
  ) -> [Effect] {
    guard request.generation == generation, isOver, index.isComplete else { return [] }
    changeTable { view in
      for place in view.filters.indices where view.filters[place].filter == request.filter {
        if view.kind == request.kind { view.filters[place].count = index.count }
      }
    }
    return refresh()
  }
}
