import Contract
import Inspection
import Reports
import Screens

/// How the rows of a table spread over time.
public struct PartitionsView: Sendable {
  /// The pictures of one and the same partitions.
  public enum Picture: Sendable {
    case bars, calendar, files, keys, advice
  }

  /// The table.
  public private(set) var kind: TableKind
  /// How long a partition is.
  public private(set) var unit = PartitionUnit.day
  /// What is shown of them.
  public private(set) var picture = Picture.bars
  /// What bars and shades stand for.
  public private(set) var measure = PartitionMeasure.rows
  /// Whether partitions are those of a place, and not of UTC.
  public private(set) var isLocal = false
  /// The partition under the cursor, whatever the picture.
  var cursor = ListCursor()
  /// The file under the cursor.
  var fileCursor = ListCursor()
  /// The line under the cursor where lines are no partitions.
  var lineCursor = ListCursor()
  private var known: Known?

  init(_ kind: TableKind) { self.kind = kind }

  // MARK: - What is shown

  /// What follows from the counts, so that it is worked out once and not with each key.
  struct Known: Sendable {
    /// What it was worked out from.
    struct Source: Sendable, Equatable {
      let kind: TableKind
      let unit: PartitionUnit
      let measure: PartitionMeasure
      let clock: PartitionClock
      let generation: Int
      let records: Int
      let isComplete: Bool
    }

    let source: Source
    let spread: PartitionSpread
    let advice: PartitionAdvice
    let keys: PartitionKeys

    var partitions: [Partitioning.Partition] { spread.partitioning.partitions }
  }

  func clock(_ state: State) -> PartitionClock {
    isLocal ? PartitionClock(state.localZone) : .utc
  }

  /// What is known by now; nothing where the share lacks the table.
  func known(_ state: State) -> Known? {
    guard let table = state.inspection.table(kind) else { return nil }
    let source = Known.Source(
      kind: kind, unit: unit, measure: measure, clock: clock(state), generation: state.generation,
      records: table.records, isComplete: table.isComplete)
    if let known, known.source == source { return known }
    let now = state.inspection.now
    return Known(
      source: source,
      spread: PartitionSpread(table, by: unit, in: source.clock, measure: measure, now: now),
      advice: PartitionAdvice(table, now: now), keys: PartitionKeys(table, by: unit, now: now))
  }

  mutating func settle(in state: State) {
    known = known(state)
    let count = known?.partitions.count ?? 0
    cursor.settle(count: count, page: barLines(state))
    fileCursor.settle(
      count: state.inspection.table(kind)?.files.count ?? 0, page: fileLines(state))
    lineCursor.settle(count: lines(state), page: state.body.height)
  }

  /// How many lines there are where lines are no partitions.
  private func lines(_ state: State) -> Int {
    switch picture {
    case .keys: known(state)?.keys.count ?? 0
    case .advice: adviceLines(state).count
    case .bars, .calendar, .files: 0
    }
  }

  // MARK: - Commands

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    known = known(state)
    if move(command, state) { return [] }
    switch command {
    case .zoomIn: zoom(by: -1, state)
    case .zoomOut: zoom(by: 1, state)
    case .calendar: show(.calendar, state)
    case .fileMatrix: show(.files, state)
    case .objectKeys: show(.keys, state)
    case .advice: show(.advice, state)
    case .measure: measure = measure == .rows ? .bytes : .rows
    case .localTime: changeClock(&state)
    case .nextTable: changeTable(by: 1, state)
    case .previousTable: changeTable(by: -1, state)
    case .enter: return showRows(&state)
    default: break
    }
    return []
  }

  private mutating func move(_ command: Command, _ state: State) -> Bool {
    let count = known?.partitions.count ?? 0
    switch picture {
    case .bars: return cursor.move(command, count: count, page: barLines(state))
    case .calendar: return moveInCalendar(command, state)
    case .files: return moveInFiles(command, state)
    case .keys, .advice:
      return lineCursor.move(command, count: lines(state), page: state.body.height)
    }
  }

  /// Shows another picture, or bars again.
  private mutating func show(_ next: Picture, _ state: State) {
    let hours = focus
    picture = picture == next ? .bars : next
    if picture == .calendar { change(state, from: hours) { $0.unit = .day } }
    lineCursor = ListCursor()
    if picture == .keys { findKey(at: hours) }
  }

  private mutating func findKey(at hours: Range<Int>?) {
    lineCursor.line = hours.flatMap { known?.keys.place(behind: $0.lowerBound) } ?? 0
  }

  /// Goes back to bars from another picture; says whether there was one.
  mutating func leavePicture() -> Bool {
    guard picture != .bars else { return false }
    picture = .bars
    return true
  }

  /// The hours under the cursor.
  private var focus: Range<Int>? {
    if picture == .keys, let keys = known?.keys, lineCursor.line < keys.count {
      return keys[lineCursor.line].hours
    }
    guard let partitions = known?.partitions, partitions.indices.contains(cursor.line) else {
      return nil
    }
    return partitions[cursor.line].hours
  }

  /// Changes what partitions are, and stays at the same time.
  private mutating func change(
    _ state: State, from hours: Range<Int>?, _ change: (inout Self) -> Void
  ) {
    change(&self)
    known = known(state)
    guard let hours, let partitions = known?.partitions else { return }
    cursor.line =
      partitions.firstIndex { $0.hours.overlaps(hours) && !$0.isMissing }
      ?? partitions.firstIndex { $0.hours.overlaps(hours) } ?? 0
    if picture == .keys { findKey(at: hours) }
  }

  private mutating func zoom(by step: Int, _ state: State) {
    let units = PartitionUnit.allCases
    guard let place = units.firstIndex(of: unit), units.indices.contains(place + step) else {
      return
    }
    // A calendar is one of days.
    if picture == .calendar { picture = .bars }
    change(state, from: focus) { $0.unit = units[place + step] }
  }

  private mutating func changeClock(_ state: inout State) {
    guard let zone = state.localZone else {
      state.message = "this machine's clock shows UTC; --tz-assume names another zone"
      return
    }
    change(state, from: focus) { $0.isLocal.toggle() }
    guard isLocal, let first = known?.partitions.first else { return }
    let minutes = PartitionClock(zone).minutes(at: first.hours.lowerBound)
    if minutes > 0, unit != .hour {
      state.message =
        "rows are counted by hours of UTC, so that a day in \(zone.name) is from 00:\(minutes)"
    }
  }

  private mutating func changeTable(by step: Int, _ state: State) {
    let kinds = state.inspection.tables.map(\.kind)
    guard let place = kinds.firstIndex(of: kind), kinds.count > 1 else { return }
    kind = kinds[(place + step + kinds.count) % kinds.count]
    (cursor, fileCursor, lineCursor) = (ListCursor(), ListCursor(), ListCursor())
  }

  private func showRows(_ state: inout State) -> [Effect] {
    guard picture != .advice, let known else { return [] }
    if picture == .keys {
      guard lineCursor.line < known.keys.count else { return [] }
      let key = known.keys[lineCursor.line]
      return showRows(in: key.hours, label: key.folder, &state)
    }
    guard known.partitions.indices.contains(cursor.line) else { return [] }
    let partition = known.partitions[cursor.line]
    guard !partition.isMissing else {
      state.message = "\(partition.label) has no rows"
      return []
    }
    return showRows(in: partition.hours, label: partition.label, &state)
  }

  private func showRows(in hours: Range<Int>, label: String, _ state: inout State) -> [Effect] {
    state.narrow(kind, by: ViewFilter(.hours(hours), label))
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    guard let table = state.inspection.table(kind), let known = known(state) else { return }
    frame.draw(
      title: title(known, table), facts: facts(known.spread, table),
      status: status(known, table, state))
    frame.body { screen in
      guard !known.partitions.isEmpty else {
        screen.put(reasonForNone(table), x: 3, y: state.body.y + 1, style: .warning)
        return
      }
      switch picture {
      case .bars: drawBars(known, state, in: &screen)
      case .calendar: drawCalendar(known, state, in: &screen)
      case .files: drawFiles(known, table, state, in: &screen)
      case .keys: drawKeys(known, state, in: &screen)
      case .advice: drawAdvice(state, in: &screen)
      }
    }
  }

  private func reasonForNone(_ table: TableInspection) -> String {
    let column = table.layout.contract.partitionColumn
    guard table.layout.position(of: column) != nil else {
      return "\(column) is missing, so there are no partitions."
    }
    return table.isComplete ? "No row has a usable time." : "Reading…"
  }

  private func title(_ known: Known, _ table: TableInspection) -> String {
    let column = table.layout.contract.partitionColumn
    let clock = known.source.clock
    let minutes = known.partitions.first.map { clock.minutes(at: $0.hours.lowerBound) } ?? 0
    let shift = minutes > 0 && unit != .hour ? ", from 00:\(minutes)" : ""
    let name = "\(kind.rawValue) by \(column)"
    switch picture {
    case .advice: return "Layout advice  \(name) (UTC), per day"
    case .keys: return "Keys this would give  \(name) (UTC), per \(unit.rawValue)"
    case .bars, .calendar, .files:
      let what = measure == .bytes ? "bytes " : ""
      return "Partitions  \(name) (\(clock.name)\(shift)), \(what)per \(unit.rawValue)"
    }
  }

  private func facts(_ spread: PartitionSpread, _ table: TableInspection) -> String {
    guard !spread.partitioning.partitions.isEmpty else { return "" }
    let soFar = table.isComplete ? "" : " so far"
    return "\(Amount.of(spread.present, unit.rawValue))\(soFar)  "
      + "\(Amount.grouped(spread.partitioning.missing)) missing"
  }

  // MARK: - Status

  private func status(
    _ known: Known, _ table: TableInspection, _ state: State
  ) -> Frame.Status {
    switch picture {
    case .keys: return keyStatus(known)
    case .advice: return Frame.Status(text: known.advice.size.note)
    case .files: return fileStatus(known, table)
    case .bars, .calendar: break
    }
    guard known.partitions.indices.contains(cursor.line) else { return Frame.Status() }
    let (partition, look) = (known.partitions[cursor.line], known.spread.looks[cursor.line])
    return Frame.Status(
      text: Self.sentence(partition, look, known.spread), place: place(known.spread.partitioning))
  }

  /// All that there is to say of a partition.
  private static func sentence(
    _ partition: Partitioning.Partition, _ look: PartitionSpread.Look, _ spread: PartitionSpread
  ) -> String {
    let name = partition.label + (partition.weekday.map { " \($0)" } ?? "")
    guard !partition.isMissing else { return "\(name)  missing: no row has a time in it" }
    var parts = [
      name, Amount.of(partition.rows, "row"), Amount.bytes(partition.totals.bytes),
    ]
    if look.isOpen { parts.append("still filling") }
    if let partial = look.partialNote { parts.append("rows only \(partial)") }
    if let files = look.files { parts.append("in \(Amount.of(files, "file"))") }
    if look.usual > 0 {
      let usual = Int(look.usual.rounded())
      parts.append(
        "usually \(spread.measure == .rows ? Amount.grouped(usual) : Amount.bytes(usual))")
    }
    return parts.joined(separator: "  ")
  }

  private func place(_ partitioning: Partitioning) -> String {
    let (unplaced, unlisted) = (partitioning.unplaced.rows, partitioning.unlistedMissing)
    var facts: [String] = []
    if unlisted > 0 { facts.append("\(Amount.grouped(unlisted)) missing ones are not listed") }
    if unplaced > 0 { facts.append("\(Amount.of(unplaced, "row")) without a usable time") }
    return facts.joined(separator: "  ")
  }
}

extension State {
  /// Goes back from a picture of partitions to their bars; says whether there was one.
  mutating func leavePicture() -> Bool {
    guard case .partitions(var view) = top, view.leavePicture() else { return false }
    views[views.count - 1] = .partitions(view)
    return true
  }
}
