import BucketSetup
import Contract
import Inspection
import Screens

extension State {
  /// Takes a key for the line that is being typed.
  mutating func type(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    switch key {
    case .escape, .control("c"):
      self.prompt = nil
      return []
    case .enter:
      self.prompt = nil
      return finish(prompt) + refresh()
    case .backspace where prompt.line.text.isEmpty:
      self.prompt = nil
      return []
    case .tab: prompt.complete()
    case .character(let character): prompt.line.insert(String(character))
    case .backspace: prompt.line.deleteBackward()
    case .delete: prompt.line.deleteForward()
    case .left, .control("b"): prompt.line.move(by: -1)
    case .right, .control("f"): prompt.line.move(by: 1)
    case .home, .control("a"): prompt.line.moveHome()
    case .end, .control("e"): prompt.line.moveEnd()
    default: break
    }
    self.prompt = prompt
    return []
  }

  private mutating func finish(_ prompt: Prompt) -> [Effect] {
    let text = prompt.line.text
    switch prompt.purpose {
    case .command: return run(text)
    case .search:
      guard let search = TextSearch(text), case .table(let view) = top else { return [] }
      self.search = search
      return seek(.text(search), in: view.kind, forward: true)
    case .filter:
      guard let search = TextSearch(text), case .table(var view) = top else { return [] }
      let effects = view.filter(.text(search), label: "rows with “\(text)”", in: self)
      views[views.count - 1] = .table(view)
      return effects
    }
  }

  /// Carries out a command line.
  private mutating func run(_ text: String) -> [Effect] {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else { return [] }
    if let row = Int(name.filter { $0 != "," }) {
      guard case .table(var view) = top else {
        message = "a row number needs a table: open one first"
        return []
      }
      view.go(to: max(0, row - 1), column: nil)
      views[views.count - 1] = .table(view)
      return []
    }
    switch (name, words.dropFirst().first) {
    case ("rename", let change?): return runRename(change)
    case ("table", let change?): return runAssign(change)
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
    return rename(names[0], to: names[1])
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
