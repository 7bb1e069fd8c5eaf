import Inspection

/// Commands that change how the columns stand.
extension TableView {
  /// Carries out such a command; says whether it was one.
  mutating func arrange(
    _ command: Command, _ table: TableInspection, _ state: inout State
  ) -> Bool {
    let names = table.layout.columns.map(\.name)
    guard names.indices.contains(column) else { return false }
    let before = state.arrangement(of: kind)
    var columns = before
    switch command {
    case .freeze: columns.freeze(upTo: column, of: names)
    case .hide:
      if !columns.hide(column, of: names) { state.message = "one column has to stay" }
    case .showColumns:
      columns.hidden = []
      if columns == before { state.message = "no column is hidden" }
    case .moveLeft: columns.move(column, by: -(state.count ?? 1), of: names)
    case .moveRight: columns.move(column, by: state.count ?? 1, of: names)
    case .narrower: setWidth(width(state, table) - (state.count ?? 1), table, &state)
    case .wider: setWidth(width(state, table) + (state.count ?? 1), table, &state)
    case .fit: fit(&columns, table, &state)
    case .resetColumns:
      columns = ColumnArrangement()
      if columns == before { state.message = "the columns are as in the table already" }
    default: return false
    }
    if columns != before { state.arrangements[kind] = columns }
    if command == .freeze { state.message = freezeLimit(columns, names, state, table) }
    return true
  }

  /// Says so where frozen columns would leave no room for others.
  private func freezeLimit(
    _ arrangement: ColumnArrangement, _ names: [String], _ state: State, _ table: TableInspection
  ) -> String? {
    let (fitting, all) = (columns(state, table).frozen, arrangement.shown(of: names).frozen)
    guard fitting < all else { return nil }
    return "the screen has room for \(fitting) of \(all) frozen columns; the others scroll"
  }

  /// What the column under the cursor takes on the screen.
  private func width(_ state: State, _ table: TableInspection) -> Int {
    let columns = columns(state, table)
    let wanted = columns.shown.firstIndex(of: column).map { columns.widths[$0] } ?? 0
    let slot = columns.slots(from: left).first { $0.column == column }
    return max(wanted, slot?.width ?? 0)
  }

  /// Sets the width of the column under the cursor, within what the screen can show.
  mutating func setWidth(_ width: Int, _ table: TableInspection, _ state: inout State) {
    let names = table.layout.columns.map(\.name)
    guard names.indices.contains(column) else { return }
    let widest = max(Self.narrowest, columns(state, table).room.count)
    var columns = state.arrangement(of: kind)
    columns.widths[names[column]] = max(Self.narrowest, min(width, widest))
    state.arrangements[kind] = columns
  }

  /// Goes on to the next way in which all columns get their widths.
  private func fit(
    _ columns: inout ColumnArrangement, _ table: TableInspection, _ state: inout State
  ) {
    switch columns.fit {
    case .standard:
      (columns.fit, columns.widths) = (.contents, contentWidths(state, table))
      state.message = "columns are as wide as the rows in sight need"
    case .contents:
      (columns.fit, columns.widths) = (.screen, [:])
      state.message = "all columns are on the screen"
      state.arrangements[kind] = columns
      let shown = slots(state, table).count
      let all = columns.shown(of: table.layout.columns.map(\.name)).columns.count
      if shown < all { state.message = "\(shown) of \(all) columns fit on the screen" }
    case .screen:
      (columns.fit, columns.widths) = (.standard, [:])
      state.message = "columns have their usual widths"
    }
  }
}
