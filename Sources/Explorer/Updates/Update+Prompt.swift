import BucketSetup
import Contract
import Inspection
import Reports
import Screens

extension State {
  /// Takes a key for the line that is being typed.
  mutating func type(_ key: Key) -> [Effect] {
    prompt?.note = nil
    guard let prompt else { return [] }
    guard let action = PromptKey.action(of: key) else {
      if case .character(let character) = key {
        self.prompt?.edit { $0.insert(String(character)) }
        noteTyped()
      }
      return []
    }
    switch action {
    case .leave: leavePrompt()
    case .deleteBackward where prompt.line.text.isEmpty: leavePrompt()
    case .accept:
      // What is no pattern stays, to be mended.
      if case .failure(let problem) = prompt.pattern {
        message = problem.text
        return []
      }
      self.prompt = nil
      remember(prompt)
      return finish(prompt) + refresh()
    case .complete, .completeBackward: return complete(forward: action == .complete)
    case .older, .newer:
      let lines = recallable(prompt.kind)
      self.prompt?.recall(older: action == .older, from: lines)
    default: self.prompt?.edit { $0.take(action) }
    }
    noteTyped()
    return []
  }

  private mutating func leavePrompt() {
    if prompt?.purpose == .help { changeHelp { $0.leaveFilter() } }
    prompt = nil
  }

  /// The help shows at once what has the text.
  private mutating func noteTyped() {
    guard let prompt, prompt.purpose == .help else { return }
    changeHelp { $0.filter(by: prompt.line.text) }
  }

  private mutating func changeHelp(_ change: (inout HelpView) -> Void) {
    guard case .help(var view) = top else { return }
    change(&view)
    views[views.count - 1] = .help(view)
  }

  /// The lines of a kind that can be had back: under the mask none that may name what it hides.
  private func recallable(_ kind: Prompt.Kind) -> [String] {
    let mayNameValues = kind == .search || kind == .filter
    return mask.isOn && mayNameValues ? [] : histories[kind] ?? []
  }

  /// Lines that are kept of each kind.
  static let longestHistory = 500

  /// Keeps a line that was given, as the newest one; each is there once.
  private mutating func remember(_ prompt: Prompt) {
    let text = prompt.line.text
    guard !text.isEmpty else { return }
    var lines = histories[prompt.kind] ?? []
    lines.removeAll { $0 == text }
    lines.append(text)
    histories[prompt.kind] = lines.suffix(Self.longestHistory)
  }

  private mutating func finish(_ prompt: Prompt) -> [Effect] {
    let text = prompt.line.text
    switch prompt.purpose {
    case .command: return run(text)
    case .write(let request): return write(request, to: text)
    case .search(let column):
      guard case .table(let view) = top else { return [] }
      search = prompt.chosenPattern.map { Search(pattern: $0, column: column) }
      guard let search else { return [] }
      return seek(search.filter, in: view.kind, forward: true)
    case .filter:
      guard let pattern = prompt.chosenPattern, case .table(var view) = top else { return [] }
      let effects = view.add(ViewFilter(pattern), in: self)
      views[views.count - 1] = .table(view)
      return effects
    case .column:
      if let pattern = prompt.chosenPattern { goToColumn(pattern) }
      return []
    case .help:
      changeHelp { $0.keepFilter() }
      return []
    }
  }

  /// Goes to the next column whose name matches, and behind the last one to the first.
  private mutating func goToColumn(_ pattern: Pattern) {
    guard case .table(var view) = top, let table = inspection.table(view.kind) else { return }
    let found = ColumnMatches(pattern, table)
    guard let column = found.positions.first(where: { $0 > view.column }) ?? found.positions.first
    else {
      message = found.nothing(pattern)
      return
    }
    view.column = column
    views[views.count - 1] = .table(view)
    if !found.missing.isEmpty { message = found.missingTexts.joined(separator: ", ") }
  }

  /// Carries out a command line.
  private mutating func run(_ text: String) -> [Effect] {
    let line = CommandText(text)
    guard let first = line.name.first else { return [] }
    if first.isNumber { return go(to: String(text.dropFirst(line.blanks.count))) }
    guard let info = CommandInfo.named(line.name) else {
      let names = CommandInfo.all.map(\.name)
      message =
        names.contains { $0.hasPrefix(line.name) }
        ? "\(line.name) may be several"
        : "no command \(line.name); ? lists them"
          + Self.suggestion(for: line.name, among: names)
      return []
    }
    return run(info, line.arguments ?? "")
  }

  private mutating func run(_ info: CommandInfo, _ text: String) -> [Effect] {
    let takesNone = info.arguments == nil
    guard text.isEmpty || !takesNone else {
      message = "\(info.name) takes nothing behind it"
      return []
    }
    let views = text.isEmpty || takesNone ? info.views : info.arguments?.views ?? []
    guard views.contains(top.kind) else {
      message = info.note(of: views)
      return []
    }
    if !text.isEmpty, let arguments = info.arguments { return arguments.run(&self, text) }
    guard !info.keys.isEmpty || takesNone else {
      message = info.usage
      return []
    }
    return perform(info.command)
  }

  // MARK: - Commands with arguments

  /// Carries out `rename OLD=NEW`.
  mutating func runRename(_ change: String) -> [Effect] {
    let names = CommandArguments.rename.parameters.values(in: change).map(\.unquoted)
    guard names.count == 2, !names[0].isEmpty, Guide.columnNames.contains(names[1]) else {
      message = "rename OLD=NEW, where NEW is a column of the guide"
      return []
    }
    return rename([names[0]], to: names[1])
  }

  /// Carries out `table TABLE=FILES`.
  mutating func runAssign(_ change: String) -> [Effect] {
    let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = TableKind(rawValue: parts[0]) else {
      message = "table events=FILES, users=FILES or accounts=FILES"
      return []
    }
    return assign(parts[1], to: kind)
  }

  /// Carries out `save-screen FILE`; the line that was typed is no longer on the screen.
  mutating func saveScreen(to path: String) -> [Effect] {
    message = nil
    let text = render(self).lines.joined(separator: "\n") + "\n"
    return [.save(Array(text.utf8), path: path)]
  }
}
