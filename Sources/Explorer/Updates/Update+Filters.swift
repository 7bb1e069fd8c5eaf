import Contract
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

  /// Looks for all rows with what was searched for once one was, in a table that is known as far as
  /// it will be.
  mutating func findAll(like request: SeekRequest) -> [Effect] {
    guard let search, request.filter == search.filter, request.generation == generation,
      let table = inspection.table(request.kind), table.isComplete || isStopped
    else { return [] }
    let wanted = FilterRequest(
      kind: request.kind, filter: search.filter, before: 0, generation: generation)
    guard hits?.request != wanted else { return [] }
    hits = SearchHits(request: wanted)
    return [.findAll(wanted)]
  }

  /// The rows of a table with what was searched for, where they were looked for.
  func hits(in kind: TableKind) -> SearchHits? {
    hits.flatMap { $0.request.kind == kind && $0.request.generation == generation ? $0 : nil }
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
