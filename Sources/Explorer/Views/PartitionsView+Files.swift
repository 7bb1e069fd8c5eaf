import Inspection
import Reports
import Screens
import Tables

extension PartitionsView {
  /// Lines above the files: the partitions in sight, and how many files have rows of each.
  private func head(_ state: State) -> Int { state.body.height >= 4 ? 2 : 0 }

  /// Lines for files.
  func fileLines(_ state: State) -> Int { max(0, state.body.height - head(state)) }

  mutating func moveInFiles(_ command: Command, _ state: State) -> Bool {
    let count = known(state)?.partitions.count ?? 0
    switch command {
    case .left: cursor.line -= 1
    case .right: cursor.line += 1
    default:
      return fileCursor.move(
        command, count: state.inspection.table(kind)?.files.count ?? 0, page: fileLines(state))
    }
    cursor.settle(count: count, page: barLines(state))
    return true
  }

  func drawFiles(
    _ known: Known, _ table: TableInspection, _ state: State, in screen: inout Screen
  ) {
    let (body, width) = (state.body, state.size.width)
    guard known.spread.usualFiles != nil else {
      let way = isLocal ? "u shows UTC" : "Z shows longer partitions"
      let unit = table.spreads.lazy.map(\.unit).first { $0 != .hour } ?? .hour
      screen.put(
        "There are so many files that their rows are kept per \(unit.rawValue) in UTC; \(way).",
        x: 3, y: body.y + 1, style: .warning, width: max(0, width - 4), truncation: .ellipsis)
      return
    }
    let names = min(40, width / 3)
    let columns = columns(known, room: width - names - 3)
    guard !columns.isEmpty else { return }
    if head(state) > 0 { drawHead(known, columns, x: names + 2, state, in: &screen) }
    let shown = table.spreads.indices.dropFirst(fileCursor.top).prefix(fileLines(state))
    let largest = largestCell(known, table, shown, columns)
    for (line, file) in shown.enumerated() {
      let y = body.y + head(state) + line
      let isCurrent = file == fileCursor.line
      if isCurrent { screen.put(state.glyphs.selected, x: 0, y: y, style: .accent) }
      screen.put(
        state.ending(of: table.layout.files[file].file.name, columns: names), x: 1, y: y,
        style: isCurrent ? Style(.accent, reverse: true) : .text, width: names)
      for (column, place) in columns.enumerated() {
        let totals = table.spreads[file].totals(in: known.partitions[place].hours)
        let cell = self.cell(totals, known.spread.looks[place], of: largest, state)
        let isFocus = isCurrent && place == cursor.line
        let point = Point(x: names + 2 + column, y: y)
        screen.put(
          cell.sign, x: point.x, y: y, style: Style(cell.style.role, reverse: isFocus))
        if isFocus { screen.cursor = point }
      }
    }
  }

  /// What a file has of a partition, in colour where others have rows of it too.
  private func cell(
    _ totals: PartitionTotals, _ look: PartitionSpread.Look, of largest: Int, _ state: State
  ) -> (sign: String, style: Style) {
    guard totals.rows > 0 else { return (" ", .text) }
    let shade = shade(totals, of: largest, state)
    return (shade.sign, look.overlaps ? .warning : shade.style)
  }

  /// The partitions in sight: a page of them, so that moving within it moves nothing else.
  private func columns(_ known: Known, room: Int) -> Range<Int> {
    let room = max(1, room)
    let first = cursor.line / room * room
    return first..<max(first, min(first + room, known.partitions.count))
  }

  private func largestCell(
    _ known: Known, _ table: TableInspection, _ files: some Collection<Int>, _ columns: Range<Int>
  ) -> Int {
    files.lazy.flatMap { file in
      columns.lazy.map { table.spreads[file].totals(in: known.partitions[$0].hours) }
    }.map { $0.amount(measure) }.max() ?? 0
  }

  private func drawHead(
    _ known: Known, _ columns: Range<Int>, x: Int, _ state: State, in screen: inout Screen
  ) {
    let y = state.body.y
    let (first, end) = (
      known.partitions[columns.lowerBound], known.partitions[columns.upperBound - 1]
    )
    let taken = screen.put(first.label, x: x, y: y, style: .dim)
    let room = columns.count - taken - 1
    if room >= end.label.count {
      screen.put(end.label, x: x + taken + 1, y: y, style: .dim, width: room, align: .right)
    }
    screen.put("files with rows of it", x: 1, y: y + 1, style: .dim, width: max(0, x - 2))
    for (column, place) in columns.enumerated() {
      let look = known.spread.looks[place]
      let isMissing = known.partitions[place].isMissing
      let sign = isMissing ? state.glyphs.gap : (look.files ?? 0) > 9 ? "+" : "\(look.files ?? 0)"
      screen.put(
        sign, x: x + column, y: y + 1, style: isMissing || look.overlaps ? .warning : .dim)
    }
  }

  func fileStatus(_ known: Known, _ table: TableInspection) -> Frame.Status {
    guard known.spread.usualFiles != nil, known.partitions.indices.contains(cursor.line),
      table.spreads.indices.contains(fileCursor.line)
    else { return Frame.Status() }
    let partition = known.partitions[cursor.line]
    let totals = table.spreads[fileCursor.line].totals(in: partition.hours)
    let name = table.layout.files[fileCursor.line].file.name
    let content =
      totals.rows == 0
      ? "no rows" : "\(Amount.of(totals.rows, "row"))  \(Amount.bytes(totals.bytes))"
    let others = table.spreads.indices.filter {
      $0 != fileCursor.line && table.spreads[$0].totals(in: partition.hours).rows > 0
    }
    let first = others.first.map { table.layout.files[$0].file.name } ?? ""
    let more = others.count > 1 ? " and \(Amount.of(others.count - 1, "other"))" : ""
    return Frame.Status(
      text: "\(partition.label)  \(name)  \(content)",
      place: others.isEmpty ? "" : "also in \(first)\(more)")
  }
}
