import Inspection
import Reports
import Screens

extension PartitionsView {
  // MARK: - Keys

  func drawKeys(_ known: Known, _ state: State, in screen: inout Screen) {
    let (body, width) = (state.body, state.size.width)
    let isWide = width >= 64
    let room = max(0, width - (isWide ? 21 : 2))
    for (line, place) in (0..<known.keys.count).dropFirst(lineCursor.top).prefix(body.height)
      .enumerated()
    {
      let (key, y) = (known.keys[place], body.y + line)
      let isCurrent = place == lineCursor.line
      if isCurrent {
        screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
        screen.cursor = Point(x: 1, y: y)
      }
      let more = key.files > 1 ? "  … \(Amount.of(key.files, "file"))" : ""
      screen.put(
        key.text + more, x: 1, y: y, style: isCurrent ? Style(.accent, reverse: true) : .text,
        width: room, truncation: .ellipsis)
      guard isWide else { continue }
      screen.put(Amount.grouped(key.rows), x: width - 20, y: y, width: 9, align: .right)
      screen.put(
        "~\(Amount.bytes(key.bytes))", x: width - 11, y: y, style: .dim, width: 10, align: .right)
    }
  }

  func keyStatus(_ known: Known) -> Frame.Status {
    guard lineCursor.line < known.keys.count else { return Frame.Status() }
    let key = known.keys[lineCursor.line]
    let unplaced = known.spread.partitioning.unplaced.rows
    let left = unplaced > 0 ? "  \(Amount.of(unplaced, "row")) without a time have no key" : ""
    return Frame.Status(
      text: "\(key.folder)  \(Amount.of(key.rows, "row"))  ~\(Amount.bytes(key.bytes))",
      place: "\(Amount.of(known.keys.files, "file")); nothing is written\(left)")
  }

  // MARK: - Advice

  /// A line of advice; the first of each sentence has its sign.
  struct AdviceLine {
    let text: String
    let isFirst: Bool
  }

  func adviceLines(_ state: State) -> [AdviceLine] {
    let sentences = known(state)?.advice.lines.map(\.text) ?? []
    return sentences.flatMap { sentence in
      wrapped(sentence, to: max(1, state.size.width - 5)).enumerated().map {
        AdviceLine(text: $1, isFirst: $0 == 0)
      }
    }
  }

  func drawAdvice(_ state: State, in screen: inout Screen) {
    let body = state.body
    let lines = adviceLines(state)
    for (line, place) in lines.indices.dropFirst(lineCursor.top).prefix(body.height).enumerated() {
      let y = body.y + line
      if place == lineCursor.line { screen.put(state.glyphs.selected, x: 0, y: y, style: .accent) }
      if lines[place].isFirst { screen.put(state.glyphs.hint, x: 1, y: y, style: .accent) }
      screen.put(
        lines[place].text, x: 3, y: y, style: place == 0 ? Style(.text, bold: true) : .text)
    }
  }
}
