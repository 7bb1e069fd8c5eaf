import Contract
import Inspection
import Reports
import Screens

/// What one cell holds, byte by byte, and what it was read as.
public struct BytesView: Sendable {
  /// The table.
  public let kind: TableKind
  private let cell: CellAnatomy
  var cursor = ListCursor()

  init(_ kind: TableKind, _ cell: CellAnatomy) { (self.kind, self.cell) = (kind, cell) }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    let lines = lines(state)
    if cursor.move(command, count: lines.count, page: state.body.height) { return [] }
    switch command {
    case .copyCell:
      guard let text = copied(lines[min(cursor.line, lines.count - 1)]) else {
        return state.copy(cell.value, "the cell")
      }
      return state.copy(Array(text.utf8), "the line")
    case .copyRow: return state.copy(cell.record, "the record")
    default: return []
    }
  }

  mutating func settle(in state: State) {
    cursor.settle(count: lines(state).count, page: state.body.height)
  }

  // MARK: - Lines

  /// A line of the view; bytes are written only when they are in sight.
  private enum Line {
    case gap
    case heading(String)
    case note(CellAnatomy.Note, label: String, text: String)
    case bytes(Range<Int>)
    case character(CharacterTally.Entry)
  }

  /// Kinds of characters that are listed.
  private static let maximumKinds = 200

  private func lines(_ state: State) -> [Line] {
    var lines = cell.notes.flatMap { self.lines(of: $0, state) }
    let step = perLine(state)
    if !cell.bytes.isEmpty {
      let origin = cell.offset == nil ? "in the cell" : "in the file"
      lines += [.gap, .heading("bytes, by their offset \(origin)")]
      lines += stride(from: 0, to: cell.bytes.count, by: step).map {
        .bytes($0..<min($0 + step, cell.bytes.count))
      }
    }
    let kinds = cell.characters.entries
    guard !kinds.isEmpty else { return lines }
    lines += [.gap, .heading("what is not plain ASCII")]
    lines += kinds.prefix(Self.maximumKinds).map { .character($0) }
    let more = kinds.count - Self.maximumKinds
    return more > 0 ? lines + [.heading("and \(Amount.of(more, "character")) more")] : lines
  }

  /// A note in lines that fit; words are kept whole where no blank counts.
  private func lines(of note: CellAnatomy.Note, _ state: State) -> [Line] {
    let label = labelWidth(state)
    let room = max(4, state.size.width - label - 4)
    // On a narrow screen the name stands before the text.
    let head = label == 0 && !note.label.isEmpty ? "\(note.label): " : ""
    let text = Visible.text(head + note.text)
    let parts =
      note.isExact ? [text] : wrapped(text, to: room)
    return parts.flatMap { RecordView.folded($0, to: room) }.enumerated().map { index, text in
      Line.note(note, label: index == 0 ? note.label : "", text: text)
    }
  }

  /// Columns of the names of notes.
  private func labelWidth(_ state: State) -> Int { state.size.width < 40 ? 0 : 8 }

  /// Columns for offsets.
  private var gutter: Int {
    max(6, Amount.grouped((cell.offset ?? 0) + UInt64(cell.bytes.count)).count)
  }

  /// Bytes of a line: as many as fit, in hex and as text.
  private func perLine(_ state: State) -> Int {
    let room = state.size.width - gutter - 6
    return [32, 16, 8, 4, 2].first { 4 * $0 + $0 / 8 <= room } ?? 1
  }

  private func copied(_ line: Line) -> String? {
    switch line {
    case .gap, .heading: nil
    case .note(let note, _, _): note.copy ?? note.text
    case .bytes(let range): hex(range)
    case .character(let entry): "\(entry.unit.number) \(entry.unit.name)"
    }
  }

  private func hex(_ range: Range<Int>) -> String {
    cell.bytes[range].map { Visible.hexadecimal(UInt32($0), digits: 2) }.joined(separator: " ")
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    let lines = lines(state)
    let line = lines.indices.contains(cursor.line) ? lines[cursor.line] : .gap
    frame.draw(
      title: "\(kind.rawValue)  bytes of \(cell.column ?? "the record")  \(cell.place)",
      facts: Amount.of(cell.bytes.count, "byte"), status: status(line))
    frame.body { screen in
      for (row, line) in lines.dropFirst(cursor.top).prefix(state.body.height).enumerated() {
        let y = state.body.y + row
        screen.mark(
          Rect(x: 0, y: y, width: state.size.width, height: 1), as: .line(cursor.top + row))
        draw(line, y: y, state, in: &screen)
      }
      let y = state.body.y + cursor.line - cursor.top
      screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
      screen.cursor = Point(x: 2, y: y)
    }
  }

  private func draw(_ line: Line, y: Int, _ state: State, in screen: inout Screen) {
    let width = state.size.width
    switch line {
    case .gap: break
    case .heading(let text):
      screen.put(text, x: 2, y: y, style: .dim, width: width - 3, truncation: .ellipsis)
    case .note(let note, let label, let text):
      let look = note.severity.map(state.mark) ?? ("", .text)
      screen.put(label.isEmpty ? "" : look.sign, x: 1, y: y, style: look.style)
      let names = labelWidth(state)
      screen.put(label, x: 3, y: y, style: .accent, width: names)
      let x = 3 + names
      let used = screen.put(text, x: x, y: y, style: look.style, width: width - x - 1)
      screen.put(
        note.remark, x: x + used + 2, y: y, style: .dim, width: width - x - used - 3,
        truncation: .ellipsis)
    case .bytes(let range): draw(range, y: y, state, in: &screen)
    case .character(let entry):
      screen.put(entry.unit.isSeen ? "" : state.glyphs.warning, x: 1, y: y, style: .warning)
      screen.put(describe(entry), x: 3, y: y, width: width - 4, truncation: .ellipsis)
    }
  }

  private func draw(_ range: Range<Int>, y: Int, _ state: State, in screen: inout Screen) {
    let classes = ByteClass.of(range, in: cell.bytes)
    let texts = gutter + 4 + 3 * perLine(state) + perLine(state) / 8
    screen.put(
      Amount.grouped(offset(range.lowerBound)), x: 2, y: y, style: .dim, width: gutter,
      align: .right)
    for (index, place) in range.enumerated() {
      let byte = cell.bytes[place]
      var style: Style =
        switch classes.indices.contains(index) ? classes[index] : .odd {
        case .plain: .text
        case .part: .accent
        case .odd: Style(.warning, bold: true)
        }
      if place == cell.fault { style = Style(.error, bold: true, reverse: true) }
      let x = gutter + 4 + 3 * index + index / 8
      screen.put(Visible.hexadecimal(UInt32(byte), digits: 2), x: x, y: y, style: style)
      let text = (0x20..<0x7F).contains(byte) ? String(Unicode.Scalar(byte)) : state.glyphs.missing
      screen.put(text, x: texts + index, y: y, style: style)
    }
  }

  private func offset(_ place: Int) -> UInt64 { (cell.offset ?? 0) + UInt64(place) }

  private func describe(_ entry: CharacterTally.Entry) -> String {
    let unit = entry.unit
    let category = unit.category.flatMap { $0 == unit.name ? nil : "  \($0)" } ?? ""
    let count = entry.count > 1 ? "×\(Amount.grouped(entry.count)), first " : ""
    let sign: String = if case .scalar(let scalar) = unit, unit.isSeen { " \(scalar)" } else { "" }
    return
      "\(unit.number)\(sign)  \(unit.name)\(category)  \(count)at \(Amount.grouped(offset(entry.first)))"
  }

  private func status(_ line: Line) -> Frame.Status {
    let place = cell.offset == nil ? "byte of the cell" : "byte"
    switch line {
    case .gap, .heading: return Frame.Status(text: "y copies the cell")
    case .note(let note, _, _):
      let remark = note.remark.isEmpty ? "" : "  \(note.remark)"
      return Frame.Status(text: Visible.text(note.text) + remark)
    case .character(let entry):
      return Frame.Status(
        text: describe(entry), place: "\(place) \(Amount.grouped(offset(entry.first)))")
    case .bytes(let range):
      let parts = Visible.text(utf8: cell.bytes[range])
      let last = Amount.grouped(offset(range.upperBound - 1))
      return Frame.Status(
        text: parts, place: "\(place) \(Amount.grouped(offset(range.lowerBound)))–\(last)")
    }
  }
}

extension State {
  /// Shows the bytes of the cell under the cursor.
  mutating func openBytes() {
    guard let table, let known = inspection.table(table.kind), let row = table.currentRow else {
      message = "nothing is read here yet"
      return
    }
    let read = table.unmaskedRow ?? row
    guard let cell = CellAnatomy(read, seenAs: row, column: table.column, in: known) else {
      message = "the file does not have this column"
      return
    }
    guard cell.isSeen else {
      message = "the privacy mask hides the bytes of this cell; P takes it off"
      return
    }
    push(.bytes(BytesView(table.kind, cell)))
  }
}
