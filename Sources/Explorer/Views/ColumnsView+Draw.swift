import Contract
import Inspection
import Reports
import Screens
import Tables

extension ColumnsView {
  func draw(in frame: inout Frame) {
    let state = frame.state
    guard let table = state.inspection.table(kind) else { return }
    let (lines, body, page) = (lines(table, state), state.body, page(state))
    frame.draw(
      title: "Columns  \(kind.rawValue)", facts: facts(table, state),
      status: status(table, state))
    frame.body { screen in
      let places = Places(state, lines, table)
      if head(state) > 0 {
        for part in places.parts { put(part.title, part, y: body.y, .dim, in: &screen) }
      }
      for (offset, line) in lines.dropFirst(top).prefix(page).enumerated() {
        let y = body.y + head(state) + offset
        draw(line, isCurrent(top + offset), places, table, y: y, state, in: &screen)
      }
      if detail(state) > 0 { drawDetail(table, y: body.y + head(state) + page, state, in: &screen) }
    }
  }

  private func facts(_ table: TableInspection, _ state: State) -> String {
    let rows = Amount.of(table.records, "row") + (table.isComplete ? "" : " so far")
    guard !table.profiles.isEmpty else { return "\(rows)  profiles come when the check is done" }
    let facts = "\(Amount.of(table.layout.columns.count, "column"))  \(rows)"
    guard let filling = state.fillings[kind], !filling.cells.isComplete else { return facts }
    let progress = "over time \(Amount.percent(filling.progress))"
    return "\(facts)  \(progress)" + (filling.isCounting ? "" : ", stopped")
  }

  // MARK: - Columns

  /// Where the parts of a line stand, as many as there is room for.
  private struct Places {
    struct Part {
      let title: String
      let x: Int
      let width: Int
      let isRight: Bool
      let isBar: Bool
      let text: (Line) -> String
    }

    /// A part that is wanted, and columns that it needs at least.
    private struct Wish {
      let title: String
      let least: Int
      var isRight = false
      var isBar = false
      let text: (Line) -> String
    }

    var parts: [Part] = []

    init(_ state: State, _ lines: [Line], _ table: TableInspection) {
      let width = state.size.width
      let title = { (line: Line) in ColumnsView.title(line, state) }
      let longest = lines.map { TextWidth.columns(title($0)) }.max() ?? 0
      let name = max(4, min(longest, width < 40 ? width - 4 : max(24, width / 4)))
      parts.append(
        Part(title: "column", x: 3, width: name, isRight: false, isBar: false, text: title))
      var x = 3 + name + 2
      for wish in Self.wishes(state, table) {
        let needed = lines.map { TextWidth.columns(wish.text($0)) }.max() ?? 0
        let most = wish.title.hasSuffix("est") ? 24 : needed
        let size = min(max(wish.least, needed), max(wish.least, most))
        guard x + size < width else { break }
        parts.append(
          Part(
            title: wish.title, x: x, width: size, isRight: wish.isRight, isBar: wish.isBar,
            text: wish.text))
        x += size + 2
      }
    }

    private static func wishes(_ state: State, _ table: TableInspection) -> [Wish] {
      [
        Wish(title: "type", least: 7, text: ColumnsView.types),
        Wish(title: "empty", least: 5, isRight: true) {
          ColumnsView.nulls($0, table).map(Amount.grouped) ?? "–"
        },
        Wish(title: "distinct", least: 8, isRight: true, text: ColumnsView.distinct),
        Wish(title: "full", least: 7, isRight: true) { ColumnsView.full($0, table) },
        bars(state, table), Wish(title: "bytes", least: 5, text: ColumnsView.lengths),
        Wish(title: "least", least: 19) { $0.profile?.least ?? "" },
        Wish(title: "greatest", least: 19) { $0.profile?.greatest ?? "" },
      ]
    }

    /// How much is filled: over time, or on the whole while that is not known.
    private static func bars(_ state: State, _ table: TableInspection) -> Wish {
      let (glyphs, room) = (state.glyphs, state.size.width < 120 ? 10 : 20)
      if let line = state.sparkline(of: table.kind, width: room) {
        return Wish(title: "over time", least: room, isBar: true) {
          $0.position.map { line.filled($0, glyphs.columns) } ?? ""
        }
      }
      return Wish(title: "", least: 10, isBar: true) { line in
        guard table.records > 0, let nulls = ColumnsView.nulls(line, table) else { return "" }
        return PartitionReport.bar(
          table.records - nulls, of: table.records, room: 10, blocks: glyphs.bars)
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
      if line.position == nil, index == 2 {
        drawHint(line, x: part.x, y: y, table, state, in: &screen)
        return
      }
      let plain: Style = line.position == nil ? mark.style : part.isBar ? .bar : .text
      let style = index == 0 && isCurrent ? Style(.accent, reverse: true) : plain
      put(part.text(line), part, y: y, style, in: &screen)
    }
  }

  /// What could be meant where a column is missing.
  private func drawHint(
    _ line: Line, x: Int, y: Int, _ table: TableInspection, _ state: State,
    in screen: inout Screen
  ) {
    let names = line.contract.map { state.candidates(for: $0, in: table) } ?? []
    guard !names.isEmpty else { return }
    let more = names.count > 3 ? ", …" : ""
    screen.put(
      "r says which it is: \(names.prefix(3).joined(separator: ", "))\(more)", x: x, y: y,
      style: .dim, truncation: .ellipsis)
  }

  /// The name, with that in the files where it is only similar.
  private static func title(_ line: Line, _ state: State) -> String {
    line.near.isEmpty
      ? line.name : "\(line.name) \(state.glyphs.left) \(line.near.joined(separator: ", "))"
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
    if !line.near.isEmpty {
      let names = line.near.joined(separator: ", ")
      return (glyphs.near, .warning, "\(words), spelled \(names); r accepts that")
    }
    if line.position == nil { return (glyphs.missing, .dim, "\(words), missing") }
    for (file, match) in zip(table.layout.files, matches) {
      guard case .renamed(let cell) = match else { continue }
      let name = file.file.header[cell]
      return (glyphs.good, .good, "\(words), called \(name); :unrename \(name) takes that back")
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
  private func status(_ table: TableInspection, _ state: State) -> Frame.Status {
    guard let line = selected(table, state) else { return Frame.Status() }
    guard let profile = line.profile else {
      return Frame.Status(text: line.name, place: line.position == nil ? "missing" : "")
    }
    let lengths = Self.lengths(line)
    let range = profile.least.map { "  \($0) to \(profile.greatest ?? $0)" } ?? ""
    return Frame.Status(
      text: line.name + range,
      place: "\(Self.distinct(line)) distinct" + (lengths.isEmpty ? "" : "  \(lengths) bytes"))
  }

  // MARK: - One column

  private func drawDetail(
    _ table: TableInspection, y: Int, _ state: State, in screen: inout Screen
  ) {
    guard let line = selected(table, state) else { return }
    let (width, mark) = (state.size.width, need(line, table, state))
    screen.put(
      String(repeating: state.glyphs.horizontal, count: width), x: 0, y: y, style: .dim)
    let title = "\(line.name)  \(mark.words)"
    screen.put(title, x: 1, y: y + 1, style: .accent, width: width - 2, truncation: .ellipsis)
    let used = drawTimes(line, table, y: y + 2, state, in: &screen)
    drawValues(
      line, table, in: Rect(x: 0, y: y + 2 + used, width: width, height: detail(state) - 2 - used),
      state, in: &screen)
  }

  /// How rows and filled cells spread over time, where there is room; returns the lines that takes.
  private func drawTimes(
    _ line: Line, _ table: TableInspection, y: Int, _ state: State, in screen: inout Screen
  ) -> Int {
    let room = min(60, state.size.width - 48)
    guard detail(state) >= 9, room >= 10, let position = line.position,
      let times = state.sparkline(of: kind, width: room)
    else { return 0 }
    let signs = state.glyphs.columns
    let outside =
      times.outside > 0 ? "  \(Amount.of(times.outside, "row")) far from these not drawn" : ""
    let lines = [
      ("rows", times.rows(signs), times.legend(arrow: state.glyphs.arrow)),
      ("filled", times.filled(position, signs), "\(signs[8]) all are, \(signs[1]) none\(outside)"),
    ]
    for (offset, (label, text, legend)) in lines.enumerated() {
      screen.put(label, x: 1, y: y + offset, style: .dim)
      screen.put(text, x: 9, y: y + offset, style: .bar)
      screen.put(
        legend, x: 11 + TextWidth.columns(text), y: y + offset, style: .dim,
        truncation: .ellipsis)
    }
    return lines.count
  }

  private func drawValues(
    _ line: Line, _ table: TableInspection, in rect: Rect, _ state: State,
    in screen: inout Screen
  ) {
    let (width, values) = (rect.width, line.profile?.top ?? [])
    guard let most = values.first?.count else {
      let text =
        line.position != nil && !table.isComplete
        ? "values come when the check is done"
        : "no values"
      screen.put(text, x: 3, y: rect.y, style: .dim)
      return
    }
    let isExact = values.allSatisfy(\.isExact)
    let heading = isExact ? "most frequent values" : "most frequent values, ≈ from a sample"
    screen.put(heading, x: 1, y: rect.y, style: .dim)
    let counts = values.map { ($0.isExact ? "" : "≈ ") + Amount.grouped($0.count) }
    let room = counts.map { TextWidth.columns($0) }.max() ?? 0
    let text = max(8, min(40, width - room - 6))
    for (offset, value) in values.prefix(max(0, rect.height - 1)).enumerated() {
      let line = rect.y + 1 + offset
      screen.put(value.text, x: 3, y: line, width: text, truncation: .ellipsis)
      screen.put(
        counts[offset], x: text + 5, y: line, width: room, align: .right)
      let bar = PartitionReport.bar(
        value.count, of: most, room: min(40, width - text - room - 8), blocks: state.glyphs.bars)
      screen.put(bar, x: text + room + 7, y: line, style: .bar)
    }
  }
}

extension State {
  /// How a table changed over time, as far as that was counted.
  func sparkline(of kind: TableKind, width: Int) -> Sparkline? {
    guard let filling = fillings[kind], filling.cells.isComplete || !filling.isCounting else {
      return nil
    }
    return Sparkline(filling.cells, width: width)
  }
}
