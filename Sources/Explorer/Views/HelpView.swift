import Screens

/// The keys, those of the view that asked for help first.
public struct HelpView: Sendable {
  private let origin: View.Kind
  private var scroll = 0

  init(of origin: View.Kind) { self.origin = origin }

  mutating func perform(_ command: Command, in state: State) {
    let page = state.body.height
    switch command {
    case .up: scroll -= 1
    case .down: scroll += 1
    case .pageUp: scroll -= page
    case .pageDown: scroll += page
    case .scrollUp: scroll -= 1
    case .scrollDown: scroll += 1
    case .halfPageUp: scroll -= page / 2
    case .halfPageDown: scroll += page / 2
    case .first: scroll = 0
    case .last: scroll = lines(state).count
    default: break
    }
    scroll = max(0, min(scroll, lines(state).count - page))
  }

  private struct Line {
    var keys = ""
    var text = ""
    var style = Style.text
    var isIndented = false
  }

  private func lines(_ state: State) -> [Line] {
    let glyphs = state.glyphs
    let here = CommandInfo.all.filter { $0.views.contains(origin) }
    let elsewhere = CommandInfo.all.filter { !$0.views.contains(origin) }
    let signs = [
      (glyphs.error, "error: the guide forbids it, or rows cannot be read", Style.error),
      (glyphs.warning, "warning: damage is likely", .warning),
      (glyphs.hint, "hint: worth knowing", .hint),
      (glyphs.good, "as the guide wants it", .good),
      (glyphs.near, "a column that looks like one of the guide's", .warning),
      (glyphs.marked, "a marked row", .accent),
      (glyphs.hit, "at the right edge: rows of the whole file that the filter shows", .accent),
      (glyphs.position, "at the right edge: the rows in sight, in the whole file", .accent),
    ]
    let lines =
      [Line(text: "Keys in the view \(origin.rawValue)", style: .accent)] + here.map(row)
      + [Line(), Line(text: "Keys in other views", style: .accent)] + elsewhere.map(row)
      + [Line(), Line(text: "Mouse", style: .accent)]
      + CommandInfo.mouse.map { Line(keys: $0.act, text: $0.help) }
      + [Line(), Line(text: "Signs", style: .accent)]
      + signs.map { Line(keys: $0.0, text: $0.1, style: $0.2) }
    return lines.flatMap { folded($0, state) }
  }

  private func row(_ info: CommandInfo) -> Line {
    let keys = info.keys.map(\.label).joined(separator: " ")
    return Line(keys: keys.isEmpty ? ":\(info.name)" : keys, text: info.help)
  }

  /// Columns before the texts.
  private func indent(_ state: State) -> Int { min(24, state.size.width / 3) }

  /// A line, and more where its text does not fit into one.
  private func folded(_ line: Line, _ state: State) -> [Line] {
    guard !line.keys.isEmpty else { return [line] }
    let texts = wrapped(line.text, to: state.size.width - indent(state) - 1)
    return texts.enumerated().map { index, text in
      Line(
        keys: index == 0 ? line.keys : "", text: text, style: line.style, isIndented: true)
    }
  }

  func draw(in frame: inout Frame) {
    let state = frame.state
    frame.draw(
      title: "Help", facts: ":name runs a command by its name",
      status: Frame.Status(text: "j k scroll, q goes back"))
    frame.body { screen in
      for (row, line) in lines(state).dropFirst(scroll).prefix(state.body.height).enumerated() {
        let y = state.body.y + row
        let x = line.isIndented ? indent(state) : 1
        screen.put(line.keys, x: 1, y: y, style: Style(.accent, bold: true), width: x - 2)
        screen.put(
          line.text, x: x, y: y, style: line.style, width: state.size.width - x - 1,
          truncation: .ellipsis)
      }
    }
  }
}
