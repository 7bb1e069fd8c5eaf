import Contract
import Inspection
import Screens
import Tables

/// What has become of what was asked for.
extension State {
  /// Takes in what is known of the share by now.
  mutating func takeShare(_ event: Event) -> [Effect] {
    switch event {
    case .inspected(let inspection, let seconds, let generation):
      guard generation == self.generation else { return [] }
      let isNews = inspection.isComplete && !self.inspection.isComplete
      know(inspection)
      elapsed = seconds
      if isNews { logInspection() }
      checkRestoredRows()
      let rest = seekWaits ? seeking.flatMap { goOn(with: $0) } ?? [] : []
      return refresh(isNewData: true) + readChanges() + rest
    case .reopened(let inspection, let generation):
      guard generation == requestedGeneration else { return [] }
      begin(inspection, generation)
      return refresh()
    case .notReopened(let reason, let generation):
      guard generation == requestedGeneration else { return [] }
      requestedGeneration = self.generation
      message = reason
      return []
    case .changed(let changes): return note(changes)
    default: return []
    }
  }

  /// Takes in rows that were read, sorted or written.
  mutating func takeRows(_ event: Event) -> [Effect] {
    switch event {
    case .rows(let request, let rows): return take(rows, for: request)
    case .tail(let request, let rows, let index): return take(rows, index, for: request)
    case .sorting(let request, let done):
      changeTable { $0.take(done: done, for: request) }
      return []
    case .sorted(let request, let order):
      changeTable { $0.take(order, for: request) }
      return refresh()
    case .wrote(let request, let outcome):
      take(outcome, of: request)
      return []
    default: return []
    }
  }

  /// Takes in how far a look through a table has come, and what it found.
  mutating func takeSearch(_ event: Event) -> [Effect] {
    switch event {
    case .filtered(let request, let index, let isOver):
      guard request.generation == generation else { return [] }
      changeTable { $0.take(index, for: request, isOver: isOver) }
      if isOver, index.isComplete { logFilter(request, index) }
      return refresh()
    case .looked(let request, let records, let all):
      if request == seeking { looked = (records, all) }
      return []
    case .sought(let request, let row, let place):
      return land(request, row, place: place) + findAll(like: request)
    case .foundAll(let request, let index, let isOver):
      guard request == hits?.request else { return [] }
      hits?.index = index
      hits?.isOver = isOver
      return []
    default: return []
    }
  }

  /// Takes in counts of rows, values or cells.
  mutating func takeCounts(_ event: Event) -> [Effect] {
    switch event {
    case .tallied(let request, let index, let isOver):
      return takeTally(index, for: request, isOver: isOver)
    case .counted(let request, let counts, let isOver):
      takeCounts(counts, for: request, isOver: isOver)
      return refresh()
    case .countedFilled(let request, let cells, let progress):
      guard request.generation == generation else { return [] }
      fillings[request.kind]?.take(cells, progress: progress)
      return []
    default: return []
    }
  }

  private mutating func take(_ rows: [InspectedRow], for request: RowRequest) -> [Effect] {
    guard request.generation == generation else { return [] }
    let (table, mask) = (inspection.table(request.kind), mask)
    changeTable { view in
      view.take(rows, for: request)
      if let table, view.kind == request.kind { view.settleRows(mask, in: table) }
    }
    return refresh()
  }

  private mutating func take(
    _ rows: [InspectedRow], _ index: TailIndex, for request: TailRequest
  ) -> [Effect] {
    guard request.generation == generation, let table = inspection.table(request.kind) else {
      return []
    }
    var said: String?
    let mask = mask
    changeTable { view in
      said = view.take(rows, index, for: request, in: table)
      if view.kind == request.kind { view.settleRows(mask, in: table) }
    }
    if let said { message = said }
    return refresh()
  }
}
