import Inspection
import Reports
import Screens

/// What was said to the user, with the times, the newest at the end.
public struct MessagesView: Sendable {
  private(set) var cursor = ListCursor()
  /// Whether the cursor stays at the newest message.
  private var followsEnd = true
  /// Messages that were dropped when lines were counted last.
  private var dropped = 0
  /// What was copied; said in the title, since a message about messages would be one more.
  private var note: String?

  init(_ state: State) { settle(in: state) }

  /// Keeps the cursor on its message while older ones are dropped, and at the end where it was.
  private mutating func settle(in state: State) {
    cursor.line -= state.log.dropped - dropped
    dropped = state.log.dropped
    let count = state.log.entries.count
    if followsEnd { cursor.line = count - 1 }
    cursor.settle(count: count, page: page(state))
  }

  /// Puts the cursor on a message that was pointed at.
  mutating func put(_ cursor: ListCursor) { (self.cursor, followsEnd) = (cursor, false) }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    settle(in: state)
    note = nil
    let count = state.log.entries.count
    if cursor.move(command, count: count, page: page(state)) {
      followsEnd = cursor.line == count - 1
      settle(in: state)
      return []
    }
    switch command {
    case .copyCell where count > 0:
      note = "copied the message"
      return [.copy(state.log.entries[cursor.line].text)]
    case .copyRow where count > 0:
      note = "copied all messages"
      return [.copy(state.log.entries.map { Self.line($0) + "\n" }.joined())]
    default: return []
    }
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let (state, log) = (frame.state, frame.state.log)
    var view = self
    view.settle(in: state)
    let current =
      log.entries.indices.contains(view.cursor.line) ? log.entries[view.cursor.line] : nil
    frame.draw(
      title: "Messages", facts: facts(log),
      status: Frame.Status(text: current?.text ?? "", place: current?.time.map(Self.date) ?? ""))
    frame.body { screen in
      let body = state.body
      guard let current else {
        screen.put("Nothing was said yet.", x: 1, y: body.y, style: .dim)
        return
      }
      let details = view.details(state)
      let page = view.page(state)
      let rows = log.entries.indices.dropFirst(view.cursor.top).prefix(page)
      for (line, index) in rows.enumerated() {
        let area = Rect(x: 0, y: body.y + line, width: body.width, height: 1)
        screen.mark(area, as: .line(index))
        view.draw(log.entries[index], index == view.cursor.line, y: body.y + line, state, &screen)
      }
      guard !details.isEmpty else { return }
      let rule = String(repeating: state.glyphs.horizontal, count: body.width)
      screen.put(rule, x: 0, y: body.y + page, style: .dim)
      for (line, text) in details.enumerated() {
        screen.put(
          text, x: 1, y: body.y + page + 1 + line, style: Self.style(current.kind),
          width: body.width - 2, truncation: .ellipsis)
      }
    }
  }

  private func facts(_ log: MessageLog) -> String {
    if let note { return note }
    let older = log.dropped > 0 ? ", \(Amount.grouped(log.dropped)) older dropped" : ""
    return Amount.of(log.entries.count, "message") + older + "  UTC"
  }

  private func draw(
    _ entry: MessageLog.Entry, _ isCurrent: Bool, y: Int, _ state: State, _ screen: inout Screen
  ) {
    let (glyphs, width) = (state.glyphs, state.size.width)
    if isCurrent {
      screen.put(glyphs.selected, x: 0, y: y, style: .accent)
      screen.cursor = Point(x: 1, y: y)
    }
    let x = Self.textColumn(width)
    if x > 3 { screen.put(entry.time.map(\.clock) ?? "", x: 1, y: y, style: .dim, width: x - 3) }
    let sign =
      switch entry.kind {
      case .status: ""
      case .warning: glyphs.warning
      case .work: glyphs.good
      }
    screen.put(sign, x: x - 2, y: y, style: Self.style(entry.kind))
    let times = entry.times > 1 ? "  \(glyphs.isASCII ? "x" : "×")\(entry.times)" : ""
    let room = max(0, width - x - 1 - TextWidth.columns(times))
    let used = screen.put(
      entry.text, x: x, y: y, style: isCurrent ? Style(.accent, reverse: true) : .text, width: room,
      truncation: .ellipsis)
    screen.put(times, x: x + used, y: y, style: .dim)
  }

  /// On a narrow screen words matter more than times.
  private static func textColumn(_ width: Int) -> Int { width < 40 ? 3 : 12 }

  private static func style(_ kind: MessageLog.Kind) -> Style {
    switch kind {
    case .status: .text
    case .warning: .warning
    case .work: .good
    }
  }

  // MARK: - The message under the cursor

  /// The message in full, where its line cannot show it and the screen has lines to spare.
  private func details(_ state: State) -> [String] {
    let height = state.body.height
    guard height >= 8, state.log.entries.indices.contains(cursor.line) else { return [] }
    let (text, width) = (state.log.entries[cursor.line].text, state.size.width)
    guard TextWidth.columns(text) > width - Self.textColumn(width) - 6 else { return [] }
    return Array(wrapped(text, to: width - 2).prefix(height / 2 - 1))
  }

  /// Lines of the list.
  private func page(_ state: State) -> Int {
    let details = details(state)
    return max(1, state.body.height - (details.isEmpty ? 0 : details.count + 1))
  }

  private static func date(_ time: Timestamp) -> String { "\(time.guideText) UTC" }

  /// A message as it is copied: its time, what it says, how often.
  private static func line(_ entry: MessageLog.Entry) -> String {
    let time = entry.time.map { "\($0.text)  " } ?? ""
    return "\(time)\(entry.text)" + (entry.times > 1 ? "  ×\(entry.times)" : "")
  }
}
