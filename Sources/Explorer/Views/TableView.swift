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
  /// The first column in sight behind the frozen ones.
  var left = 0
  /// Columns that stay in sight.
  var frozen = 0
  /// Which rows are shown.
  var filter = RowFilter.all
  /// What the filter is called.
  var filterLabel = ""
  /// The rows that pass, as far as they are known.
  var index = FilterIndex()
  /// Rows that have been read, the first at place `windowStart`.
  var window: [InspectedRow] = [] { didSet { seen = nil } }
  var windowStart = 0
  /// Whether the privacy mask is on.
  private var isMasked = false
  /// The rows of the window without what the mask hides, once they are made.
  private var seen: [InspectedRow]?
  /// Columns that each column of the table needs.
  var widths: [Int] = []
  /// What is known of the end, while rows are counted from there.
  var tail: TailIndex?
  /// Rows that were asked for and have not come.
  private var requested: Effect?
  /// Whether rows in the window may have become better known.
  private var isStale = false
  /// Whether the table was read to its end when the filter or the window was last asked for.
  private var knowsWhole = false
  /// A filter that has not been handed to a search yet.
  private var unstartedFilter = false
  /// Whether the filter is looking for rows.
  private(set) var isFiltering = false

  init(_ kind: TableKind) { self.kind = kind }

  /// The row under the cursor, if it has been read.
  var currentRow: InspectedRow? { loaded(row) }

  /// A row by its place, if it has been read, as it may be seen.
  func loaded(_ place: Int) -> InspectedRow? {
    let offset = place - windowStart
    guard window.indices.contains(offset) else { return nil }
    return isMasked ? seen?[offset] : window[offset]
  }

  /// The row under the cursor with what the privacy mask hides, for all but showing it.
  var unmaskedRow: InspectedRow? {
    let offset = row - windowStart
    return window.indices.contains(offset) ? window[offset] : nil
  }

  /// How many rows there are to move over, as far as is known.
  func count(_ table: TableInspection) -> Int {
    guard filter == .all else { return index.count }
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
    // What a slot stands for is known to one inspection alone.
    if case .slots = filter { showAll() }
    forgetWindow()
    (widths, tail) = ([], tail.map { _ in TailIndex() })
    (index, unstartedFilter) = (FilterIndex(), filter != .all)
    (isStale, knowsWhole) = (false, false)
  }

  mutating func forgetWindow() { (window, windowStart, requested) = ([], 0, nil) }

  mutating func noteNewData(_ state: State) {
    requested = nil
    guard !knowsWhole, let table = state.inspection.table(kind), table.isComplete else { return }
    countTail(table)
    (knowsWhole, isStale) = (true, true)
    unstartedFilter = filter != .all
  }

  /// Goes on where another view of rows came in between.
  mutating func resume() {
    requested = nil
    unstartedFilter = isFiltering
  }

  mutating func stopFiltering() { isFiltering = false }

  mutating func take(_ rows: [InspectedRow], for request: RowRequest) {
    guard request.kind == kind, request.filter == filter else { return }
    guard tail == nil else { return }
    // Where fewer rows are there than were asked for, asking again before more is known is vain.
    if requested == .fetch(request), rows.count == request.range.count { requested = nil }
    (window, windowStart) = (rows, request.range.lowerBound)
  }

  /// Hides in rows that have come what the mask hides, and widens columns to what is seen.
  mutating func settleRows(_ mask: Redaction, in table: TableInspection) {
    if isMasked != mask.isOn { (isMasked, seen, widths) = (mask.isOn, nil, []) }
    if isMasked, seen == nil { seen = mask.rows(window, of: table) }
    widen(in: table)
  }

  private mutating func widen(in table: TableInspection) {
    for row in (seen ?? window).prefix(500) {
      let columns = table.layout.files[row.file].columnOfCell
      for (cell, column) in columns.enumerated() { widen(column, by: cell, of: row) }
    }
  }

  mutating func take(_ index: FilterIndex, for request: FilterRequest) {
    guard request.kind == kind, request.filter == filter else { return }
    if index.isComplete { isFiltering = false }
    // A filter that runs again catches up with what is known already.
    guard index.isComplete || index.count >= self.index.count else { return }
    self.index = index
    requested = nil
  }

  /// Cells decide the width of their column up to a bound, so that it never shrinks while scrolling.
  private mutating func widen(_ column: Int, by cell: Int, of row: InspectedRow) {
    while widths.count <= column { widths.append(0) }
    guard widths[column] < Self.widest else { return }
    let text = String(decoding: row.record.value(cell).prefix(4 * Self.widest), as: UTF8.self)
    widths[column] = max(widths[column], min(Self.widest, TextWidth.columns(Visible.text(text))))
  }

  static let widest = 40

  /// Keeps the cursor on a row that is there and asks for rows that come into view.
  mutating func settle(in state: State) -> [Effect] {
    guard let table = state.inspection.table(kind) else { return [] }
    if unstartedFilter { return startFilter(state) }
    if isMasked != state.mask.isOn || (isMasked && seen == nil) {
      settleRows(state.mask, in: table)
    }
    let count = count(table)
    // Before anything is read the cursor may be ahead of what is known.
    if count > 0, table.isComplete || filter != .all { row = min(row, count - 1) }
    row = max(firstPlace, row)
    column = max(0, min(column, table.layout.columns.count - 1))
    let page = page(state)
    if row < top { top = row }
    if row >= top + page { top = row - page + 1 }
    top = max(firstPlace, min(top, max(0, max(count, row + 1) - page)))
    keepColumnInSight(state, table)
    return fetch(state, table, page: page)
  }

  private mutating func fetch(_ state: State, _ table: TableInspection, page: Int) -> [Effect] {
    let isOpen = filter == .all && tail == nil && !table.isComplete
    let end = isOpen ? top + page : min(top + page, count(table))
    let isThere = top >= windowStart && end <= windowStart + window.count
    guard !isThere || isStale else { return [] }
    let request =
      tail.map { Effect.fetchTail(tailRequest(state, $0, page: page)) }
      ?? .fetch(
        RowRequest(
          kind: kind, filter: filter, index: index,
          range: max(0, top - 2 * page)..<(top + 3 * page), generation: state.generation))
    guard request != requested else { return [] }
    requested = request
    isStale = false
    return [request]
  }

  // MARK: - Commands

  /// Puts the cursor on a row counted over the whole table.
  mutating func go(to row: Int, column: Int?) {
    if filter != .all { showAll() }
    leaveTail()
    self.row = row
    if let column { self.column = column }
  }

  mutating func filter(_ filter: RowFilter, label: String, in state: State) -> [Effect] {
    leaveTail()
    (self.filter, filterLabel) = (filter, label)
    (row, top, window, windowStart, index) = (0, 0, [], 0, FilterIndex())
    requested = nil
    return startFilter(state)
  }

  private mutating func startFilter(_ state: State) -> [Effect] {
    (unstartedFilter, isFiltering) = (false, true)
    knowsWhole = state.inspection.table(kind)?.isComplete == true
    return [.filter(FilterRequest(kind: kind, filter: filter, generation: state.generation))]
  }

  private mutating func showAll() {
    let here = currentRow?.row ?? 0
    (filter, filterLabel, index) = (.all, "", FilterIndex())
    (unstartedFilter, isFiltering) = (false, false)
    (window, windowStart, requested, row) = ([], 0, nil, here)
  }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    guard let table = state.inspection.table(kind) else { return [] }
    switch command {
    case .left: column -= state.count ?? 1
    case .right: column += state.count ?? 1
    case .firstColumn: column = 0
    case .lastColumn: column = table.layout.columns.count - 1
    case .freeze: frozen = frozen == column + 1 ? 0 : column + 1
    case .enter where count(table) > 0: state.push(.record(RecordView(kind)))
    case .search: state.prompt = Prompt(.search)
    case .filter: state.prompt = Prompt(.filter)
    case .same: return filterLikeCell(table, &state)
    case .frequency where table.layout.columns.indices.contains(column):
      state.push(.frequency(FrequencyView(kind, table.layout.columns[column].name)))
    case .unfilter where filter != .all: showAll()
    case .nextHit: return seek(forward: true, &state)
    case .previousHit: return seek(forward: false, &state)
    case .nextTable: changeTable(by: 1, &state)
    case .previousTable: changeTable(by: -1, &state)
    case .copyCell, .copyRow: return copy(command, table, &state)
    default: move(command, table, &state)
    }
    return []
  }

  private mutating func move(_ command: Command, _ table: TableInspection, _ state: inout State) {
    let page = page(state)
    switch command {
    case .up: row -= state.count ?? 1
    case .down: row += state.count ?? 1
    case .pageUp: (row, top) = (row - page, top - page)
    case .pageDown: (row, top) = (row + page, top + page)
    case .halfPageUp: row -= max(1, page / 2)
    case .halfPageDown: row += max(1, page / 2)
    case .first: go(toPlace: 0)
    case .last:
      if let number = state.count {
        go(toPlace: number - 1)
      } else if filter == .all, !table.isComplete {
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
    return state.seek(.text(search), in: kind, forward: forward)
  }

  private mutating func changeTable(by step: Int, _ state: inout State) {
    let kinds = state.inspection.tables.map(\.kind)
    guard let place = kinds.firstIndex(of: kind), kinds.count > 1 else { return }
    self = TableView(kinds[(place + step + kinds.count) % kinds.count])
  }

  func copy(
    _ command: Command, _ table: TableInspection, _ state: inout State
  ) -> [Effect] {
    guard let row = currentRow else { return [] }
    if command == .copyRow {
      state.message = "copied the record" + state.maskNote
      return [.copy(String(decoding: row.record.bytes, as: UTF8.self))]
    }
    guard let cell = table.layout.files[row.file].cell(of: column) else { return [] }
    state.message = "copied the cell" + state.maskNote
    return [.copy(row.record.text(cell))]
  }
}
