import BucketSetup
import Contract
import Inspection
import Screens

extension State {
  /// Takes in an event and says what is to be done about it.
  ///
  /// The only place where the state changes.
  public mutating func update(_ event: Event) -> [Effect] {
    let before = shownLook
    let effects = take(event)
    noteChange(since: before)
    return effects
  }

  private mutating func take(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .pointer(let pointer): return point(pointer)
    case .resize(let size):
      self.size = size
      return refresh()
    case .inspected, .reopened, .notReopened, .changed: return takeShare(event)
    case .rows, .tail, .sorting, .sorted, .wrote: return takeRows(event)
    case .filtered, .looked, .sought, .foundAll: return takeSearch(event)
    case .tallied, .counted, .countedFilled: return takeCounts(event)
    case .setup(let event): return changeSetup { $0.update(event) }
    case .listed(let listing): take(listing)
    case .clock(let time): now = time
    case .message(let text): message = text
    case .problem(let text):
      message = text
      log.markLastAsWarning()
    }
    return []
  }

  /// Takes a key for whatever it is meant for now.
  mutating func press(_ key: Key) -> [Effect] {
    message = nil
    if prompt != nil { return type(key) }
    if case .setup = top, CommandInfo.command(for: key, in: .setup) == nil {
      let (effects, isDone) = pressInSetup(key)
      if isDone { pop() }
      return effects + refresh()
    }
    if case .character(let digit) = key, let value = digit.wholeNumberValue,
      top.kind == .table, count != nil || value > 0
    {
      count = min((count ?? 0) * 10 + value, Int.max / 100)
      return []
    }
    guard let command = CommandInfo.command(for: key, in: top.kind) else {
      count = nil
      return []
    }
    // Whoever presses Esc once too often wants to go back, not to leave.
    if command == .back, views.count == 1, key != .character("q") {
      message = "q quits"
      return []
    }
    if command == .back, key == .escape, isCounting { return stopCounting() }
    return perform(command)
  }

  /// Carries out a command in the view on top.
  mutating func perform(_ command: Command) -> [Effect] {
    defer { count = nil }
    let calledOff = command.leadsAway ? callOffSeek() : []
    if let effects = performAnywhere(command) { return calledOff + effects + refresh() }
    let depth = views.count - 1
    var view = top
    let effects = view.perform(command, in: &self)
    put(view, at: depth)
    return calledOff + effects + refresh()
  }

  private mutating func put(_ view: View, at depth: Int) {
    if views.indices.contains(depth) { views[depth] = view }
  }

  // MARK: - The stack

  /// Shows a view on top of the others.
  mutating func push(_ view: View) { views.append(view) }

  /// Goes back to the view below; from the last one the explorer ends.
  mutating func pop() {
    guard views.count > 1 else {
      isOver = true
      return
    }
    if views.removeLast().kind == .table { changeTable { $0.resume() } }
    resumeCounting()
  }

  /// Changes the view of rows that is seen, or would be without what lies on it.
  ///
  /// Views of rows below it stand still: two that asked for rows in turn would never come to rest.
  mutating func changeTable(_ change: (inout TableView) -> Void) {
    guard let depth = views.lastIndex(where: { $0.kind == .table }),
      case .table(var view) = views[depth]
    else { return }
    change(&view)
    views[depth] = .table(view)
  }

  /// Starts on a share that was opened anew; views of tables that it lacks are closed.
  mutating func begin(_ inspection: Inspection, _ generation: Int) {
    forgetMarks(of: inspection)
    let before = self.inspection
    know(inspection)
    self.generation = generation
    isStopped = false
    seeking = nil
    fillings = [:]
    // A cell that was read before may be another one now.
    views.removeAll { $0.kind == .bytes }
    views.removeAll { view in view.table.map { inspection.table($0) == nil } ?? false }
    for depth in views.indices {
      guard case .table(var view) = views[depth] else { continue }
      let staysAtEnd = isFollowing && view.isAtEnd(of: before.table(view.kind))
      view.forgetRows()
      view.followedEnd = nil
      if staysAtEnd { view.stayAtEnd() }
      views[depth] = .table(view)
    }
  }

  /// Keeps cursors within bounds and asks for rows that come into view.
  mutating func refresh(isNewData: Bool = false) -> [Effect] {
    for depth in views.indices {
      switch views[depth] {
      case .table(var view) where isNewData:
        view.noteNewData(self)
        views[depth] = .table(view)
      case .share(var view):
        view.settle(in: self)
        views[depth] = .share(view)
      case .bytes(var view):
        view.settle(in: self)
        views[depth] = .bytes(view)
      case .findings(var view):
        view.settle(in: self)
        views[depth] = .findings(view)
      case .partitions(var view):
        view.settle(in: self)
        views[depth] = .partitions(view)
      case .columns(var view):
        view.settle(in: self)
        views[depth] = .columns(view)
      case .table, .record, .frequency, .filters, .messages, .help, .setup: break
      }
    }
    let state = self
    var effects: [Effect] = []
    changeTable { effects = $0.settle(in: state) }
    if case .frequency(var view) = top {
      effects += view.settle(in: state)
      views[views.count - 1] = .frequency(view)
    }
    if case .columns(let view) = top { effects += countFilled(of: view.kind) }
    if case .filters(var view) = top {
      effects += view.settle(in: self)
      views[views.count - 1] = .filters(view)
    }
    return effects
  }
}
