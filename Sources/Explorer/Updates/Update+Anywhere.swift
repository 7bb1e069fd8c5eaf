import BucketSetup
import Contract
import Inspection
import Screens
import Tables

extension State {
  /// Carries out a command that means the same in every view; nothing for the others.
  mutating func performAnywhere(_ command: Command) -> [Effect]? {
    switch command {
    case .back:
      if leavePicture() { return [] }
      var effects: [Effect] = isCounting || top.kind == .filters ? [.stopCounting] : []
      if case .table(let view) = top, view.isSorting { effects.append(.stopSorting) }
      pop()
      return effects
    case .quit: isOver = true
    case .help where top.kind != .help: push(.help(HelpView(of: top.kind)))
    case .prompt: prompt = Prompt(.command)
    case .messages where top.kind != .messages: push(.messages(MessagesView(self)))
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .reload: return reopen(inspection.share.settings)
    case .cancel: return cancel()
    case .findings where top.kind != .findings: push(.findings(FindingsView()))
    case .partitions where top.kind != .partitions:
      guard let kind = focusedTable else { return [] }
      push(.partitions(PartitionsView(kind)))
    case .columns where top.kind != .columns:
      guard let kind = focusedTable else { return [] }
      push(.columns(ColumnsView(kind)))
    case .bytes where top.kind != .bytes: openBytes()
    case .mask: toggleMask()
    case .follow: return toggleFollowing()
    case .setup: return openSetup()
    case .nextError where top.kind != .findings: return seek(.error, forward: true)
    case .previousError where top.kind != .findings: return seek(.error, forward: false)
    case .nextWarning where top.kind != .findings: return seek(.warning, forward: true)
    case .previousWarning where top.kind != .findings: return seek(.warning, forward: false)
    case .rename where top.kind != .columns: return acceptRename()
    case .assign: startAssigning()
    case .theme: return useTheme("")
    case .mouse: return toggleMouse()
    case .writeCopy: return writeCopy(to: "")
    default: return nil
    }
    return []
  }

  /// The table that the user looks at, or the first one.
  var focusedTable: TableKind? {
    // Files may be of a table that the share does not have.
    if let kind = focusedFinding?.table, inspection.table(kind) != nil { return kind }
    if let kind = views.reversed().lazy.compactMap(\.table).first { return kind }
    if case .share(let view) = views.first, let kind = view.selectedTable(in: self) { return kind }
    return inspection.tables.first?.kind
  }

  /// The finding under the cursor.
  private var focusedFinding: Finding? {
    switch top {
    case .findings(let view): view.selected(self)
    case .share(let view): view.selectedFinding(in: self)
    default: nil
    }
  }

  private mutating func cancel() -> [Effect] {
    if let effects = stopProbing() { return effects }
    if isCounting { return stopCounting() }
    if table?.sorting != nil { return cancelSorting() }
    if writing != nil { return stopWriting() }
    if case .columns(let view) = top, fillings[view.kind]?.isCounting == true {
      fillings[view.kind]?.isCounting = false
      message = "stopped; what was counted so far is shown"
      return [.stopCountingFilled]
    }
    if seeking != nil || table?.isFiltering == true {
      seeking = nil
      changeTable { $0.stopFiltering() }
      message = "stopped"
      return [.stopSeeking]
    }
    if case .filters(var view) = top, view.isCounting(self) {
      view.stop()
      views[views.count - 1] = .filters(view)
      message = "stopped; rows are counted when the panel is opened again"
      return [.stopCounting]
    }
    if !inspection.isComplete, !isStopped {
      isStopped = true
      message = "the check was stopped; ctrl-r starts it again"
      return [.stopInspecting, .stopSeeking]
    }
    if case .setup = top {
      let effects = leaveSetup()
      pop()
      return effects
    }
    isOver = true
    return []
  }

  /// Opens the share anew with changed settings.
  mutating func reopen(_ settings: ShareSettings) -> [Effect] {
    requestedGeneration += 1
    return [.reopen(settings, generation: requestedGeneration)]
  }

  // MARK: - Decisions about the share

  /// The near misses that wait for a word of the user.
  var nearMisses: [(name: String, column: String, table: TableKind)] {
    inspection.tables.flatMap { table in
      table.layout.files.flatMap { file in
        zip(table.layout.contract.columns, file.matches).compactMap { column, match in
          guard case .near(let index) = match else { return nil }
          return (file.file.header[index], column.name, table.kind)
        }
      }
    }
  }

  /// The near miss under the cursor, or else the first one that can be meant.
  private var meantNearMiss: (name: String, column: String, table: TableKind)? {
    let (candidates, finding) = (nearMisses, focusedFinding)
    let chosen = candidates.first { $0.table == finding?.table && $0.column == finding?.column }
    let near = candidates.first { $0.table == focusedTable }
    return chosen ?? near ?? (top.table == nil ? candidates.first : nil)
  }

  /// Whether a column can be renamed by one key here.
  var canRename: Bool {
    guard case .columns(let view) = top else { return meantNearMiss != nil }
    return view.canRename(self)
  }

  private mutating func acceptRename() -> [Effect] {
    guard let first = meantNearMiss else {
      message = "no column looks like a missing one; :rename OLD=NEW names one"
      return []
    }
    return rename([first.name], to: first.column)
  }

  private mutating func startAssigning() {
    let file: String
    if case .share(let view) = top, let chosen = view.selectedFile(in: self) {
      file = chosen
    } else {
      let files = focusedTable.flatMap(inspection.table)?.layout.files ?? []
      let position = table?.currentRow?.file ?? 0
      file = files.indices.contains(position) ? files[position].file.name : ""
    }
    let tables = TableKind.allCases.map(\.rawValue)
    prompt = Prompt(choosing: tables, after: "table ", before: "=\(file.asPattern)")
  }

  /// Keeps which table files belong to.
  mutating func assign(_ pattern: String, to kind: TableKind) -> [Effect] {
    var settings = inspection.share.settings
    settings.tables.removeAll { $0.pattern == pattern }
    settings.tables.append(ShareSettings.TableChoice(kind: kind, pattern: pattern))
    message = "\(pattern) belongs to \(kind.rawValue) from now on; kept in slipway.json"
    return reopen(settings)
  }
}
