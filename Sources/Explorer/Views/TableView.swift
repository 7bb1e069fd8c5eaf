import Contract
import Inspection
import Reports
import Screens
import Tables

/// The rows of a table as a grid, with the contract above them.
public struct TableView: Sendable {
  /// The table.
  public let kind: TableKind
  /// The place of the cursor among the rows that pass the filter.
  var row = 0
  /// The column under the cursor.
  var column = 0
  /// The first row in sight.
  var top = 0
  /// The place of the first column in sight, behind the frozen ones, among those that are shown.
  var left = 0
  /// What hides rows, in the order in which it was asked for.
  var filters: [ViewFilter] = []
  /// The rows that pass, as far as they are known.
  var index = FilterIndex()
  /// Rows that have been read, the first at place `windowStart`.
  var window: [InspectedRow] = [] { didSet { masked = nil } }
  var windowStart = 0
  /// Whether the privacy mask is on.
  private var isMasked = false
  /// The rows of the window without what the mask hides, once they are made.
  private var masked: [InspectedRow]?
  /// What was seen of each column of the table.
  var seen: [SeenColumn] = []
  /// What is known of the end, while rows are counted from there.
  var tail: TailIndex?
  /// The order in which rows are shown, if it is not that of the files.
  var sorted: Sorted?
  /// The order that is wanted and not there yet.
  var sorting: Sorting?
  /// What was changed here.
  var history = ViewHistory()
  /// Where in the whole table what is.
  var map = Minimap()
  /// Rows that were asked for and have not come.
  var requested: Effect?
  /// Whether rows in the window may have become better known.
  private var isStale = false
  /// Whether the table was read to its end when the filter or the window was last asked for.
  var knowsWhole = false
  /// A filter that has not been handed to a search yet.
  var unstartedFilter = false
  /// Whether the filter is looking for rows.
  var isFiltering = false
  /// The row that the cursor goes to once the filter knows its place.
  var keptRow: KeptRow?
  /// The place of the last row that passes, for a cursor that stays on the last one.
  var followedEnd: Int?

  /// A row counted over the table, and its line on the screen.
  struct KeptRow {
    let row: Int
    let line: Int
  }

  init(_ kind: TableKind) { self.kind = kind }

  /// The row under the cursor, if it has been read.
  var currentRow: InspectedRow? { loaded(row) }

  /// A row by its place, if it has been read, as it may be seen.
  func loaded(_ place: Int) -> InspectedRow? {
    let offset = place - windowStart
    guard window.indices.contains(offset) else { return nil }
    return isMasked ? masked?[offset] : window[offset]
  }

  /// The row under the cursor with what the privacy mask hides, for all but showing it.
  var unmaskedRow: InspectedRow? {
    let offset = row - windowStart
    return window.indices.contains(offset) ? window[offset] : nil
  }

  /// How many rows there are to move over, as far as is known.
  func count(_ table: TableInspection) -> Int {
    if let order { return order.count }
    guard !isFiltered else { return index.count }
    if tail != nil { return Self.end }
    return table.isComplete ? table.records : max(table.records, windowStart + window.count)
  }

  /// Rows of the grid on the screen.
  func page(_ state: State) -> Int { max(1, state.body.height - head(state)) }

  /// Lines above the rows: the contract and the names of the columns, as far as rows leave room.
  func head(_ state: State) -> Int { max(0, min(2, state.body.height - 1)) }

  // MARK: - Data

  /// Forgets what was read, for a share that was opened anew.
  mutating func forgetRows() {
    forgetFilters()
    forgetWindow()
    (seen, tail) = ([], tail.map { _ in TailIndex() })
    // What was shown may mean other rows now.
    history = ViewHistory()
    (isStale, knowsWhole) = (false, false)
  }

  mutating func forgetWindow() { (window, windowStart, requested) = ([], 0, nil) }

  mutating func noteNewData(_ state: State) {
    requested = nil
    guard !knowsWhole, let table = state.inspection.table(kind), table.isComplete else { return }
    countTail(table)
    (knowsWhole, isStale) = (true, true)
    unstartedFilter = isFiltered
    for place in filters.indices {
      filters[place].count = nil
      filters[place].renew(in: table)
    }
  }

  /// Goes on where another view of rows came in between.
  mutating func resume() {
    requested = nil
    unstartedFilter = isFiltering
    resumeSorting()
  }

  mutating func take(_ rows: [InspectedRow], for request: RowRequest) {
    guard request.kind == kind, request.filter == filter, request.order == order else { return }
    guard tail == nil else { return }
    // Where fewer rows are there than were asked for, asking again before more is known is vain.
    if requested == .fetch(request), rows.count == request.range.count { requested = nil }
    (window, windowStart) = (rows, request.range.lowerBound)
  }

  /// Hides in rows that have come what the mask hides, and takes note of what is seen of columns.
  mutating func settleRows(_ mask: Redaction, in table: TableInspection) {
    if isMasked != mask.isOn { (isMasked, masked, seen) = (mask.isOn, nil, []) }
    if isMasked, masked == nil { masked = mask.rows(window, of: table) }
    widen(in: table)
  }

  private mutating func widen(in table: TableInspection) {
    for row in (masked ?? window).prefix(500) where row.record.isSplit {
      let columns = table.layout.files[row.file].columnOfCell
      for (cell, column) in columns.enumerated() {
        while seen.count <= column { seen.append(SeenColumn()) }
        seen[column].add(row.record.value(cell))
      }
    }
  }

  /// Keeps the cursor on a row that is there and asks for rows that come into view.
  mutating func settle(in state: State) -> [Effect] {
    guard let table = state.inspection.table(kind) else { return [] }
    if unstartedFilter { return startFilter(state) }
    let sort = sortIfWanted(state, table)
    if isMasked != state.mask.isOn || (isMasked && masked == nil) {
      settleRows(state.mask, in: table)
    }
    let count = count(table)
    // Before anything is read the cursor may be ahead of what is known.
    if count > 0, table.isComplete || isFiltered || order != nil { row = min(row, count - 1) }
    row = max(firstPlace, row)
    column = max(0, min(column, table.layout.columns.count - 1))
    let page = page(state)
    if row < top { top = row }
    if row >= top + page { top = row - page + 1 }
    top = max(firstPlace, min(top, max(0, max(count, row + 1) - page)))
    keepColumnInSight(state, table)
    if showsMinimap(state) { map.settle(table, lines: page, state) }
    return sort + fetch(state, table, page: page)
  }

  private mutating func fetch(_ state: State, _ table: TableInspection, page: Int) -> [Effect] {
    let isOpen = !isFiltered && tail == nil && order == nil && !table.isComplete
    let end = isOpen ? top + page : min(top + page, count(table))
    let isThere = top >= windowStart && end <= windowStart + window.count
    guard !isThere || isStale else { return [] }
    let request =
      tail.map { Effect.fetchTail(tailRequest(state, $0, page: page)) }
      ?? .fetch(
        RowRequest(
          kind: kind, filter: filter, index: index, order: order, range: range(page: page),
          generation: state.generation))
    guard request != requested else { return [] }
    requested = request
    isStale = false
    return [request]
  }

  /// The rows to be read with those in sight; fewer where each may stand in another place.
  private func range(page: Int) -> Range<Int> {
    guard order != nil else { return max(0, top - 2 * page)..<(top + 3 * page) }
    return max(0, top - page / 2)..<(top + page + (page + 1) / 2)
  }

  // MARK: - Commands

  /// Puts the cursor on a row counted over the whole table, which is shown in the files' order then.
  mutating func go(to row: Int, column: Int?) -> [Effect] {
    let effects = leaveOrder()
    if isFiltered { switchFiltersOff() }
    leaveTail()
    self.row = row
    if let column { self.column = column }
    return effects
  }

  /// What is otherwise once the cursor went to a row of the whole table; nothing where that is all.
  var noteOfGoing: String? {
    let isSorted = !wantedKeys.isEmpty
    if isFiltered { return "all rows are shown again" + (isSorted ? ", in file order" : "") }
    guard isSorted else { return nil }
    return order == nil ? "rows stay in file order" : "rows are shown in file order again"
  }

  private mutating func unfilter(_ state: inout State) -> [Effect] {
    state.message = "all rows are shown; | has the filters"
    let stop: [Effect] = isFiltering ? [.stopSeeking] : []
    switchFiltersOff()
    return stop
  }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    guard let table = state.inspection.table(kind) else { return [] }
    if arrange(command, table, &state) { return [] }
    switch command {
    case .left: moveColumn(by: -(state.count ?? 1), state, table)
    case .right: moveColumn(by: state.count ?? 1, state, table)
    case .firstColumn: moveColumn(by: -table.layout.columns.count, state, table)
    case .lastColumn: moveColumn(by: table.layout.columns.count, state, table)
    case .mark: mark(table, &state)
    case .nextMark: return goToMark(forward: true, table, &state)
    case .previousMark: return goToMark(forward: false, table, &state)
    case .marked: return showMarked(&state)
    case .unmark: unmark(&state)
    case .undo: return undo(&state)
    case .redo: return redo(&state)
    case .enter where count(table) > 0: state.push(.record(RecordView(kind)))
    case .search: state.prompt = Prompt(.search(column: nil))
    case .searchColumn where table.layout.columns.indices.contains(column):
      state.prompt = Prompt(.search(column: table.layout.columns[column].name))
    case .goColumn: state.prompt = Prompt(.column)
    case .filter: state.prompt = Prompt(.filter)
    case .same: return filterLikeCell(table, isUnlike: false, &state)
    case .unlike: return filterLikeCell(table, isUnlike: true, &state)
    case .filters: state.push(.filters(FiltersView(kind)))
    case .frequency where table.layout.columns.indices.contains(column):
      state.push(.frequency(FrequencyView(kind, table.layout.columns[column].name)))
    case .unfilter where isFiltered: return unfilter(&state)
    case .write:
      state.askWhereToWrite(
        filter, of: kind, called: "rows", expected: isCounted(table) ? count(table) : nil)
    case .nextHit: return seek(forward: true, &state)
    case .previousHit: return seek(forward: false, &state)
    case .sortAscending, .sortDescending, .thenAscending, .thenDescending:
      return sort(command, table, &state)
    case .nextTable: return changeTable(by: 1, &state)
    case .previousTable: return changeTable(by: -1, &state)
    case .copyCell, .copyRow: return copy(command, table, &state)
    default: move(command, table, &state)
    }
    return []
  }

  private mutating func move(_ command: Command, _ table: TableInspection, _ state: inout State) {
    let page = page(state)
    keptRow = nil
    switch command {
    case .up: row -= state.count ?? 1
    case .down: row += state.count ?? 1
    case .pageUp: (row, top) = (row - page, top - page)
    case .pageDown: (row, top) = (row + page, top + page)
    case .scrollUp: scroll(by: -1, count(table), page: page)
    case .scrollDown: scroll(by: 1, count(table), page: page)
    case .halfPageUp: row -= max(1, page / 2)
    case .halfPageDown: row += max(1, page / 2)
    case .first: go(toPlace: 0)
    case .percent: goToPercent(table, &state)
    case .last:
      if let number = state.count {
        go(toPlace: number - 1)
      } else if !isFiltered, order == nil, !table.isComplete {
        enterTail()
      } else {
        row = count(table) - 1
      }
    default: break
    }
    let count = count(table)
    if count > 0 { row = min(row, count - 1) }
    if let limit = tailLimit { state.message = limit }
  }

  /// Goes to the first row that is as far into those shown as was typed before the key.
  private mutating func goToPercent(_ table: TableInspection, _ state: inout State) {
    guard let percent = state.count else {
      state.message = "a number before it says how far: 50% is the middle"
      return
    }
    go(toPercent: Double(percent), table, &state)
  }

  mutating func go(toPercent percent: Double, _ table: TableInspection, _ state: inout State) {
    if !table.isComplete { state.message = "of the rows that were read so far" }
    leaveTail()
    let place = (Double(count(table)) * max(0, min(percent, 100)) / 100).rounded(.up)
    row = max(0, Int(place) - 1)
  }

  /// Goes to a place counted from the start.
  private mutating func go(toPlace place: Int) {
    leaveTail()
    row = place
  }

  private func seek(forward: Bool, _ state: inout State) -> [Effect] {
    guard let search = state.search else {
      state.message = "nothing was searched for; / does"
      return []
    }
    return state.seek(search.filter, in: kind, forward: forward)
  }

  private mutating func changeTable(by step: Int, _ state: inout State) -> [Effect] {
    let kinds = state.inspection.tables.map(\.kind)
    guard let place = kinds.firstIndex(of: kind), kinds.count > 1 else { return [] }
    let stop: [Effect] = isSorting ? [.stopSorting] : []
    self = TableView(kinds[(place + step + kinds.count) % kinds.count])
    return stop
  }

  func copy(
    _ command: Command, _ table: TableInspection, _ state: inout State
  ) -> [Effect] {
    guard let row = currentRow else { return [] }
    if command == .copyRow {
      return state.copy(row.record.bytes, "the record")
    }
    guard let cell = table.layout.files[row.file].cell(of: column) else { return [] }
    return state.copy(row.record.value(cell), "the cell")
  }
}
