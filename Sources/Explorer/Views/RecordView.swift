import Contract
import Inspection
import Reports
import Screens
import Tables

/// One record as a form: the row under the cursor of the table below.
public struct RecordView: Sendable {
  /// The table.
  public let kind: TableKind
  private var scroll = 0

  init(_ kind: TableKind) { self.kind = kind }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    guard let depth = state.views.lastIndex(where: { $0.kind == .table }),
      case .table(var table) = state.views[depth], let known = state.inspection.table(kind)
    else { return [] }
    let count = table.count(known)
    switch command {
    case .right: if table.row + 1 < count { table.row += 1 }
    case .left: table.row = max(0, table.row - 1)
    case .first: scroll = 0
    case .pageDown: scroll += page(state)
    case .pageUp: scroll = max(0, scroll - page(state))
    case .down: table.column = min(table.column + 1, known.layout.columns.count - 1)
    case .up: table.column = max(0, table.column - 1)
    case .copyCell, .copyRow: return table.copy(command, known, &state)
    case .nextHit, .previousHit: return table.perform(command, in: &state)
    default: return []
    }
    state.views[depth] = .table(table)
    return []
  }

  private func page(_ state: State) -> Int { max(1, state.body.height) }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    guard case .table(let table)? = state.views.last(where: { $0.kind == .table }),
      let known = state.inspection.table(kind)
    else { return }
    guard let row = table.currentRow else {
      frame.draw(title: "\(kind.rawValue)  record", facts: "", status: .init(text: "reading…"))
      return
    }
    let file = known.layout.files[row.file]
    let facts = "row \(Amount.grouped(row.row + 1)) of \(Amount.grouped(known.records))"
    frame.draw(
      title: "\(kind.rawValue)  record \(Amount.grouped(row.record.number)) of \(file.file.name)",
      facts: facts, status: status(row, table.column, known, state))
    let lines = form(row, known, state, focus: table.column)
    let focus = lines.firstIndex { $0.column == table.column } ?? 0
    let height = state.body.height
    let first = max(
      0, min(max(scroll, focus - height + 1), lines.count - height, max(scroll, focus)))
    frame.body { screen in
      for (index, line) in lines.dropFirst(first).prefix(height).enumerated() {
        draw(
          line, y: state.body.y + index, isFocused: line.column == table.column, state, in: &screen)
      }
    }
  }

  private struct Line {
    var sign = ""
    var style = Style.text
    var label = ""
    var text: String
    /// The column whose first line this is.
    var column: Int?
  }

  private func draw(_ line: Line, y: Int, isFocused: Bool, _ state: State, in screen: inout Screen)
  {
    let label = labelWidth(state)
    screen.put(line.sign, x: 1, y: y, style: line.style)
    screen.put(
      line.label, x: 3, y: y, style: isFocused ? Style(.accent, bold: true) : .accent,
      width: label, truncation: .ellipsis)
    screen.put(
      line.text, x: 4 + label, y: y, style: line.style, width: state.size.width - label - 5,
      truncation: .ellipsis)
    guard isFocused else { return }
    screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
    screen.cursor = Point(x: min(4 + label, state.size.width - 1), y: y)
  }

  private func labelWidth(_ state: State) -> Int { max(6, min(24, state.size.width / 3)) }

  /// One line a cell and more where the value has line ends or the cell breaks rules.
  private func form(
    _ row: InspectedRow, _ table: TableInspection, _ state: State, focus: Int
  ) -> [Line] {
    let file = table.layout.files[row.file]
    var lines = row.marks.filter { $0.cell == nil }.map { remark($0, row, table, state) }
    guard row.record.shape == .whole || row.record.shape == .longButEmpty else {
      return lines + [Line(label: "as it stands", text: Visible.text(utf8: row.record.bytes))]
    }
    for column in table.layout.columns {
      guard let cell = file.cell(of: column.position) else {
        lines.append(
          Line(style: .dim, label: column.name, text: "not in this file", column: column.position))
        continue
      }
      let value = row.record.text(cell).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in value.enumerated() {
        lines.append(
          Line(
            label: index == 0 ? column.name : "", text: String(part),
            column: index == 0 ? column.position : nil))
      }
      lines += row.marks.filter { $0.cell == cell }.map { remark($0, row, table, state) }
    }
    return lines
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
    let lines = row.record.line == row.record.lineEnd ? "" : "–\(row.record.lineEnd)"
    let place = "line \(row.record.line)\(lines)  byte \(Amount.grouped(row.record.offset))"
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
