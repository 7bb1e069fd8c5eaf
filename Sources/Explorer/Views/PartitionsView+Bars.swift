import Inspection
import Reports
import Screens

extension PartitionsView {
  /// Lines below the bars: a rule, advice and a key; none where there is little room.
  private static let footLines = 3

  private func foot(_ state: State) -> Int { state.body.height >= 12 ? Self.footLines : 0 }

  /// Lines for bars.
  func barLines(_ state: State) -> Int { max(0, state.body.height - foot(state)) }

  func drawBars(_ known: Known, _ state: State, in screen: inout Screen) {
    let body = state.body
    let places = Places(known, unit, width: state.size.width)
    let shown = known.partitions.indices.dropFirst(cursor.top).prefix(barLines(state))
    for (line, place) in shown.enumerated() {
      draw(place, known, places, y: body.y + line, state, in: &screen)
    }
    drawFoot(known, state, in: &screen)
  }

  /// Where the parts of a line stand.
  private struct Places {
    let label: Int
    let bar: Int
    let isWide: Bool
    let note: Int

    init(_ known: Known, _ unit: PartitionUnit, width: Int) {
      label = (known.partitions.map(\.label.count).max() ?? 0) + (unit == .day ? 4 : 0)
      isWide = width >= 64
      note = width >= 100 ? 32 : 12
      bar = max(4, width - label - (isWide ? 24 + note : 14))
    }
  }

  private func draw(
    _ place: Int, _ known: Known, _ places: Places, y: Int, _ state: State,
    in screen: inout Screen
  ) {
    let (partition, look) = (known.partitions[place], known.spread.looks[place])
    let name = partition.label + (partition.weekday.map { " \($0)" } ?? "")
    let isCurrent = place == cursor.line
    if isCurrent {
      screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
      screen.cursor = Point(x: 1, y: y)
    }
    screen.put(name, x: 1, y: y, style: isCurrent ? Style(.accent, reverse: true) : .text)
    let isOdd = partition.isMissing || look.isPartial
    let bar =
      partition.isMissing
      ? state.glyphs.missing
      : PartitionReport.bar(
        partition.totals.amount(measure), of: known.spread.largest, room: places.bar,
        blocks: state.glyphs.bars)
    let x = places.label + 3 + places.bar
    screen.put(bar, x: places.label + 3, y: y, style: isOdd ? .warning : .bar)
    let bytes = partition.isMissing ? "–" : Amount.bytes(partition.totals.bytes)
    guard places.isWide else {
      let amount = measure == .rows ? Amount.grouped(partition.rows) : bytes
      screen.put(amount, x: x, y: y, width: 10, align: .right)
      return
    }
    let (rowStyle, byteStyle): (Style, Style) = measure == .rows ? (.text, .dim) : (.dim, .text)
    screen.put(
      Amount.grouped(partition.rows), x: x, y: y, style: rowStyle, width: 10, align: .right)
    screen.put(bytes, x: x + 10, y: y, style: byteStyle, width: 9, align: .right)
    let isMarked = isOdd || (look.overlaps && places.note < 20)
    screen.put(
      note(partition, look, room: places.note), x: x + 21, y: y,
      style: isMarked ? .warning : .bar, width: places.note, truncation: .ellipsis)
  }

  /// How a partition stands out from the others.
  private func note(
    _ partition: Partitioning.Partition, _ look: PartitionSpread.Look, room: Int
  ) -> String {
    if partition.isMissing { return "missing" }
    let deviation = look.deviation(of: partition.totals.amount(measure)) ?? ""
    let files = look.overlaps ? look.files : nil
    let time = look.isOpen ? "so far" : look.partialNote
    guard room >= 20 else {
      return time ?? files.map { "\(Amount.grouped($0)) files" } ?? deviation
    }
    let overlap = files.map { "\(Amount.grouped($0)) files overlap" }
    return [time ?? deviation, overlap].compactMap(\.self).joined(separator: "  ")
  }

  // MARK: - Below the bars

  /// The advice that matters most, and the key that the partition under the cursor would have.
  func drawFoot(_ known: Known, _ state: State, in screen: inout Screen) {
    guard foot(state) > 0, known.partitions.indices.contains(cursor.line) else { return }
    let (y, width) = (state.body.bottom - Self.footLines, state.size.width)
    screen.put(
      String(repeating: state.glyphs.horizontal, count: width), x: 0, y: y, style: .dim)
    let hours = known.partitions[cursor.line].hours
    let key = known.keys.key(at: hours)
    let size = key.map { "  ~\(Amount.bytes($0.bytes))" } ?? ""
    let lines = [
      ("advice", known.advice.lines.first?.text ?? ""),
      ("key", key.map { $0.text + size } ?? "no rows, no key"),
    ]
    for (line, (word, text)) in lines.enumerated() {
      screen.put(word, x: 1, y: y + 1 + line, style: .dim)
      screen.put(text, x: 9, y: y + 1 + line, width: max(0, width - 10), truncation: .ellipsis)
    }
  }
}
