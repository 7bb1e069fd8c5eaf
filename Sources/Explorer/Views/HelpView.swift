import Screens

/// The keys, those of the view that asked for help first.
public struct HelpView: Sendable {
  private let origin: View.Kind
  private var scroll = 0
  /// What lines have to hold.
  private var needle = ""
  /// The same before another one was typed.
  private var keptNeedle = ""

  init(of origin: View.Kind) { self.origin = origin }

  mutating func perform(_ command: Command, in state: inout State) {
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
    case .search: state.prompt = Prompt(.help)
    case .unfilter: (needle, keptNeedle) = ("", "")
    default: break
    }
    scroll = max(0, min(scroll, lines(state).count - page))
  }

  // MARK: - Filter

  /// Shows only what has a text, for now.
  mutating func filter(by text: String) { (needle, scroll) = (text, 0) }

  /// Goes on with the text that was typed.
  mutating func keepFilter() { keptNeedle = needle }

  /// Goes back to what was shown before a text was typed.
  mutating func leaveFilter() { (needle, scroll) = (keptNeedle, 0) }

  // MARK: - Lines

  private struct Line {
    var keys = ""
    /// The name on the command line.
    var name = ""
    var text = ""
    var style = Style.text
    var isIndented = false

    func has(_ needle: String) -> Bool {
      needle.isEmpty || "\(keys) \(name) \(text)".lowercased().contains(needle.lowercased())
    }
  }

  private struct Section {
    let title: String
    let lines: [Line]
  }

  /// What has the text under its headings, broken to the width of the screen.
  private func lines(_ state: State) -> [Line] {
    let groups = sections(state).compactMap { section -> [Line]? in
      let isMeant = !needle.isEmpty && Line(text: section.title).has(needle)
      let lines = section.lines.filter { isMeant || $0.has(needle) }
      guard !lines.isEmpty else { return nil }
      return [Line(text: section.title, style: .accent)] + lines.flatMap { folded($0, state) }
    }
    return Array(groups.joined(separator: [Line()]))
  }

  private func sections(_ state: State) -> [Section] {
    let all = CommandInfo.all.filter { !$0.isTypedOnly }
    // Space is a key of its own in the panel of filters.
    let common = CommandInfo.browsing.subtracting([.filters])
    let everywhere = all.filter { $0.views.isSuperset(of: common) && $0.views.contains(origin) }
    let special = all.filter { !$0.views.isSuperset(of: common) }
    let ofTables = special.filter { $0.views == CommandInfo.ofTables }
    let others = View.Kind.allCases.filter { $0 != origin }.map { kind in
      Section(
        title: "Keys in the view \(kind.rawValue)",
        lines: special.filter { $0.views.contains(kind) && $0.views != CommandInfo.ofTables }
          .map(row) + Self.setupKeys(of: kind))
    }
    return [
      Section(
        title: "Keys in the view \(origin.rawValue)",
        lines: Self.setupKeys(of: origin) + special.filter { $0.views.contains(origin) }.map(row)),
      Section(title: "Keys in every view", lines: everywhere.map(row)),
      Section(title: "On the command line", lines: Self.commandLines),
      Section(
        title: "While a line is typed",
        lines: PromptKey.all.map { Line(keys: Self.labels($0.keys), text: $0.help) }),
      Section(
        title: "Mouse", lines: CommandInfo.mouse.map { Line(keys: $0.act, text: $0.help) }),
      Section(title: "Signs", lines: Self.signs(state.glyphs)),
      Section(
        title: "Keys in the views of tables",
        lines: CommandInfo.ofTables.contains(origin) ? [] : ofTables.map(row)),
    ] + others
  }

  private static func setupKeys(of view: View.Kind) -> [Line] {
    guard view == .setup else { return [] }
    return SetupKey.all.map { Line(keys: labels($0.keys), text: $0.help) }
  }

  private static let commandLines =
    CommandInfo.destinations.map { Line(keys: ":\($0.example)", text: $0.help) }
    + CommandInfo.all.compactMap { info in
      info.arguments.map { Line(keys: ":\(info.usage)", text: $0.help) }
    } + [Line(keys: ":NAME", text: "runs the command of that name, or of a beginning of it")]

  private static func signs(_ glyphs: Glyphs) -> [Line] {
    [
      (glyphs.error, "error: the guide forbids it, or rows cannot be read", Style.error),
      (glyphs.warning, "warning: damage is likely", .warning),
      (glyphs.hint, "hint: worth knowing", .hint),
      (glyphs.good, "as the guide wants it", .good),
      (glyphs.near, "a column that looks like one of the guide's", .warning),
      (glyphs.marked, "a marked row", .accent),
      (glyphs.hit, "at the right edge: rows of the whole file that the filter shows", .accent),
      (glyphs.position, "at the right edge: the rows in sight, in the whole file", .accent),
    ].map { Line(keys: $0.0, text: $0.1, style: $0.2) }
  }

  private func row(_ info: CommandInfo) -> Line {
    let name = ":\(info.name)"
    return Line(
      keys: info.keys.isEmpty ? name : Self.labels(info.keys),
      name: info.keys.isEmpty ? "" : name, text: info.help)
  }

  private static func labels(_ keys: [Key]) -> String {
    keys.map(\.label).joined(separator: " ")
  }

  /// Columns before the texts.
  private func indent(_ state: State) -> Int {
    let width = state.size.width
    return width < Self.widthWithNames ? min(24, width / 3) : 44
  }

  /// From here on there is room for the names of commands.
  private static let widthWithNames = 100

  /// A line, and more where its text does not fit into one.
  private func folded(_ line: Line, _ state: State) -> [Line] {
    guard !line.keys.isEmpty else { return [line] }
    let texts = wrapped(line.text, to: state.size.width - indent(state) - 1)
    return texts.enumerated().map { index, text in
      Line(
        keys: index == 0 ? line.keys : "", name: index == 0 ? line.name : "", text: text,
        style: line.style, isIndented: true)
    }
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    let lines = lines(state)
    let facts =
      needle.isEmpty ? "/ looks for a key or a word" : "only with “\(needle)”; x shows all"
    frame.draw(
      title: "Help", facts: facts, status: Frame.Status(text: "j k scroll, q goes back"))
    frame.body { screen in
      if lines.isEmpty, state.body.height > 0 {
        screen.put("No key and no command has that.", x: 1, y: state.body.y, style: .dim)
      }
      for (row, line) in lines.dropFirst(scroll).prefix(state.body.height).enumerated() {
        let y = state.body.y + row
        let x = line.isIndented ? indent(state) : 1
        screen.put(line.keys, x: 1, y: y, style: Style(.accent, bold: true), width: x - 2)
        if state.size.width >= Self.widthWithNames {
          screen.put(line.name, x: 24, y: y, style: .dim, width: x - 25)
        }
        screen.put(
          line.text, x: x, y: y, style: line.style, width: state.size.width - x - 1,
          truncation: .ellipsis)
      }
    }
  }
}
