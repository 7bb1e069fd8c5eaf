import Contract
import Inspection
import Reports
import Screens

/// How the rows of a table spread over time.
public struct PartitionsView: Sendable {
  /// The table.
  public private(set) var kind: TableKind
  /// How long a partition is.
  public private(set) var unit = PartitionUnit.day
  var cursor = ListCursor()

  init(_ kind: TableKind) { self.kind = kind }

  private func partitioning(_ state: State) -> Partitioning {
    Partitioning(state.inspection.table(kind)?.partitions ?? PartitionCounts(), by: unit)
  }

  mutating func settle(in state: State) {
    cursor.settle(count: partitioning(state).partitions.count, page: state.body.height)
  }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    let partitioning = partitioning(state)
    let partitions = partitioning.partitions
    if cursor.move(command, count: partitions.count, page: state.body.height) { return [] }
    switch command {
    case .zoomIn: zoom(by: -1, partitions, state)
    case .zoomOut: zoom(by: 1, partitions, state)
    case .nextTable: changeTable(by: 1, state)
    case .previousTable: changeTable(by: -1, state)
    case .enter where partitions.indices.contains(cursor.line):
      return showRows(of: partitions[cursor.line], &state)
    default: break
    }
    return []
  }

  /// Changes the unit and stays at the same time.
  private mutating func zoom(
    by step: Int, _ partitions: [Partitioning.Partition], _ state: State
  ) {
    let units = PartitionUnit.allCases
    guard let place = units.firstIndex(of: unit), units.indices.contains(place + step) else {
      return
    }
    let hour = partitions.indices.contains(cursor.line) ? partitions[cursor.line].hours : 0..<1
    unit = units[place + step]
    let finer = partitioning(state).partitions
    cursor.line =
      finer.firstIndex { $0.hours.overlaps(hour) && !$0.isMissing }
      ?? finer.firstIndex { $0.hours.overlaps(hour) } ?? 0
  }

  private mutating func changeTable(by step: Int, _ state: State) {
    let kinds = state.inspection.tables.map(\.kind)
    guard let place = kinds.firstIndex(of: kind), kinds.count > 1 else { return }
    kind = kinds[(place + step + kinds.count) % kinds.count]
    cursor = ListCursor()
  }

  private func showRows(
    of partition: Partitioning.Partition, _ state: inout State
  ) -> [Effect] {
    guard !partition.isMissing else {
      state.message = "\(partition.label) has no rows"
      return []
    }
    var view = TableView(kind)
    let effects = view.filter(.hours(partition.hours), label: partition.label, in: state)
    state.push(.table(view))
    return effects
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    guard let table = state.inspection.table(kind) else { return }
    let partitioning = partitioning(state)
    let column = table.layout.contract.partitionColumn
    frame.draw(
      title: "Partitions  \(kind.rawValue) by \(column) (UTC), per \(unit.rawValue)",
      facts: facts(partitioning, table), status: status(partitioning, table))
    frame.body { screen in
      guard !partitioning.partitions.isEmpty else {
        let hasColumn = table.layout.position(of: column) != nil
        let reading = table.isComplete ? "No row has a usable time." : "Reading…"
        let text = hasColumn ? reading : "\(column) is missing, so there are no partitions."
        screen.put(text, x: 3, y: state.body.y + 1, style: .warning)
        return
      }
      drawBars(partitioning, state, in: &screen)
    }
  }

  private func facts(_ partitioning: Partitioning, _ table: TableInspection) -> String {
    guard !partitioning.partitions.isEmpty else { return "" }
    let there = partitioning.partitions.count { !$0.isMissing }
    let soFar = table.isComplete ? "" : " so far"
    return "\(Amount.of(there, unit.rawValue))\(soFar)  "
      + "\(Amount.grouped(partitioning.missing)) missing"
  }

  private func status(_ partitioning: Partitioning, _ table: TableInspection) -> Frame.Status {
    var text = ""
    if partitioning.partitions.indices.contains(cursor.line) {
      let partition = partitioning.partitions[cursor.line]
      text =
        "\(partition.label)  \(Amount.of(partition.rows, "row"))  "
        + Amount.bytes(partition.totals.bytes)
    }
    let (unplaced, unlisted) = (partitioning.unplaced.rows, partitioning.unlistedMissing)
    var facts: [String] = []
    if unlisted > 0 { facts.append("\(Amount.grouped(unlisted)) missing ones are not listed") }
    if unplaced > 0 { facts.append("\(Amount.of(unplaced, "row")) without a usable time") }
    if partitioning.skew > 0 {
      facts.append("largest \(Amount.tenths(partitioning.skew))× the median")
    }
    return Frame.Status(text: text, place: facts.joined(separator: "  "))
  }

  private func drawBars(_ partitioning: Partitioning, _ state: State, in screen: inout Screen) {
    let (body, width) = (state.body, state.size.width)
    let label = (partitioning.partitions.map(\.label.count).max() ?? 0) + (unit == .day ? 4 : 0)
    let isWide = width >= 64
    let room = max(4, width - label - (isWide ? 34 : 14))
    let shown = partitioning.partitions.dropFirst(cursor.top).prefix(body.height)
    for (line, partition) in shown.enumerated() {
      let y = body.y + line
      let name = partition.label + (partition.weekday.map { " \($0)" } ?? "")
      let isCurrent = cursor.top + line == cursor.line
      screen.mark(Rect(x: 0, y: y, width: width, height: 1), as: .line(cursor.top + line))
      if isCurrent {
        screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
        screen.cursor = Point(x: 1, y: y)
      }
      screen.put(name, x: 1, y: y, style: isCurrent ? Style(.accent, reverse: true) : .text)
      let look = Self.look(partition, partitioning, state)
      let bar =
        partition.isMissing
        ? state.glyphs.missing
        : PartitionReport.bar(
          partition.rows, of: partitioning.largest, room: room, blocks: state.glyphs.bars)
      screen.put(bar, x: label + 3, y: y, style: look.style)
      screen.put(
        Amount.grouped(partition.rows), x: label + 3 + room, y: y, width: 10, align: .right)
      guard isWide else { continue }
      let bytes = partition.isMissing ? "–" : Amount.bytes(partition.totals.bytes)
      screen.put(bytes, x: label + room + 13, y: y, style: .dim, width: 9, align: .right)
      screen.put(look.note, x: label + room + 24, y: y, style: look.style, width: 10)
    }
  }

  /// How a partition stands out from the others, as a word and a style.
  private static func look(
    _ partition: Partitioning.Partition, _ partitioning: Partitioning, _ state: State
  ) -> (style: Style, note: String) {
    if partition.isMissing { return (.warning, "missing") }
    let median = partitioning.median
    guard median > 0 else { return (.bar, "") }
    let percent = (Double(partition.rows) / median - 1) * 100
    let sign = percent >= 0 ? "+" : "−"
    return (.bar, "\(sign)\(Int(abs(percent).rounded())) %")
  }
}
