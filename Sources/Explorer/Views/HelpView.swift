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
    ]
    return [Line(text: "Keys in the view \(origin.rawValue)", style: .accent)] + rows(here)
      + [Line(), Line(text: "Keys in other views", style: .accent)] + rows(elsewhere)
      + [Line(), Line(text: "Signs", style: .accent)]
      + signs.map { Line(keys: $0.0, text: $0.1, style: $0.2) }
  }

  private func rows(_ commands: [CommandInfo]) -> [Line] {
    commands.map { info in
      Line(keys: info.keys.map(\.label).joined(separator: " "), text: info.help)
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
        screen.put(line.keys, x: 1, y: y, style: Style(.accent, bold: true), width: 22)
        let x = line.keys.isEmpty ? 1 : 24
        screen.put(
          line.text, x: min(x, state.size.width / 3), y: y, style: line.style,
          width: state.size.width - 2, truncation: .ellipsis)
      }
    }
  }
}
