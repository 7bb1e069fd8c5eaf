import Contract
import Inspection
import Reports
import Tables

extension State {
  /// Looks for the next row of the table at hand with a finding of a severity.
  mutating func seek(_ severity: Severity, forward: Bool) -> [Effect] {
    guard let kind = focusedTable, let table = inspection.table(kind) else { return [] }
    return seek(.slots(table.slots(of: severity)), in: kind, forward: forward)
  }

  /// Looks for the next row that passes a filter.
  mutating func seek(_ filter: RowFilter, in kind: TableKind, forward: Bool) -> [Effect] {
    var (row, order) = (forward ? -1 : Int.max, nil as RowOrder?)
    if showsRows(of: kind), let table {
      guard table.tail == nil else {
        message = "from here jumps work when the check is done; g goes to the first row"
        return []
      }
      order = table.order
      row = table.currentRow.map { order == nil && $0.isCounted ? $0.row : table.row } ?? row
    }
    // Rows that are hidden stay so.
    let shown = showsRows(of: kind) ? table : nil
    let request = SeekRequest(
      kind: kind, filter: filter, shown: shown?.filter ?? .all,
      index: shown?.index ?? FilterIndex(), order: order,
      row: row, forward: forward, generation: generation)
    return start(request)
  }

  /// Begins a jump.
  mutating func start(_ request: SeekRequest) -> [Effect] {
    var request = request
    request.known = inspection.table(request.kind).flatMap { $0.isComplete ? nil : $0.records }
    (seeking, looked, seekWaits) = (request, nil, false)
    return [.seek(request)]
  }

  /// Goes on with a jump that has found nothing in what was known, when more is.
  ///
  /// - Returns: Nothing where it has looked at all there will be.
  mutating func goOn(with request: SeekRequest) -> [Effect]? {
    guard request.forward, let known = request.known, let table = inspection.table(request.kind),
      table.isComplete || !isStopped
    else { return nil }
    guard table.isComplete || table.records > known else {
      seekWaits = true
      return []
    }
    var rest = request
    rest.row = max(request.row, known - 1)
    return start(rest)
  }

  /// Gives up a jump that is under way, since the user goes elsewhere; what was searched for is
  /// counted all the same.
  mutating func callOffSeek() -> [Effect] {
    guard let request = seeking else { return [] }
    seeking = nil
    return [.stopJump] + findAll(like: request)
  }

  /// Whether the view on top is about rows of a table, one by one.
  func showsRows(of kind: TableKind) -> Bool {
    (top.kind == .table || top.kind == .record) && top.table == kind
  }

  /// Goes to the row that a jump has found.
  mutating func land(_ request: SeekRequest, _ row: InspectedRow?, place: Int?) -> [Effect] {
    guard request == seeking else { return [] }
    if row == nil, let effects = goOn(with: request) { return effects }
    seeking = nil
    guard let row else {
      message = nothingFound(request)
      return []
    }
    let column = column(of: row, in: request.kind, for: request.filter)
    guard request.isAmongPlaces, showsRows(of: request.kind), table?.filter == request.shown,
      table?.order == request.order
    else { return show(row.row, column: column, in: request.kind) }
    guard let place else {
      message = "row \(Amount.grouped(row.row + 1)) is next; go on when the filter is done"
      return []
    }
    if let column { uncover(column, in: request.kind) }
    changeTable { view in
      view.row = place
      if let column { view.column = column }
    }
    return refresh()
  }

  /// A search does not go on at the other end, so it says at which end it is.
  private func nothingFound(_ request: SeekRequest) -> String {
    let isAtEdge = request.row == (request.forward ? -1 : Int.max)
    let place = isAtEdge ? "" : request.forward ? " after this row" : " before this row"
    let shown = request.shown == .all ? "" : " among those shown"
    let rest = "\(place)\(shown)\(inspection.isComplete ? "" : " so far")"
    switch request.filter {
    case .matching(let pattern, let column):
      return "no “\(mask.value(pattern.text, .id))”\(column.map { " in \($0)" } ?? "")\(rest)"
    case .rows:
      return TableView.noMark(forward: request.forward)
        + (request.shown == .all ? "" : " passes the filter")
    case .since(let time): return "no row of \(time.guideText) UTC or later\(rest)"
    default: return "nothing\(isAtEdge ? "" : " more")\(rest)"
    }
  }

  /// The column of the first cell that made a row pass.
  func column(
    of row: InspectedRow, in kind: TableKind, for filter: RowFilter
  ) -> Int? {
    guard let table = inspection.table(kind) else { return nil }
    let file = table.layout.files[row.file]
    switch filter {
    case .slots(let slots), .shape(_, let slots):
      let mark = row.marks.first { slots.contains($0.slot) }
      return mark?.cell.map { file.columnOfCell[$0] }
    case .matching(let pattern, nil):
      guard row.record.isSplit else { return nil }
      let matcher = PatternMatcher(pattern)
      let cell = file.columnOfCell.indices.first { matcher.finds(in: row.record.value($0)) }
      return cell.map { file.columnOfCell[$0] }
    case .value(_, let name), .matching(_, let name?):
      return table.layout.position(of: name)
    case .since: return table.layout.position(of: table.layout.contract.partitionColumn)
    case .all, .hours, .rows, .not, .every: return nil
    }
  }

  /// Puts the cursor on a row, counted over the whole table, in the table's view.
  ///
  /// Moves in the view at hand where that is one of the table's rows; else a view is put on top, so
  /// that going back comes to where the user was.
  mutating func show(_ row: Int, column: Int?, in kind: TableKind) -> [Effect] {
    let isMove = showsRows(of: kind)
    if isMove, let note = table?.noteOfGoing { message = note }
    if let column { uncover(column, in: kind) }
    guard isMove else {
      var view = TableView(kind)
      (view.row, view.column) = (row, column ?? 0)
      push(.table(view))
      return refresh()
    }
    var effects: [Effect] = []
    changeTable { effects = $0.go(to: row, column: column) }
    return effects + refresh()
  }

  /// Shows a column again that is hidden, since what was looked for is in it.
  mutating func uncover(_ column: Int, in kind: TableKind) {
    guard let columns = inspection.table(kind)?.layout.columns, columns.indices.contains(column),
      arrangements[kind]?.hidden.remove(columns[column].name) != nil
    else { return }
    message = "\(columns[column].name) is shown again"
  }

  /// The view of rows that is seen, or would be without what lies on it.
  var table: TableView? {
    guard case .table(let view)? = views.last(where: { $0.kind == .table }) else { return nil }
    return view
  }
}

extension Command {
  /// Whether the user goes elsewhere by it, so that what is still looked for must not interfere.
  var leadsAway: Bool {
    switch self {
    case .up, .down, .left, .right, .pageUp, .pageDown, .halfPageUp, .halfPageDown, .scrollUp,
      .scrollDown, .first, .last, .firstColumn, .lastColumn, .percent, .nextMark, .previousMark,
      .enter, .back, .nextTable, .previousTable, .findings, .partitions, .columns, .frequency,
      .filters, .bytes, .setup, .help, .messages:
      true
    default: false
    }
  }
}
