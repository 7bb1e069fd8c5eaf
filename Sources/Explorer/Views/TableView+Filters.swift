import Contract
import Inspection
import Reports
import Screens
import Tables

/// The filters of a view of rows: those that are on hide the rows that do not pass all of them.
extension TableView {
  /// Which rows are shown.
  var filter: RowFilter {
    filters.lazy.filter(\.isOn).reduce(.all) { .both($0, $1.filter) }
  }

  /// Whether rows may be hidden.
  var isFiltered: Bool { filters.contains(where: \.isOn) }

  /// The rows that are known not to be shown.
  func hidden(_ table: TableInspection) -> Int { isFiltered ? index.looked - index.count : 0 }

  /// Whether more rows may turn out to pass, or to be hidden.
  func isPartial(_ table: TableInspection) -> Bool { !index.isComplete || !table.isComplete }

  /// Whether all rows that are shown have been counted.
  func isCounted(_ table: TableInspection) -> Bool {
    isFiltered ? !isPartial(table) : table.isComplete
  }

  // MARK: - Changes

  /// Hides the rows that do not pass a filter, too; the cursor stays on its row if that passes.
  mutating func add(_ filter: ViewFilter, in state: State) -> [Effect] {
    if let known = filters.firstIndex(where: { $0.filter == filter.filter }) {
      guard !filters[known].isOn else { return [] }
      return changeFilters(in: state) { $0[known].isOn = true }
    }
    return changeFilters(in: state) { $0.append(filter) }
  }

  /// Changes the filters and looks for the rows that pass from now on.
  mutating func changeFilters(
    in state: State, _ change: (inout [ViewFilter]) -> Void
  ) -> [Effect] {
    let (before, here) = (filter, rowInTable)
    change(&filters)
    guard filter != before else { return [] }
    let stop: [Effect] = isFiltering ? [.stopSeeking] : []
    guard isFiltered else {
      showAll(at: here)
      return stop
    }
    leaveTail()
    followedEnd = nil
    keptRow = here.map { KeptRow(row: $0, line: row - top) }
    (row, top, index) = (0, 0, FilterIndex())
    forgetWindow()
    return stop + startFilter(state)
  }

  /// The row under the cursor, counted over the table, if that is known.
  var rowInTable: Int? {
    if let keptRow { return keptRow.row }
    if let currentRow { return currentRow.isCounted ? currentRow.row : nil }
    return isFiltered || order != nil || tail != nil ? nil : row
  }

  /// Shows all rows again and keeps the filters, switched off.
  mutating func switchFiltersOff() {
    let here = rowInTable
    for place in filters.indices { filters[place].isOn = false }
    showAll(at: here)
  }

  private mutating func showAll(at row: Int?) {
    let line = self.row - top
    (index, keptRow) = (FilterIndex(), nil)
    (unstartedFilter, isFiltering) = (false, false)
    forgetWindow()
    self.row = row ?? 0
    top = max(0, self.row - line)
  }

  /// Starts to look for the rows that pass.
  mutating func startFilter(_ state: State) -> [Effect] {
    (unstartedFilter, isFiltering) = (false, true)
    knowsWhole = state.inspection.table(kind)?.isComplete == true
    return [
      .filter(
        FilterRequest(
          kind: kind, filter: filter, before: keptRow?.row ?? 0, generation: state.generation))
    ]
  }

  mutating func stopFiltering() { isFiltering = false }

  mutating func take(_ index: FilterIndex, for request: FilterRequest, isOver: Bool) {
    guard request.kind == kind, request.filter == filter else { return }
    if isOver { isFiltering = false }
    // A filter that runs again catches up with what is known already.
    guard index.isComplete || index.count >= self.index.count else { return }
    self.index = index
    requested = nil
    if row == followedEnd {
      row = max(0, index.count - 1)
      followedEnd = row
    }
    // Where nothing is known yet, more comes.
    guard let kept = keptRow, isOver && index.looked > 0 || index.looked > kept.row else { return }
    row = max(0, min(index.before, index.count - 1))
    top = max(0, row - kept.line)
    keptRow = nil
  }

  /// Forgets what the filters let through, and those that mean nothing to another inspection.
  mutating func forgetFilters() {
    let (before, here, line) = (filter, rowInTable, row - top)
    filters.removeAll(where: \.filter.isOfOneInspection)
    for place in filters.indices { filters[place].count = nil }
    (index, unstartedFilter, keptRow) = (FilterIndex(), isFiltered, nil)
    guard filter != before, let here else { return }
    if isFiltered { keptRow = KeptRow(row: here, line: line) }
    (row, top) = isFiltered ? (0, 0) : (here, max(0, here - line))
  }

  // MARK: - The cell under the cursor

  /// Shows only the rows with the same value as under the cursor, or hides them.
  mutating func filterLikeCell(
    _ table: TableInspection, isUnlike: Bool, _ state: inout State
  ) -> [Effect] {
    guard let row = unmaskedRow, table.layout.columns.indices.contains(column) else { return [] }
    let name = table.layout.columns[column].name
    guard row.record.isSplit, let cell = table.layout.files[row.file].cell(of: column) else {
      state.message = "this row has no cell in \(name) to compare with"
      return []
    }
    return add(ViewFilter(row.record.value(cell), in: name, isUnlike: isUnlike), in: state)
  }
}

extension State {
  /// Shows the rows of a table that pass a filter, on top of what is there; the filters of a view of
  /// the table below stay on.
  mutating func narrow(
    _ kind: TableKind, by filter: ViewFilter, column: Int? = nil
  ) -> [Effect] {
    let below = views.lazy.reversed().compactMap { view in
      if case .table(let table) = view, table.kind == kind { table } else { nil }
    }.first
    var view = below ?? TableView(kind)
    view.resume()
    if let column { view.column = column }
    let effects = view.add(filter, in: self)
    if effects.isEmpty { message = "that filter is on already" }
    push(.table(view))
    return effects
  }
}
