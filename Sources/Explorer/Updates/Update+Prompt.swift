import BucketSetup
import Contract
import Inspection
import Screens

extension State {
  /// Takes a key for the line that is being typed.
  mutating func type(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    prompt.note = nil
    switch key {
    case .escape, .control("c"):
      self.prompt = nil
      return []
    case .enter:
      // What is no pattern stays, to be mended.
      if case .failure(let problem) = prompt.pattern {
        message = problem.text
        return []
      }
      self.prompt = nil
      return finish(prompt) + refresh()
    case .backspace where prompt.line.text.isEmpty:
      self.prompt = nil
      return []
    case .tab: prompt.complete()
    case .character(let character): prompt.line.insert(String(character))
    case .backspace: prompt.line.deleteBackward()
    case .delete: prompt.line.deleteForward()
    case .control("u"): prompt.line = EditableLine("")
    case .left, .control("b"): prompt.line.move(by: -1)
    case .right, .control("f"): prompt.line.move(by: 1)
    case .home, .control("a"): prompt.line.moveHome()
    case .end, .control("e"): prompt.line.moveEnd()
    default: break
    }
    if prompt.purpose == .command { prompt.candidates = candidates(for: prompt.line.text) }
    self.prompt = prompt
    return []
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
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else { return [] }
    if name.first?.isNumber == true { return go(to: text) }
    switch (name, words.dropFirst().first) {
    case ("rename", let change?): return runRename(change)
    case ("table", let change?): return runAssign(change)
    case ("width", let width?): return runWidth(width)
    case ("severity", let choice?): return runSeverity(choice)
    case ("unrename", let name): return runUnrename(name ?? "")
    case ("theme", let name?): return useTheme(name)
    case ("copy", let path?): return writeCopy(to: path)
    default: break
    }
    let known = CommandInfo.all.filter { $0.name == name || $0.name.hasPrefix(name) }
    guard let info = known.first(where: { $0.name == name }) ?? (known.count == 1 ? known[0] : nil)
    else {
      message = known.isEmpty ? "no command \(name); ? lists them" : "\(name) may be several"
      return []
    }
    guard info.views.contains(top.kind) else {
      message = "\(info.name) means nothing here"
      return []
    }
    return perform(info.command)
  }

  private mutating func runRename(_ change: String) -> [Effect] {
    let names = change.split(separator: "=", maxSplits: 1).map(String.init)
    guard names.count == 2, Guide.columnNames.contains(names[1]) else {
      message = "rename OLD=NEW, where NEW is a column of the guide"
      return []
    }
    return rename([names[0]], to: names[1])
  }

  private mutating func runAssign(_ change: String) -> [Effect] {
    let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = TableKind(rawValue: parts[0]) else {
      message = "table events=FILES, users=FILES or accounts=FILES"
      return []
    }
    return assign(parts[1], to: kind)
  }
}
