import Contract
import Inspection
import Reports
import Screens

/// The filters of the rows of a table, each of which can be switched off.
public struct FiltersView: Sendable {
  /// The table.
  public let kind: TableKind
  private var cursor = ListCursor()
  /// The filter whose rows were last asked for.
  private var requested: FilterRequest?
  /// Whether the user wants no more counting.
  private var isStopped = false

  init(_ kind: TableKind) { self.kind = kind }

  private func head(_ state: State) -> Int { state.body.height > 2 ? 1 : 0 }

  private func page(_ state: State) -> Int { max(1, state.body.height - head(state)) }

  /// Keeps the cursor in sight, and has the rows of one filter after another counted.
  mutating func settle(in state: State) -> [Effect] {
    guard let view = state.table, let table = state.inspection.table(kind) else { return [] }
    cursor.settle(count: view.filters.count, page: page(state))
    // One look through the table at a time; it may tell the count that is wanted next.
    guard !isStopped, !view.isFiltering,
      let next = view.filters.first(where: { $0.count == nil })
    else { return [] }
    // Once more rows are known, the same filter is another request.
    let request = FilterRequest(
      kind: kind, filter: next.filter, before: table.isComplete ? table.records : 0,
      generation: state.generation)
    guard request != requested else { return [] }
    requested = request
    return [.tally(request)]
  }

  /// Whether rows are being counted.
  func isCounting(_ state: State) -> Bool {
    !isStopped && requested != nil && state.table?.filters.contains { $0.count == nil } == true
  }

  mutating func stop() { isStopped = true }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    let filters = state.table?.filters ?? []
    if cursor.move(command, count: filters.count, page: page(state)) { return [] }
    let line = cursor.line
    switch command {
    case .enter, .toggle:
      guard filters.indices.contains(line) else { return [] }
      return change(&state) { $0[line].isOn.toggle() }
    case .remove:
      guard filters.indices.contains(line) else { return [] }
      return change(&state) { $0.remove(at: line) }
    case .removeAll: return change(&state) { $0 = [] }
    default: return []
    }
  }

  private func change(
    _ state: inout State, _ change: (inout [ViewFilter]) -> Void
  ) -> [Effect] {
    let known = state
    var effects: [Effect] = []
    state.changeTable { effects = $0.changeFilters(in: known, change) }
    return effects
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    guard let view = state.table, let table = state.inspection.table(kind) else { return }
    let hidden = "\(Amount.grouped(view.hidden(table))) hidden"
    let title = state.size.width < 40 ? "\(hidden)  filters" : "Filters  \(kind.rawValue)"
    frame.draw(
      title: title, facts: facts(view, table), status: status(view, state))
    frame.body { screen in
      let body = state.body
      guard !view.filters.isEmpty else {
        let lines = wrapped(Self.emptyText, to: state.size.width - 2).prefix(body.height)
        for (line, text) in lines.enumerated() {
          screen.put(text, x: 1, y: body.y + line, style: .dim, width: state.size.width - 2)
        }
        return
      }
      if head(state) > 0 { drawHeader(y: body.y, state, in: &screen) }
      for (line, filter) in view.filters.dropFirst(cursor.top).prefix(page(state)).enumerated() {
        draw(
          filter, isCurrent: cursor.top + line == cursor.line, y: body.y + head(state) + line,
          state, in: &screen)
      }
    }
  }

  private static let emptyText =
    "No filter. In a table & = and ! add one, f on a finding and Enter on a partition or a value "
    + "do, too."

  private func facts(_ view: TableView, _ table: TableInspection) -> String {
    guard view.isFiltered else { return "\(Amount.of(table.records, "row")), none hidden" }
    let soFar = view.isPartial(table) ? " so far" : ""
    return "\(Amount.grouped(view.index.count)) of \(Amount.of(table.records, "row"))  "
      + "\(Amount.grouped(view.hidden(table))) hidden\(soFar)"
  }

  private func status(_ view: TableView, _ state: State) -> Frame.Status {
    guard view.filters.indices.contains(cursor.line) else { return Frame.Status() }
    let filter = view.filters[cursor.line]
    return Frame.Status(text: filter.label, place: filter.isOn ? "on" : "off")
  }

  /// Columns for the rows of each filter.
  private static let countWidth = 14

  private func drawHeader(y: Int, _ state: State, in screen: inout Screen) {
    let x = state.size.width - Self.countWidth - 1
    screen.put("shows only rows", x: 3, y: y, style: .dim, width: x - 4)
    screen.put("rows by itself", x: x, y: y, style: .dim, width: Self.countWidth, align: .right)
  }

  private func draw(
    _ filter: ViewFilter, isCurrent: Bool, y: Int, _ state: State, in screen: inout Screen
  ) {
    let isNarrow = state.size.width < 40
    let count = isNarrow ? 0 : Self.countWidth
    let x = state.size.width - count - 1
    let sign = filter.isOn ? state.glyphs.good : state.glyphs.missing
    screen.put(sign, x: 1, y: y, style: filter.isOn ? .good : .dim)
    screen.put(
      filter.label, x: 3, y: y, style: filter.isOn ? .text : .dim, width: x - 4,
      truncation: .ellipsis)
    screen.put(
      filter.count.map { Amount.grouped($0) } ?? "…", x: x, y: y,
      style: filter.isOn ? .text : .dim, width: count, align: .right)
    guard isCurrent else { return }
    screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
    screen.select(Rect(x: 2, y: y, width: state.size.width - 3, height: 1))
    screen.cursor = Point(x: 0, y: y)
  }
}
