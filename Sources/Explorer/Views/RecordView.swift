import Contract
import Inspection
import Reports
import Screens
import Tables

/// One record as a form: the row under the cursor of the table below.
public struct RecordView: Sendable {
  /// The table.
  public let kind: TableKind
  /// The first line in sight.
  private var top = 0
  /// Columns whose JSON is shown line by line, however many there are.
  var unfolded: Set<Int> = []

  init(_ kind: TableKind) { self.kind = kind }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    guard var table = state.table, let known = state.inspection.table(kind) else { return [] }
    switch command {
    case .right: if table.row + 1 < table.count(known) { table.row += 1 }
    case .left: table.row = max(0, table.row - 1)
    case .down: step(down: true, &table, known, state)
    case .up: step(down: false, &table, known, state)
    case .fold: fold(table, known, &state)
    case .copyCell, .copyRow: return table.copy(command, known, &state)
    case .nextHit, .previousHit: return table.perform(command, in: &state)
    default: scroll(command, &table, known, state)
    }
    state.changeTable { $0 = table }
    return []
  }

  /// Goes to the next column, but first through what of this one is out of sight.
  private mutating func step(
    down: Bool, _ table: inout TableView, _ known: TableInspection, _ state: State
  ) {
    let (height, column) = (state.body.height, table.column)
    let lines = table.currentRow.map { form($0, known, state) } ?? []
    top = firstLine(lines, focus: column, height: height)
    if down, let last = lines.lastIndex(where: { $0.column == column }), last >= top + height {
      top += 1
    } else if !down, let first = lines.firstIndex(where: { $0.column == column }), first < top {
      top -= 1
    } else {
      table.column = max(0, min(column + (down ? 1 : -1), known.layout.columns.count - 1))
    }
  }

  /// Scrolls and takes the focus along, so that it stays in sight.
  private mutating func scroll(
    _ command: Command, _ table: inout TableView, _ known: TableInspection, _ state: State
  ) {
    guard let row = table.currentRow else { return }
    let (lines, height) = (form(row, known, state), state.body.height)
    let step = max(1, command == .pageUp || command == .pageDown ? height : height / 2)
    top = firstLine(lines, focus: table.column, height: height)
    switch command {
    case .scrollUp: top -= 1
    case .scrollDown: top += 1
    case .pageUp, .halfPageUp: top -= step
    case .pageDown, .halfPageDown: top += step
    case .first: top = 0
    case .last: top = lines.count
    default: return
    }
    top = max(0, min(top, lines.count - height))
    let inSight = lines.dropFirst(top).prefix(height)
    guard !inSight.contains(where: { $0.column == table.column }) else { return }
    table.column = inSight.lazy.compactMap(\.column).first ?? table.column
  }

  /// The first line to show, so that something of the cell in focus is in sight.
  private func firstLine(_ lines: [Line], focus: Int, height: Int) -> Int {
    guard let first = lines.firstIndex(where: { $0.column == focus }),
      let last = lines.lastIndex(where: { $0.column == focus })
    else { return 0 }
    let lowest = min(top, max(0, lines.count - height))
    return max(0, max(first - height + 1, min(lowest, last)))
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    guard let table = state.table, let known = state.inspection.table(kind) else { return }
    guard let row = table.currentRow else {
      frame.draw(title: "\(kind.rawValue)  record", facts: "", status: .init(text: "reading…"))
      return
    }
    let file = known.layout.files[row.file]
    let number = row.isCounted ? " \(Amount.grouped(row.record.number))" : ""
    let total =
      row.isCounted && known.isComplete ? " of \(Amount.grouped(known.records))" : ""
    let hidden = table.isFiltered ? "  \(Amount.grouped(table.hidden(known))) hidden" : ""
    let facts = "row \(TableView.label(row))\(total)\(hidden)"
    frame.draw(
      title: "\(kind.rawValue)  record\(number) of \(file.file.name)",
      facts: facts, status: status(row, table.column, known, state))
    let (lines, body) = (form(row, known, state), state.body)
    let first = firstLine(lines, focus: table.column, height: body.height)
    frame.body { screen in
      for (index, line) in lines.dropFirst(first).prefix(body.height).enumerated() {
        draw(line, y: body.y + index, focus: table.column, state, in: &screen)
      }
    }
  }

  struct Line {
    var sign = ""
    var style = Style.text
    var label = ""
    /// A key of JSON before the text.
    var key = ""
    var text: String
    /// What is said at the right end.
    var note = ""
    /// The column whose value this is a part of.
    var column: Int?
  }

  private func draw(_ line: Line, y: Int, focus: Int, _ state: State, in screen: inout Screen) {
    let isFocused = line.column == focus
    let label = labelWidth(state)
    screen.put(line.sign, x: 1, y: y, style: line.style)
    screen.put(
      line.label, x: 3, y: y, style: isFocused ? Style(.accent, bold: true) : .accent,
      width: label, truncation: .ellipsis)
    let (start, end) = (4 + label, state.size.width - 1)
    let note = line.note.isEmpty ? 0 : TextWidth.columns(line.note) + 2
    let key = screen.put(line.key, x: start, y: y, style: .accent, width: end - start)
    screen.put(
      line.text, x: start + key, y: y, style: line.style, width: end - start - key - note,
      truncation: .ellipsis)
    screen.put(line.note, x: end - note + 2, y: y, style: .dim)
    if let column = line.column {
      screen.mark(Rect(x: 0, y: y, width: state.size.width, height: 1), as: .column(column))
    }
    guard isFocused, screen.cursor == nil else { return }
    screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
    screen.cursor = Point(x: min(4 + label, state.size.width - 1), y: y)
  }

  private func labelWidth(_ state: State) -> Int { max(6, min(24, state.size.width / 3)) }

  /// One line a cell, and more where the value needs them or the cell breaks rules.
  private func form(_ row: InspectedRow, _ table: TableInspection, _ state: State) -> [Line] {
    let file = table.layout.files[row.file]
    let room = max(8, state.size.width - labelWidth(state) - 5)
    var lines = row.marks.filter { $0.cell == nil }.map { remark($0, row, table, state) }
    guard row.record.isSplit else {
      // It has no cells, so that the focus is on all of it.
      return lines
        + Self.value(
          row.record.bytes, label: "as it stands", column: state.table?.column, room: room)
    }
    for column in table.layout.columns {
      guard let cell = file.cell(of: column.position) else {
        lines.append(
          Line(style: .dim, label: column.name, text: "not in this file", column: column.position))
        continue
      }
      lines += value(row.record.value(cell), column, room: room)
      lines += row.marks.filter { $0.cell == cell }.map { remark($0, row, table, state) }
    }
    return lines
  }

  /// Bytes of a value that are shown.
  static let maximumValue = 20_000

  /// A value in lines that fit, under its label.
  static func value(
    _ bytes: [UInt8], label: String, column: Int?, room: Int
  ) -> [Line] {
    let parts = bytes.prefix(maximumValue).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var lines = parts.flatMap { folded(Visible.text(utf8: $0), to: room) }
      .map { Line(text: $0, column: column) }
    lines[0].label = label
    guard bytes.count > maximumValue else { return lines }
    let (shown, all) = (Amount.bytes(maximumValue), Amount.bytes(bytes.count))
    return lines + [Line(style: .dim, text: "the first \(shown) of \(all)", column: column)]
  }

  /// Text broken into lines of at most `room` columns; one line where it is empty.
  static func folded(_ text: String, to room: Int) -> [String] {
    var (lines, line, columns) = ([String](), "", 0)
    for cluster in text {
      let width = TextWidth.columns(String(cluster))
      if columns + width > room {
        lines.append(line)
        (line, columns) = ("", 0)
      }
      line.append(cluster)
      columns += width
    }
    return lines + [line]
  }

  private func remark(
    _ mark: InspectedRow.Mark, _ row: InspectedRow, _ table: TableInspection, _ state: State
  ) -> Line {
    let look = state.mark(mark.severity)
    let detail = table.detail(of: mark, in: row).map { " (\($0))" } ?? ""
    return Line(sign: look.sign, style: look.style, text: "\(mark.rule.title)\(detail)")
  }

  private func status(
    _ row: InspectedRow, _ column: Int, _ table: TableInspection, _ state: State
  ) -> Frame.Status {
    let file = table.layout.files[row.file]
    let lines = row.record.lineText
    let line = row.isCounted && !lines.isEmpty ? lines + "  " : ""
    let place = "\(line)byte \(Amount.grouped(file.file.diskOffset(of: row.record.offset)))"
    let cell = file.cell(of: column)
    let worst = row.marks.filter { $0.cell == nil || $0.cell == cell }
      .max { $0.severity < $1.severity }
    guard let worst else {
      let meaning = table.layout.columns[column].contract?.meaning ?? ""
      return Frame.Status(text: "\(table.layout.columns[column].name)  \(meaning)", place: place)
    }
    return Frame.Status(text: worst.rule.fix, style: state.mark(worst.severity).style, place: place)
  }
}
