import BucketSetup
import Screens

extension State {
  /// Lines that one notch of the wheel scrolls.
  private static let notch = 3

  /// Takes in what was done with the mouse; while a line is typed the rest of the screen waits.
  mutating func point(_ pointer: Pointer) -> [Effect] {
    message = nil
    count = nil
    guard prompt == nil, usesMouse else { return [] }
    switch pointer {
    case .wheelUp: return turn(.scrollUp)
    case .wheelDown: return turn(.scrollDown)
    case .press(let point):
      guard let spot = render(self).spot(at: point) else { return [] }
      return callOffSeek() + choose(spot)
    }
  }

  private mutating func turn(_ command: Command) -> [Effect] {
    if top.kind == .setup { return press(command == .scrollUp ? .pageUp : .pageDown) }
    return (0..<Self.notch).flatMap { _ in perform(command) }
  }

  /// Puts the cursor on what was pointed at; what has the cursor already is opened.
  private mutating func choose(_ spot: Spot) -> [Effect] {
    switch spot {
    case .key(let key): return press(key)
    case .line(let line):
      if case .setup(let view) = top { return chooseStep(line, view) }
      guard top.cursor?.line != line else { return perform(.enter) }
      views[views.count - 1].cursor?.line = line
    case .column(let column):
      if top.kind == .record, table?.column == column { return perform(.fold) }
      changeTable { $0.column = column }
    case .row(let row):
      if case .setup(let view) = top { return chooseOption(row, view) }
      changeTable { $0.row = row }
    case .cell(let row, let column):
      if let table, table.row == row, table.column == column { return perform(.enter) }
      changeTable { ($0.row, $0.column) = (row, column) }
    }
    return refresh()
  }

  private mutating func chooseStep(_ step: Int, _ view: SetupView) -> [Effect] {
    guard view.setup.path.indices.contains(step) else { return [] }
    return changeSetup { $0.update(.jump(to: view.setup.path[step].key)) } + refresh()
  }

  private mutating func chooseOption(_ option: Int, _ view: SetupView) -> [Effect] {
    let steps = option - view.chosenOption
    return (0..<abs(steps)).flatMap { _ in
      changeSetup { $0.update(steps > 0 ? .nextChoice : .previousChoice) }
    } + refresh()
  }
}

extension View {
  /// The cursor of a view that is a list.
  var cursor: ListCursor? {
    get {
      switch self {
      case .share(let view): view.cursor
      case .findings(let view): view.cursor
      case .partitions(let view): view.pictureCursor
      case .columns(let view): view.cursor
      case .frequency(let view): view.cursor
      case .bytes(let view): view.cursor
      case .filters(let view): view.cursor
      case .messages(let view): view.cursor
      case .table, .record, .help, .setup: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .share(var view):
        view.cursor = newValue
        self = .share(view)
      case .findings(var view):
        view.put(newValue)
        self = .findings(view)
      case .partitions(var view):
        view.pictureCursor = newValue
        self = .partitions(view)
      case .filters(var view):
        view.cursor = newValue
        self = .filters(view)
      case .columns(var view):
        view.cursor = newValue
        self = .columns(view)
      case .frequency(var view):
        view.cursor = newValue
        self = .frequency(view)
      case .bytes(var view):
        view.cursor = newValue
        self = .bytes(view)
      case .messages(var view):
        view.put(newValue)
        self = .messages(view)
      case .table, .record, .help, .setup: break
      }
    }
  }
}
