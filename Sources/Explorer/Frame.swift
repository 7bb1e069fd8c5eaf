import BucketSetup
import Contract
import Reports
import Screens

/// The lines around every view: title, status, keys.
struct Frame {
  var screen: Screen
  let state: State

  init(_ state: State) {
    self.state = state
    screen = Screen(size: state.size, glyphs: state.glyphs)
  }

  /// Draws what every view has around it, then the view.
  ///
  /// - Parameters:
  ///   - title: Where the user is.
  ///   - facts: What counts at the right end of the title line.
  ///   - status: What is under the cursor, in full.
  mutating func draw(title: String, facts: String, status: Status) {
    let width = state.size.width
    let title = prefix + title
    let rest = width - TextWidth.columns(title) - 3
    let wanted = TextWidth.columns(facts) + 1
    let factsWidth = isNarrow ? (wanted <= rest ? wanted : 1) : min(wanted, max(rest, width / 2))
    let gap = factsWidth > 1 ? 1 : 0
    screen.put(
      " " + title, x: 0, y: 0, style: Style(.accent, bold: true), width: width - factsWidth - gap,
      truncation: .ellipsis)
    screen.put(
      facts, x: width - factsWidth, y: 0, style: .dim, width: factsWidth - 1, align: .right,
      truncation: .ellipsis)
    drawStatus(status)
    drawKeys()
  }

  /// What the title begins with in every view.
  private var prefix: String {
    (state.mask.isOn ? "masked  " : "") + (state.isFollowing ? "following  " : "")
  }

  /// The columns that a title may take so that nothing of it is cut beside these facts.
  func titleColumns(besides facts: String) -> Int {
    let width = state.size.width
    guard !isNarrow else { return width - 2 - TextWidth.columns(prefix) }
    return width - 3 - TextWidth.columns(facts) - TextWidth.columns(prefix)
  }

  /// On a narrow screen what is there matters more than where it is.
  private var isNarrow: Bool { state.size.width < 40 }

  /// What the status line says.
  struct Status {
    var text = ""
    var style = Style.text
    /// Where it is, at the right end.
    var place = ""
  }

  private mutating func drawStatus(_ status: Status) {
    let (y, width) = (state.size.height - 2, state.size.width)
    if let prompt = state.prompt {
      drawHint(of: prompt, y: y)
    } else if let message = state.message {
      screen.put(" " + message, x: 0, y: y, style: .accent, width: width, truncation: .ellipsis)
    } else if let writing = state.writing {
      screen.put(" " + writing.text, x: 0, y: y, style: .dim, width: width, truncation: .ellipsis)
    } else if let looking = state.looking {
      screen.put(" \(looking)  ctrl-c stops", x: 0, y: y, style: .dim, width: width)
    } else if let note = state.sortingNote {
      screen.put(" " + note, x: 0, y: y, style: .dim, width: width, truncation: .ellipsis)
    } else {
      drawStatus(status, y: y)
    }
  }

  private mutating func drawStatus(_ status: Status, y: Int) {
    let width = state.size.width
    let rest = width - TextWidth.columns(status.text) - 4
    let room = isNarrow ? 0 : max(rest, width / 2 - 2)
    let place = state.ending(of: status.place, columns: room)
    let taken = TextWidth.columns(place)
    screen.put(
      status.text, x: 1, y: y, style: status.style, width: width - taken - (taken > 0 ? 4 : 2),
      truncation: .ellipsis)
    screen.put(place, x: width - taken - 1, y: y, style: .dim)
  }

  private mutating func drawKeys() {
    let (y, width) = (state.size.height - 1, state.size.width)
    if let prompt = state.prompt {
      drawLine(prompt, y: y)
      return
    }
    var x = 1
    for (key, word) in keys(width: width) {
      let start = x
      x += screen.put(key, x: x, y: y, style: Style(.accent, bold: true))
      x += screen.put(" " + word, x: x, y: y, style: .dim)
      if let key = Key(label: key) {
        screen.mark(Rect(x: start, y: y, width: x - start, height: 1), as: .key(key))
      }
      x += 2
    }
  }

  /// As many keys as fit; the last two, which help and lead out, come before the others.
  private func keys(width: Int) -> [(key: String, word: String)] {
    let keys = state.footer
    var room = width + 1
    var fitting = Set<Int>()
    for index in keys.indices.suffix(2).reversed() + keys.indices.dropLast(2) {
      let columns = TextWidth.columns(keys[index].key) + TextWidth.columns(keys[index].word) + 3
      guard columns < room else { continue }
      room -= columns
      fitting.insert(index)
    }
    return keys.indices.filter(fitting.contains).map { keys[$0] }
  }

  /// Hands the screen to a view.
  ///
  /// While a line is typed the cursor stays in it.
  mutating func body(_ draw: (inout Screen) -> Void) {
    let typing = screen.cursor
    screen.cursor = nil
    draw(&screen)
    drawCandidates()
    if let typing { screen.cursor = typing }
  }
}

extension State {
  /// As much of the end of a text as there is room for: a place counts from its end.
  func ending(of text: String, columns: Int) -> String {
    guard TextWidth.columns(text) > columns else { return text }
    var rest = text.suffix(max(0, columns))
    while !rest.isEmpty, TextWidth.columns(rest) >= columns { rest.removeFirst() }
    return columns > 0 ? glyphs.ellipsis + rest : ""
  }

  /// As much of the beginning of a text as there is room for.
  func beginning(of text: String, columns: Int) -> String {
    guard TextWidth.columns(text) > columns else { return text }
    var rest = text.prefix(max(0, columns))
    while !rest.isEmpty, TextWidth.columns(rest) >= columns { rest.removeLast() }
    return columns > 0 ? rest + glyphs.ellipsis : ""
  }

  /// The beginning and the end of a text that is too long for the room.
  func ends(of text: String, columns: Int) -> String {
    guard TextWidth.columns(text) > columns else { return text }
    let half = columns / 2
    return beginning(of: text, columns: columns - half)
      + ending(of: text, columns: half + 1).dropFirst(glyphs.ellipsis.count)
  }

  /// The keys that matter most here, with their words.
  var footer: [(key: String, word: String)] {
    if case .setup(let view) = top { return view.footer(isAlone: views.count == 1) }
    return CommandInfo.all.compactMap { info in
      guard let word = info.footer[top.kind], let key = info.keys.first,
        info.command != .rename || canRename
      else { return nil }
      return (key.label, word)
    }
  }
}

extension Key {
  /// The key that people call so; nothing where several are named.
  init?(label: String) {
    let named: [Key] = [.enter, .tab, .escape, .left, .right, .up, .down]
    guard let key = named.first(where: { $0.label == label }) ?? Key(name: label) else {
      return nil
    }
    self = key
  }

  /// The key as people call it.
  var label: String {
    switch self {
    case .enter: "Enter"
    case .tab: "Tab"
    case .escape: "Esc"
    case .left: "←"
    case .right: "→"
    case .up: "↑"
    case .down: "↓"
    default: name
    }
  }
}
