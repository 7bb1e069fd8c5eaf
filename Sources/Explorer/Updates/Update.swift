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
    case .inspected(let inspection, let seconds, let generation):
      guard generation == self.generation else { return [] }
      let isNews = inspection.isComplete && !self.inspection.isComplete
      know(inspection)
      elapsed = seconds
      if isNews { logInspection() }
      checkRestoredRows()
      let rest = seekWaits ? seeking.flatMap { goOn(with: $0) } ?? [] : []
      return refresh(isNewData: true) + readChanges() + rest
    case .reopened(let inspection, let generation):
      guard generation == requestedGeneration else { return [] }
      begin(inspection, generation)
      return refresh()
    case .notReopened(let reason, let generation):
      guard generation == requestedGeneration else { return [] }
      requestedGeneration = self.generation
      message = reason
      return []
    case .changed(let changes):
      return note(changes)
    case .rows(let request, let rows): return take(rows, for: request)
    case .tail(let request, let rows, let index): return take(rows, index, for: request)
    case .filtered(let request, let index, let isOver):
      guard request.generation == generation else { return [] }
      changeTable { $0.take(index, for: request, isOver: isOver) }
      if isOver, index.isComplete { logFilter(request, index) }
      return refresh()
    case .tallied(let request, let index, let isOver):
      return takeTally(index, for: request, isOver: isOver)
    case .foundAll(let request, let index, let isOver):
      guard request == hits?.request else { return [] }
      hits?.index = index
      hits?.isOver = isOver
      return []
    case .looked(let request, let records, let all):
      if request == seeking { looked = (records, all) }
      return []
    case .counted(let request, let counts, let isOver):
      takeCounts(counts, for: request, isOver: isOver)
      return refresh()
    case .sorting(let request, let done):
      changeTable { $0.take(done: done, for: request) }
      return []
    case .sorted(let request, let order):
      changeTable { $0.take(order, for: request) }
      return refresh()
    case .countedFilled(let request, let cells, let progress):
      guard request.generation == generation else { return [] }
      fillings[request.kind]?.take(cells, progress: progress)
      return []
    case .wrote(let request, let outcome):
      take(outcome, of: request)
      return []
    case .sought(let request, let row, let place):
      return land(request, row, place: place) + findAll(like: request)
    case .setup(let event):
      return changeSetup { $0.update(event) }
    case .listed(let listing):
      take(listing)
      return []
    case .clock(let time):
      now = time
      return []
    case .message(let text):
      message = text
      return []
    case .problem(let text):
      message = text
      log.markLastAsWarning()
      return []
    }
  }

  private mutating func take(_ rows: [InspectedRow], for request: RowRequest) -> [Effect] {
    guard request.generation == generation else { return [] }
    let (table, mask) = (inspection.table(request.kind), mask)
    changeTable { view in
      view.take(rows, for: request)
      if let table, view.kind == request.kind { view.settleRows(mask, in: table) }
    }
    return refresh()
  }

  private mutating func take(
    _ rows: [InspectedRow], _ index: TailIndex, for request: TailRequest
  ) -> [Effect] {
    guard request.generation == generation, let table = inspection.table(request.kind) else {
      return []
    }
    var said: String?
    let mask = mask
    changeTable { view in
      said = view.take(rows, index, for: request, in: table)
      if view.kind == request.kind { view.settleRows(mask, in: table) }
    }
    if let said { message = said }
    return refresh()
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
    let calledOff = command.leadsAway ? callOffSeek() : []
    return calledOff + performHere(command)
  }

  private mutating func performHere(_ command: Command) -> [Effect] {
    defer { count = nil }
    if let effects = performAnywhere(command) { return effects + refresh() }
    let depth = views.count - 1
    switch top {
    case .share(var view):
      let effects = view.perform(command, in: &self)
      put(.share(view), at: depth)
      return effects + refresh()
    case .table(var view):
      let effects = view.perform(command, in: &self)
      put(.table(view), at: depth)
      return effects + refresh()
    case .record(var view):
      let effects = view.perform(command, in: &self)
      put(.record(view), at: depth)
      return effects + refresh()
    case .bytes(var view):
      let effects = view.perform(command, in: &self)
      put(.bytes(view), at: depth)
      return effects + refresh()
    case .findings(var view):
      let effects = view.perform(command, in: &self)
      put(.findings(view), at: depth)
      return effects + refresh()
    case .partitions(var view):
      let effects = view.perform(command, in: &self)
      put(.partitions(view), at: depth)
      return effects + refresh()
    case .columns(var view):
      let effects = view.perform(command, in: &self)
      put(.columns(view), at: depth)
      return effects + refresh()
    case .frequency(var view):
      let effects = view.perform(command, in: &self)
      put(.frequency(view), at: depth)
      return effects + refresh()
    case .filters(var view):
      let effects = view.perform(command, in: &self)
      put(.filters(view), at: depth)
      return effects + refresh()
    case .messages(var view):
      let effects = view.perform(command, in: &self)
      put(.messages(view), at: depth)
      return effects
    case .help(var view):
      view.perform(command, in: &self)
      put(.help(view), at: depth)
      return []
    case .setup:
      return []
    }
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
  private mutating func begin(_ inspection: Inspection, _ generation: Int) {
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
