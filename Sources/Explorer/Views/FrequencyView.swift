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
  private(set) var counts = ValueCounts()
  private var isByValue = false
  private var isStopped = false
  private var requested: FrequencyRequest?
  var cursor = ListCursor()

  init(_ kind: TableKind, _ column: String) { (self.kind, self.column) = (kind, column) }

  // MARK: - Data

  /// Keeps the cursor in sight, and asks for the counts where more rows are known than counted.
  mutating func settle(in state: State) -> [Effect] {
    cursor.settle(count: counts.values.count, page: page(state))
    guard let table = state.inspection.table(kind) else { return [] }
    let wanted = FrequencyRequest(
      kind: kind, column: column, isWhole: table.isComplete, generation: state.generation)
    guard wanted != requested else { return [] }
    (requested, isCounting, isStopped) = (wanted, true, false)
    return [.count(wanted)]
  }

  mutating func take(_ counts: ValueCounts, for request: FrequencyRequest, isOver: Bool) {
    guard request == requested, isCounting else { return }
    self.counts = counts
    isCounting = !isOver
  }

  mutating func stop() { if isCounting { (isCounting, isStopped) = (false, true) } }

  mutating func resume() { if isCounting { requested = nil } }

  /// The value of a line.
  func value(_ line: Int) -> ValueTally.Value? {
    guard counts.values.indices.contains(line) else { return nil }
    return counts.values[isByValue ? counts.placesByValue[line] : line]
  }

  // MARK: - Commands

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    if cursor.move(command, count: counts.values.count, page: page(state)) { return [] }
    switch command {
    case .sort: sort(state)
    case .enter:
      if let value = value(cursor.line) { return showRows(with: value, &state) }
    default: break
    }
    return []
  }

  /// Changes the order and stays on the same value.
  private mutating func sort(_ state: State) {
    let (places, line) = (counts.placesByValue, cursor.line)
    isByValue.toggle()
    if places.indices.contains(line) {
      cursor.line = isByValue ? places.firstIndex(of: line) ?? 0 : places[line]
    }
    cursor.settle(count: places.count, page: page(state))
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
      title: "Frequency  \(kind.rawValue) › \(column)", facts: facts(table), status: status(state))
    frame.body { screen in
      let places = Places(width: state.size.width, largest: largest)
      if head > 1, let note {
        screen.put(note, x: 1, y: body.y, style: .warning, truncation: .ellipsis)
      }
      if head > 0 { drawHeader(places, y: body.y + head - 1, in: &screen) }
      for line in 0..<max(0, body.height - head) {
        guard let value = value(cursor.top + line) else { break }
        let isCurrent = cursor.top + line == cursor.line
        let y = body.y + head + line
        screen.mark(
          Rect(x: 0, y: y, width: state.size.width, height: 1), as: .line(cursor.top + line))
        draw(value, isCurrent, places, y: y, state, in: &screen)
      }
      if counts.values.isEmpty, body.height > head {
        let text = isCounting ? "counting…" : "no value was counted"
        screen.put(text, x: 3, y: body.y + head, style: .dim)
      }
    }
  }

  /// The records of the most frequent value.
  private var largest: Int { counts.values.first?.count ?? 0 }

  /// Records that no line of the list stands for.
  private var note: String? {
    var parts: [String] = []
    if counts.unlisted > 0 {
      parts.append(
        "only the first \(Amount.grouped(counts.values.count)) values are listed; "
          + "\(Amount.of(counts.unlisted, "row")) with others are not")
    }
    if counts.absent > 0 { parts.append("\(Amount.of(counts.absent, "row")) without such a cell") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func facts(_ table: TableInspection) -> String {
    if isCounting {
      return "counting \(Amount.percent(counts.records, of: max(1, table.records)))  Esc stops"
    }
    let more = counts.unlisted > 0 ? "more than " : ""
    let isWhole = counts.isComplete && requested?.isWhole == true && !isStopped
    return more + "\(Amount.of(counts.values.count, "value"))  \(Amount.of(counts.records, "row"))"
      + (isWhole ? "" : " so far")
  }

  private func status(_ state: State) -> Frame.Status {
    guard let value = value(cursor.line) else { return Frame.Status() }
    let share = Amount.tenths(100 * Double(value.count) / Double(max(1, counts.records)))
    return Frame.Status(
      text: text(value, state),
      place: "\(Amount.of(value.count, "row"))  \(share) %  by \(isByValue ? "value" : "count")")
  }

  /// A value as it may be seen.
  private func text(_ value: ValueTally.Value, _ state: State) -> String {
    guard !value.bytes.isEmpty else { return "(empty)" }
    return state.mask.isOn ? state.masked(value.bytes, ofColumn: column, in: kind) : value.text
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
      text(value, state), x: 1, y: y,
      style: isCurrent ? Style(.accent, reverse: true) : plain, width: places.value,
      truncation: .ellipsis)
    screen.put(
      Amount.grouped(value.count), x: places.rowsX, y: y, width: places.rows, align: .right)
    guard places.hasShare else { return }
    let share = Amount.tenths(100 * Double(value.count) / Double(max(1, counts.records)))
    screen.put("\(share) %", x: places.shareX, y: y, style: .dim, width: 7, align: .right)
    let bar = PartitionReport.bar(
      value.count, of: largest, room: places.bar, blocks: state.glyphs.bars)
    screen.put(bar, x: places.barX, y: y, style: .bar)
  }
}
