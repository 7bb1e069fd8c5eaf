import Contract
import Inspection
import Reports
import Screens

/// How often each value of a column of a table occurs.
public struct FrequencyView: Sendable {
  /// The table.
  public let kind: TableKind
  /// The column's name in the table.
  public let column: String
  /// Whether values are being counted.
  public private(set) var isCounting = false
  /// What was counted so far.
  private(set) var tally = ValueTally()
  /// The values in the order in which they are shown.
  private(set) var values: [ValueTally.Value] = []
  /// The records of the most frequent value.
  private var largest = 0
  private var isByValue = false
  private var isStopped = false
  private var requested: FrequencyRequest?
  private var cursor = ListCursor()

  init(_ kind: TableKind, _ column: String) { (self.kind, self.column) = (kind, column) }

  // MARK: - Data

  /// Keeps the cursor in sight, and asks for the counts where more rows are known than counted.
  mutating func settle(in state: State) -> [Effect] {
    cursor.settle(count: values.count, page: page(state))
    guard let table = state.inspection.table(kind) else { return [] }
    let wanted = FrequencyRequest(
      kind: kind, column: column, isWhole: table.isComplete, generation: state.generation)
    guard wanted != requested else { return [] }
    (requested, isCounting, isStopped) = (wanted, true, false)
    return [.count(wanted)]
  }

  mutating func take(_ tally: ValueTally, for request: FrequencyRequest, isOver: Bool) {
    guard request == requested, isCounting else { return }
    self.tally = tally
    isCounting = !isOver
    values = tally.values
    largest = values.first?.count ?? 0
    arrange()
  }

  mutating func stop() { if isCounting { (isCounting, isStopped) = (false, true) } }

  mutating func resume() { if isCounting { requested = nil } }

  private mutating func arrange() {
    values.sort {
      if !isByValue, $0.count != $1.count { return $0.count > $1.count }
      return $0.bytes.lexicographicallyPrecedes($1.bytes)
    }
  }

  // MARK: - Commands

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    if cursor.move(command, count: values.count, page: page(state)) { return [] }
    switch command {
    case .sort: sort(state)
    case .enter where values.indices.contains(cursor.line):
      return showRows(with: values[cursor.line], &state)
    default: break
    }
    return []
  }

  /// Changes the order and stays on the same value.
  private mutating func sort(_ state: State) {
    let value = values.indices.contains(cursor.line) ? values[cursor.line] : nil
    isByValue.toggle()
    arrange()
    cursor.line = values.firstIndex { $0 == value } ?? 0
    cursor.settle(count: values.count, page: page(state))
  }

  private func showRows(with value: ValueTally.Value, _ state: inout State) -> [Effect] {
    state.narrow(
      kind, by: ViewFilter(value.bytes, in: column),
      column: state.inspection.table(kind)?.layout.position(of: column))
  }

  // MARK: - Drawing

  /// Lines above the values: what is not listed, and the names of the columns.
  private func head(_ state: State) -> Int {
    max(0, min(note == nil ? 1 : 2, state.body.height - 1))
  }

  private func page(_ state: State) -> Int { max(1, state.body.height - head(state)) }

  func draw(in frame: inout Frame) {
    let state = frame.state
    guard let table = state.inspection.table(kind) else { return }
    let (head, body) = (head(state), state.body)
    frame.draw(
      title: "Frequency  \(kind.rawValue) › \(column)", facts: facts(table), status: status())
    frame.body { screen in
      let places = Places(width: state.size.width, largest: largest)
      if head > 1, let note {
        screen.put(note, x: 1, y: body.y, style: .warning, truncation: .ellipsis)
      }
      if head > 0 { drawHeader(places, y: body.y + head - 1, in: &screen) }
      let shown = values.dropFirst(cursor.top).prefix(max(0, body.height - head))
      for (line, value) in shown.enumerated() {
        let isCurrent = cursor.top + line == cursor.line
        draw(value, isCurrent, places, y: body.y + head + line, state, in: &screen)
      }
      if values.isEmpty, body.height > head {
        let text = isCounting ? "counting…" : "no value was counted"
        screen.put(text, x: 3, y: body.y + head, style: .dim)
      }
    }
  }

  /// Records that no line of the list stands for.
  private var note: String? {
    var parts: [String] = []
    if tally.unlisted > 0 {
      parts.append(
        "only the first \(Amount.grouped(tally.listed)) values are listed; "
          + "\(Amount.of(tally.unlisted, "row")) with others are not")
    }
    if tally.absent > 0 { parts.append("\(Amount.of(tally.absent, "row")) without such a cell") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func facts(_ table: TableInspection) -> String {
    if isCounting {
      return "counting \(Amount.percent(tally.records, of: max(1, table.records)))  Esc stops"
    }
    let more = tally.unlisted > 0 ? "more than " : ""
    let isWhole = tally.isComplete && requested?.isWhole == true && !isStopped
    return more + "\(Amount.of(tally.listed, "value"))  \(Amount.of(tally.records, "row"))"
      + (isWhole ? "" : " so far")
  }

  private func status() -> Frame.Status {
    guard values.indices.contains(cursor.line) else { return Frame.Status() }
    let value = values[cursor.line]
    let share = Amount.tenths(100 * Double(value.count) / Double(max(1, tally.records)))
    return Frame.Status(
      text: value.bytes.isEmpty ? "(empty)" : value.text,
      place: "\(Amount.of(value.count, "row"))  \(share) %  by \(isByValue ? "value" : "count")")
  }

  /// Where the parts of a line stand.
  private struct Places {
    let rows: Int
    let value: Int
    let hasShare: Bool
    let bar: Int

    init(width: Int, largest: Int) {
      rows = max(4, Amount.grouped(largest).count)
      hasShare = width >= 40
      let rest = max(4, width - 1 - rows - 3 - (hasShare ? 9 : 0))
      bar = width >= 64 ? rest / 2 : 0
      value = rest - bar - (bar > 0 ? 2 : 0)
    }

    var rowsX: Int { 1 + value + 2 }
    var shareX: Int { rowsX + rows + 2 }
    var barX: Int { shareX + (hasShare ? 9 : 0) }
  }

  private func drawHeader(_ places: Places, y: Int, in screen: inout Screen) {
    screen.put("value", x: 1, y: y, style: .dim, width: places.value)
    screen.put("rows", x: places.rowsX, y: y, style: .dim, width: places.rows, align: .right)
    guard places.hasShare else { return }
    screen.put("share", x: places.shareX, y: y, style: .dim, width: 7, align: .right)
  }

  private func draw(
    _ value: ValueTally.Value, _ isCurrent: Bool, _ places: Places, y: Int, _ state: State,
    in screen: inout Screen
  ) {
    if isCurrent {
      screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
      screen.cursor = Point(x: 1, y: y)
    }
    let plain: Style = value.bytes.isEmpty ? .dim : .text
    screen.put(
      value.bytes.isEmpty ? "(empty)" : value.text, x: 1, y: y,
      style: isCurrent ? Style(.accent, reverse: true) : plain, width: places.value,
      truncation: .ellipsis)
    screen.put(
      Amount.grouped(value.count), x: places.rowsX, y: y, width: places.rows, align: .right)
    guard places.hasShare else { return }
    let share = Amount.tenths(100 * Double(value.count) / Double(max(1, tally.records)))
    screen.put("\(share) %", x: places.shareX, y: y, style: .dim, width: 7, align: .right)
    let bar = PartitionReport.bar(
      value.count, of: largest, room: places.bar, blocks: state.glyphs.bars)
    screen.put(bar, x: places.barX, y: y, style: .bar)
  }
}
