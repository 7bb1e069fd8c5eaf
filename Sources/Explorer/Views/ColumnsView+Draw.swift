import Contract
import Inspection
import Reports
import Screens
import Tables

extension ColumnsView {
  func draw(in frame: inout Frame) {
    let state = frame.state
    guard let table = state.inspection.table(kind) else { return }
    let (lines, body, page) = (lines(table), state.body, page(state))
    let columns = Amount.of(table.layout.columns.count, "column")
    let rows = Amount.of(table.records, "row") + (table.isComplete ? "" : " so far")
    frame.draw(
      title: "Columns  \(kind.rawValue)",
      facts: table.profiles.isEmpty
        ? "\(rows)  profiles come when the check is done" : "\(columns)  \(rows)",
      status: status(table))
    frame.body { screen in
      let places = Places(width: state.size.width, lines, table)
      if head(state) > 0 {
        for part in places.parts { put(part.title, part, y: body.y, .dim, in: &screen) }
      }
      for (offset, line) in lines.dropFirst(top).prefix(page).enumerated() {
        let y = body.y + head(state) + offset
        screen.mark(Rect(x: 0, y: y, width: state.size.width, height: 1), as: .line(top + offset))
        draw(line, isCurrent(top + offset), places, table, y: y, state, in: &screen)
      }
      if detail(state) > 0 { drawDetail(table, y: body.y + head(state) + page, state, in: &screen) }
    }
  }

  // MARK: - Columns

  /// Where the parts of a line stand, as many as there is room for.
  private struct Places {
    struct Part {
      let title: String
      let x: Int
      let width: Int
      let isRight: Bool
      let text: (Line) -> String
    }

    let name: Int
    var parts: [Part] = []

    init(width: Int, _ lines: [Line], _ table: TableInspection) {
      let longest = lines.map { TextWidth.columns($0.name) }.max() ?? 0
      name = max(4, min(longest, width < 40 ? width - 4 : 24))
      parts.append(Part(title: "column", x: 3, width: name, isRight: false) { $0.name })
      var x = 3 + name + 2
      let nulls = { (line: Line) in ColumnsView.nulls(line, table).map(Amount.grouped) ?? "–" }
      let full = { (line: Line) in ColumnsView.full(line, table) }
      let wanted: [(String, Bool, Int, (Line) -> String)] = [
        ("type", false, 7, ColumnsView.types), ("empty", true, 5, nulls),
        ("distinct", true, 8, ColumnsView.distinct), ("full", true, 7, full),
        ("", false, 10, { _ in "" }), ("bytes", false, 5, ColumnsView.lengths),
        ("least", false, 19, { $0.profile?.least ?? "" }),
        ("greatest", false, 19, { $0.profile?.greatest ?? "" }),
      ]
      for (title, isRight, least, text) in wanted {
        let needed = lines.map { TextWidth.columns(text($0)) }.max() ?? 0
        let size = min(max(least, needed), max(least, title.hasSuffix("est") ? 24 : needed))
        guard x + size < width else { break }
        parts.append(Part(title: title, x: x, width: size, isRight: isRight, text: text))
        x += size + 2
      }
    }
  }

  private func put(
    _ text: String, _ part: Places.Part, y: Int, _ style: Style, in screen: inout Screen
  ) {
    screen.put(
      text, x: part.x, y: y, style: style, width: part.width, align: part.isRight ? .right : .left,
      truncation: .ellipsis)
  }

  private func draw(
    _ line: Line, _ isCurrent: Bool, _ places: Places, _ table: TableInspection, y: Int,
    _ state: State, in screen: inout Screen
  ) {
    if isCurrent {
      screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
      screen.cursor = Point(x: 3, y: y)
    }
    let mark = need(line, table, state)
    screen.put(mark.sign, x: 1, y: y, style: mark.style)
    for (index, part) in places.parts.enumerated() {
      let plain: Style = line.position == nil ? mark.style : .text
      let style = index == 0 && isCurrent ? Style(.accent, reverse: true) : plain
      if part.title.isEmpty, table.records > 0, let nulls = Self.nulls(line, table) {
        let bar = PartitionReport.bar(
          table.records - nulls, of: table.records, room: part.width, blocks: state.glyphs.bars)
        screen.put(bar, x: part.x, y: y, style: .bar)
      } else {
        put(part.text(line), part, y: y, style, in: &screen)
      }
    }
  }

  /// What the contract says to a column, as a sign, a style and words.
  private func need(
    _ line: Line, _ table: TableInspection, _ state: State
  ) -> (sign: String, style: Style, words: String) {
    let glyphs = state.glyphs
    guard let contract = line.contract else { return (" ", .dim, "not in the guide") }
    let words =
      switch contract.need {
      case .required: "required"
      case .optional: "optional"
      case .accountAnalytics: "for account analytics"
      }
    let place = table.layout.contract.columns.firstIndex { $0.name == contract.name }
    let matches = table.layout.files.compactMap { file in place.map { file.matches[$0] } }
    let missing = matches.count { $0.index == nil }
    if missing > 0, contract.need != .optional {
      let isRequired = contract.need == .required
      let lack =
        line.position == nil ? "missing" : "missing in \(Amount.of(missing, "file"))"
      return isRequired
        ? (glyphs.error, Style(.error, bold: true), "\(words), \(lack)")
        : (glyphs.warning, .warning, "\(words), \(lack)")
    }
    for (file, match) in zip(table.layout.files, matches) {
      guard case .near(let cell) = match else { continue }
      return (glyphs.near, .warning, "\(words), spelled \(file.file.header[cell])")
    }
    return (glyphs.good, .good, words)
  }

  // MARK: - Cells

  private static func nulls(_ line: Line, _ table: TableInspection) -> Int? {
    if let profile = line.profile { return profile.nulls }
    return line.position.flatMap { table.nulls.indices.contains($0) ? table.nulls[$0] : nil }
  }

  private static func full(_ line: Line, _ table: TableInspection) -> String {
    guard table.records > 0, let nulls = nulls(line, table) else { return "" }
    return Amount.percent(table.records - nulls, of: table.records)
  }

  private static func types(_ line: Line) -> String {
    guard line.position != nil else { return "missing" }
    return line.profile?.kinds.map(\.rawValue).joined(separator: ", ") ?? ""
  }

  private static func distinct(_ line: Line) -> String {
    guard let distinct = line.profile?.distinct else { return "" }
    return (distinct.isExact ? "" : "≈ ") + Amount.grouped(distinct.count)
  }

  private static func lengths(_ line: Line) -> String {
    guard let lengths = line.profile?.lengths else { return "" }
    guard lengths.count > 1 else { return "\(lengths.lowerBound)" }
    return "\(lengths.lowerBound)–\(lengths.upperBound)"
  }

  /// All that is known of the focused column but its values.
  private func status(_ table: TableInspection) -> Frame.Status {
    guard let line = selected(table) else { return Frame.Status() }
    guard let profile = line.profile else { return Frame.Status(text: line.name) }
    let lengths = Self.lengths(line)
    let range = profile.least.map { "  \($0) to \(profile.greatest ?? $0)" } ?? ""
    return Frame.Status(
      text: line.name + range,
      place: "\(Self.distinct(line)) distinct" + (lengths.isEmpty ? "" : "  \(lengths) bytes"))
  }

  // MARK: - Values

  private func drawDetail(
    _ table: TableInspection, y: Int, _ state: State, in screen: inout Screen
  ) {
    guard let line = selected(table) else { return }
    let (width, mark) = (state.size.width, need(line, table, state))
    screen.put(
      String(repeating: state.glyphs.horizontal, count: width), x: 0, y: y, style: .dim)
    let title = "\(line.name)  \(mark.words)"
    screen.put(title, x: 1, y: y + 1, style: .accent, width: width - 2, truncation: .ellipsis)
    let values = line.profile?.top ?? []
    guard let most = values.first?.count else {
      let text =
        line.position != nil && !table.isComplete
        ? "values come when the check is done"
        : "no values"
      screen.put(text, x: 3, y: y + 2, style: .dim)
      return
    }
    let isExact = values.allSatisfy(\.isExact)
    let heading = isExact ? "most frequent values" : "most frequent values, ≈ from a sample"
    screen.put(heading, x: 1, y: y + 2, style: .dim)
    let counts = values.map { ($0.isExact ? "" : "≈ ") + Amount.grouped($0.count) }
    let room = counts.map { TextWidth.columns($0) }.max() ?? 0
    let text = max(8, min(40, width - room - 6))
    for (offset, value) in values.prefix(max(0, detail(state) - 3)).enumerated() {
      let line = y + 3 + offset
      screen.put(value.text, x: 3, y: line, width: text, truncation: .ellipsis)
      screen.put(
        counts[offset], x: text + 5, y: line, width: room, align: .right)
      let bar = PartitionReport.bar(
        value.count, of: most, room: min(40, width - text - room - 8), blocks: state.glyphs.bars)
      screen.put(bar, x: text + room + 7, y: line, style: .bar)
    }
  }
}
