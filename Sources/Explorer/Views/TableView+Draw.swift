import Contract
import Inspection
import Reports
import Screens
import Tables

extension TableView {
  func draw(in frame: inout Frame) {
    let state = frame.state
    guard let table = state.inspection.table(kind) else { return }
    let facts = place(state, table)
    let title = title(table, state, columns: frame.titleColumns(besides: facts))
    frame.draw(title: title, facts: facts, status: status(state, table))
    let slots = slots(state, table)
    let head = head(state)
    frame.body { screen in
      if head > 1 { drawStrip(table, state, in: &screen) }
      if head > 0 {
        drawHeader(y: state.body.y + head - 1, table, slots, state, in: &screen)
      }
      for line in 0..<max(0, state.body.height - head) {
        let y = state.body.y + head + line
        markRow(top + line, y: y, table, slots, state, in: &screen)
        drawRow(top + line, y: y, table, slots, state, in: &screen)
      }
      drawMatches(table, slots, state, in: &screen)
      if showsMinimap(state) { drawMinimap(table, y: state.body.y + head, state, in: &screen) }
    }
  }

  // MARK: - Lines around

  /// How many columns are not shown; nothing where all are.
  func hiddenNote(
    _ table: TableInspection, _ state: State, isShort: Bool
  ) -> String? {
    let names = table.layout.columns.map(\.name)
    let count = state.arrangement(of: kind).hiddenCount(of: names)
    guard count > 0 else { return nil }
    return isShort ? "\(count) hidden" : "\(Amount.of(count, "column")) hidden  a shows all"
  }

  private func place(_ state: State, _ table: TableInspection) -> String {
    guard tail == nil else {
      let condition = state.isStopped ? "need the whole check" : "when the check is done"
      return "\(Self.tailLabel(row - Self.end))  row numbers \(condition)"
    }
    let count = count(table)
    guard count > 0 else { return "no rows" }
    let place = "row \(currentRow.map(Self.label) ?? Amount.grouped(row + 1))"
    guard table.isComplete else { return place }
    return place + "  \(Amount.tenths(Double(row + 1) / Double(count) * 100)) %"
  }

  /// What is wrong with the cell under the cursor, or its value in full.
  private func status(_ state: State, _ table: TableInspection) -> Frame.Status {
    guard let row = currentRow else { return Frame.Status(text: emptyReason(table), style: .dim) }
    let file = table.layout.files[row.file]
    let place = "\(file.file.name) \(Self.place(of: row))"
    let cell = file.cell(of: column)
    let marks = row.marks.filter { $0.cell == nil || $0.cell == cell }
    guard let worst = marks.max(by: { $0.severity < $1.severity }) else {
      let value = cell.map(row.record.text) ?? ""
      return Frame.Status(text: "\(table.layout.columns[column].name)  \(value)", place: place)
    }
    let mark = state.mark(worst.severity)
    let detail = table.detail(of: worst, in: row).map { " (\($0))" } ?? ""
    let more = marks.count > 1 ? "  +\(marks.count - 1)" : ""
    return Frame.Status(
      text: "\(mark.sign) \(worst.rule.title)\(detail)\(more) · \(worst.rule.fix)",
      style: mark.style, place: place)
  }

  /// Where a row stands in its file.
  private static func place(of row: InspectedRow) -> String {
    let record = row.record
    guard row.isCounted else { return "byte \(Amount.grouped(record.offset))" }
    let lines = record.lineText
    return "record \(Amount.grouped(record.number))" + (lines.isEmpty ? "" : " " + lines)
  }

  private func emptyReason(_ table: TableInspection) -> String {
    if isFiltered {
      let filters = filters.count(where: \.isOn) == 1 ? "the filter" : "all filters; | has them"
      return index.isComplete ? "no row passes \(filters)" : "looking…"
    }
    return table.isComplete && table.records == 0 ? "the table has no rows" : "reading…"
  }

  // MARK: - The contract

  private func drawStrip(_ table: TableInspection, _ state: State, in screen: inout Screen) {
    var x = 1
    let (y, full) = (state.body.y, state.size.width)
    let note = hiddenNote(table, state, isShort: full < 60)
    let width = full - (note.map { TextWidth.columns($0) + 2 } ?? 0)
    if let note { screen.put(note, x: width + 1, y: y, style: .accent) }
    for piece in strip(table, state) {
      guard x < width - 1 else { return }
      x += screen.put(
        piece.text, x: x, y: y, style: piece.style, width: width - 1 - x, truncation: .ellipsis)
      x += 2
    }
  }

  /// Each column of the contract: there, missing, or under another name; missing ones first.
  private func strip(
    _ table: TableInspection, _ state: State
  ) -> [(text: String, style: Style)] {
    var pieces: [(rank: Int, text: String, style: Style)] = []
    for (index, column) in table.layout.contract.columns.enumerated() {
      let matches = table.layout.files.map { $0.matches[index] }
      let isMissing = matches.contains { $0.index == nil }
      if isMissing, column.need == .required {
        pieces.append(
          (0, "\(state.glyphs.error) \(column.name) missing", Style(.error, bold: true)))
      } else if isMissing, column.need == .accountAnalytics {
        pieces.append((1, "\(state.glyphs.warning) \(column.name) missing", .warning))
      } else if let name = nearName(index, table) {
        let text = "\(state.glyphs.near) \(column.name) \(state.glyphs.left) \(name) (r rename)"
        pieces.append((0, text, .warning))
      } else if isMissing {
        pieces.append((3, column.name, .dim))
      } else {
        pieces.append((2, "\(state.glyphs.good) \(column.name)", .good))
      }
    }
    return pieces.sorted { $0.rank < $1.rank }.map { ($0.text, $0.style) }
  }

  private func nearName(_ index: Int, _ table: TableInspection) -> String? {
    for file in table.layout.files {
      if case .near(let cell) = file.matches[index] { return file.file.header[cell] }
    }
    return nil
  }

  // MARK: - The grid

  private func drawHeader(
    y: Int, _ table: TableInspection, _ slots: [Slot], _ state: State, in screen: inout Screen
  ) {
    drawEdges(table, slots, y: y, state, in: &screen)
    for slot in slots {
      screen.mark(slot.area(y: y), as: .column(slot.column))
      var style = Style(.accent, underline: true)
      style.bold = slot.column == column
      screen.put(
        heading(slot.column, table, width: slot.width, ellipsis: state.glyphs.ellipsis),
        x: slot.x, y: y, style: style, width: slot.width, align: slot.align, truncation: .ellipsis)
      if slot.isLastFrozen {
        screen.put(state.glyphs.vertical, x: slot.x + slot.width, y: y, style: .dim)
      }
    }
  }

  /// Points to columns out of sight.
  private func drawEdges(
    _ table: TableInspection, _ slots: [Slot], y: Int, _ state: State, in screen: inout Screen
  ) {
    let columns = columns(state, table)
    let free = slots.dropFirst(columns.frozen)
    if let first = free.first, left > columns.frozen {
      // Behind frozen columns a rule stands in the first place.
      let x = first.x - (columns.frozen > 0 ? 1 : 2)
      screen.put(state.glyphs.left, x: x, y: y, style: .accent)
    }
    if let last = slots.last, last.column != columns.shown.last {
      screen.put(state.glyphs.right, x: rightEdge(state) - 1, y: y, style: .accent)
    }
  }

  private func drawRow(
    _ place: Int, y: Int, _ table: TableInspection, _ slots: [Slot], _ state: State,
    in screen: inout Screen
  ) {
    let gutter = gutter(table)
    guard let row = loaded(place) else {
      // A row that is being read is drawn dim; behind the last one there is nothing.
      let isExpected = place < count(table)
      if isExpected { screen.put("…", x: 1, y: y, style: .dim, width: gutter, align: .right) }
      if place == self.row { drawCursor(x: gutter + 2, y: y, width: 1, state, in: &screen) }
      return
    }
    let isCurrent = place == self.row
    screen.put(
      Self.label(row), x: 1, y: y, style: isCurrent ? .accent : .dim, width: gutter,
      align: .right)
    if row.isCounted, state.marks(of: kind).contains(row.row) {
      screen.put(state.glyphs.marked, x: 1, y: y, style: .accent)
    }
    let wholeRow = row.marks.filter { $0.cell == nil }.map(\.severity).max()
    if let wholeRow {
      screen.put(state.mark(wholeRow).sign, x: 0, y: y, style: state.mark(wholeRow).style)
    }
    if row.record.isSplit {
      for slot in slots { draw(row, in: slot, y: y, table, state, on: &screen) }
    } else {
      drawRejected(row, y: y, x: gutter + 2, state, in: &screen)
    }
    guard isCurrent else { return }
    let focus = slots.first { $0.column == column }
    drawCursor(x: focus?.x ?? gutter + 2, y: y, width: focus?.width ?? 1, state, in: &screen)
  }

  private func drawCursor(
    x: Int, y: Int, width: Int, _ state: State, in screen: inout Screen
  ) {
    screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
    screen.restyle(Rect(x: x, y: y, width: width, height: 1)) { $0.reverse = true }
    screen.cursor = Point(x: min(x, state.size.width - 1), y: y)
  }

  private func draw(
    _ row: InspectedRow, in slot: Slot, y: Int, _ table: TableInspection, _ state: State,
    on screen: inout Screen
  ) {
    guard let cell = table.layout.files[row.file].cell(of: slot.column) else {
      screen.put(
        state.glyphs.missing, x: slot.x, y: y, style: .dim, width: slot.width, align: slot.align)
      return
    }
    let worst = row.marks.filter { $0.cell == cell }.map(\.severity).max()
    var style = Style.text
    if let worst, worst > .info {
      let mark = state.mark(worst)
      screen.put(mark.sign, x: slot.x - 1, y: y, style: mark.style)
      style = Style(mark.style.role)
    }
    let bytes = row.record.value(cell).prefix(4 * (slot.width + 1))
    screen.put(
      Visible.text(utf8: bytes), x: slot.x, y: y, style: style, width: slot.width,
      align: slot.align, truncation: .ellipsis)
    if slot.isLastFrozen {
      screen.put(state.glyphs.vertical, x: slot.x + slot.width, y: y, style: .dim)
    }
  }

  /// A record that cannot be split is shown as it stands.
  private func drawRejected(
    _ row: InspectedRow, y: Int, x: Int, _ state: State, in screen: inout Screen
  ) {
    let mark = state.mark(.error)
    screen.put(mark.sign, x: x - 1, y: y, style: mark.style)
    let width = rightEdge(state) - 1 - x
    screen.put(
      Visible.text(utf8: row.record.bytes.prefix(4 * max(0, width))), x: x, y: y,
      style: Style(.error), width: width, truncation: .ellipsis)
  }
}
