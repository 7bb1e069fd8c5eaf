import Contract
import Inspection
import Reports
import Screens
import Tables

/// What is wrong: a list, and why the one under the cursor matters.
public struct FindingsView: Sendable {
  private var cursor = ListCursor()

  init() {}

  /// The finding under the cursor.
  func selected(_ state: State) -> Finding? {
    let findings = state.inspection.findings
    return findings.indices.contains(cursor.line) ? findings[cursor.line] : nil
  }

  /// Lines of the list; the rest of the view tells about one finding.
  private func page(_ state: State) -> Int {
    let height = state.body.height - 1
    return height < 12 ? max(1, height) : max(3, height - 11)
  }

  mutating func settle(in state: State) {
    cursor.settle(count: state.inspection.findings.count, page: page(state))
  }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    let count = state.inspection.findings.count
    if cursor.move(command, count: count, page: page(state)) { return [] }
    guard let finding = selected(state) else { return [] }
    switch command {
    case .enter: return state.show(finding)
    case .only: return state.showOnly(finding)
    default: return []
    }
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    let counts = Severity.allCases.reversed().map { severity in
      Amount.of(state.inspection.count(severity), severity.noun)
    }
    let soFar = state.inspection.isComplete ? "" : " so far"
    let names = state.inspection.tables.map(\.kind.rawValue).joined(separator: ", ")
    let fix = selected(state).map { Frame.Status(text: $0.rule.fix, place: $0.rule.id) }
    frame.draw(
      title: "Findings  \(names)",
      facts: counts.joined(separator: " ") + soFar + state.asOf(),
      status: fix ?? Frame.Status())
    frame.body { screen in
      let body = state.body
      guard !state.inspection.findings.isEmpty else {
        let text = state.inspection.isComplete ? "Nothing breaks the guide." : "Nothing so far."
        screen.put(text, x: 3, y: body.y + 1, style: .good)
        return
      }
      let page = page(state)
      drawHeader(y: body.y, state, in: &screen)
      let rows = state.inspection.findings.dropFirst(cursor.top).prefix(page)
      for (line, finding) in rows.enumerated() {
        draw(finding, y: body.y + 1 + line, at: cursor.top + line, state, in: &screen)
      }
      if let finding = selected(state), body.height - 1 >= 12 {
        drawDetails(finding, in: body.rows(page + 1, body.height - page - 1), state, &screen)
      }
    }
  }

  /// Where the columns of the list start; those of less weight are there where they fit.
  private struct Stops {
    var column: Int?
    var count: Int
    var files: Int?
    var place: Int?

    init(width: Int) {
      let end = width >= 120 ? width - 39 : width
      count = width < 48 ? width - 11 : end - 18
      guard width >= 48 else { return }
      place = width >= 120 ? end + 1 : nil
      files = end - 8
      column = 3 + (count - 3) * 11 / 20
    }
  }

  private func drawHeader(y: Int, _ state: State, in screen: inout Screen) {
    let stops = Stops(width: state.size.width)
    screen.put("what", x: 3, y: y, style: .dim, width: stops.count - 3)
    screen.put("count", x: stops.count, y: y, style: .dim, width: 10, align: .right)
    if let column = stops.column { screen.put("column", x: column, y: y, style: .dim) }
    if let files = stops.files {
      screen.put("files", x: files, y: y, style: .dim, width: 7, align: .right)
    }
    if let place = stops.place { screen.put("first place", x: place, y: y, style: .dim) }
  }

  private func draw(
    _ finding: Finding, y: Int, at index: Int, _ state: State, in screen: inout Screen
  ) {
    let (stops, mark) = (Stops(width: state.size.width), state.mark(finding.severity))
    screen.put(mark.sign, x: 1, y: y, style: mark.style)
    screen.put(
      finding.rule.title, x: 3, y: y, width: (stops.column ?? stops.count) - 4,
      truncation: .ellipsis)
    let count = finding.rule.unit == .columns ? "–" : Amount.grouped(finding.count)
    screen.put(count, x: stops.count, y: y, width: 10, align: .right)
    if let column = stops.column {
      screen.put(
        "\(finding.table?.rawValue ?? "files") \(finding.place)", x: column, y: y,
        width: stops.count - column, truncation: .ellipsis)
    }
    if let files = stops.files {
      screen.put(Amount.grouped(finding.files), x: files, y: y, width: 7, align: .right)
    }
    if let place = stops.place, let sample = finding.samples.first {
      let line = finding.line(of: sample)
      let room = state.size.width - place - 1
      screen.put(
        state.ending(of: "\(sample.file) \(line)", columns: room), x: place, y: y, style: .dim)
    }
    guard index == cursor.line else { return }
    screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
    screen.select(Rect(x: 2, y: y, width: state.size.width - 3, height: 1))
    screen.cursor = Point(x: 0, y: y)
  }

  private func drawDetails(
    _ finding: Finding, in rect: Rect, _ state: State, _ screen: inout Screen
  ) {
    let width = state.size.width
    let rule = String(repeating: state.glyphs.horizontal, count: max(0, width - 2))
    screen.put(rule, x: 1, y: rect.y, style: .dim)
    let lines = details(finding, width: width - 14)
    for (index, line) in lines.prefix(rect.height - 1).enumerated() {
      screen.put(line.label, x: 1, y: rect.y + 1 + index, style: .accent, width: 10)
      screen.put(
        line.text, x: 12, y: rect.y + 1 + index, width: width - 13, truncation: .ellipsis)
    }
  }

  private func details(_ finding: Finding, width: Int) -> [(label: String, text: String)] {
    var lines: [(label: String, text: String)] = []
    let first = finding.samples.prefix(3).map { sample in
      let detail = sample.detail.map { "  (\($0))" } ?? ""
      let value = sample.value.isEmpty ? "" : "  `\(Visible.text(sample.value.prefix(60)))`"
      return "\(sample.file) \(finding.place(of: sample))\(value)\(detail)"
    }
    for (index, text) in first.enumerated() { lines.append((index == 0 ? "first" : "", text)) }
    if let patterns = finding.patterns.flatMap({ CauseText.patterns($0) }) {
      lines.append(("patterns", Visible.text(patterns)))
    }
    if let missing = MissingText.text(of: finding, code: { "`\(Visible.text($0))`" }) {
      lines.append(("missing", missing))
    }
    for (label, text) in [("why", finding.rule.why), ("fix", finding.rule.fix)] {
      for (index, line) in wrapped(text, to: width).enumerated() {
        lines.append((index == 0 ? label : "", line))
      }
    }
    return lines + [("guide", finding.rule.section)]
  }
}

/// Text broken at blanks into lines of at most `width` columns.
func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, TextWidth.columns(line) + TextWidth.columns(word) + 1 > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return line.isEmpty ? lines : lines + [line]
}

extension Finding {
  /// The column, or what is meant where no column is.
  fileprivate var place: String {
    column ?? (rule.unit == .records ? "row" : rule.unit.plural)
  }

  /// The line of a sample in its file, in few words.
  fileprivate func line(of sample: Sample) -> String {
    if let record = sample.record {
      return sample.line > 0
        ? "line \(Amount.grouped(sample.line))" : "record \(Amount.grouped(record))"
    }
    return rule.unit == .columns ? "header" : ""
  }

  /// Where a sample stands in its file.
  fileprivate func place(of sample: Sample) -> String {
    if let record = sample.record {
      let line = sample.line > 0 ? " line \(Amount.grouped(sample.line))" : ""
      return "record \(Amount.grouped(record))\(line)"
    }
    guard rule.unit == .columns else { return "" }
    return sample.line > 0 ? "header line \(sample.line)" : "header"
  }
}

extension State {
  /// Goes to the first place of a finding.
  mutating func show(_ finding: Finding) -> [Effect] {
    guard let kind = finding.table, let table = inspection.table(kind) else {
      message = finding.message
      return []
    }
    let column = finding.column.flatMap(table.layout.position)
    guard let sample = finding.samples.first, let record = sample.record,
      let file = table.layout.files.firstIndex(where: { $0.file.name == sample.file })
    else {
      message = column == nil ? finding.message : nil
      return show(0, column: column, in: kind)
    }
    let row = TableRows.row(ofRecord: record, file: file, in: table)
    return show(row, column: column, in: kind)
  }

  /// Shows only the rows of a finding.
  mutating func showOnly(_ finding: Finding) -> [Effect] {
    guard let kind = finding.table, let table = inspection.table(kind) else {
      message = "this is about files that are no rows of a table"
      return []
    }
    let slots = table.slots(of: finding)
    guard !slots.isEmpty else {
      message =
        "this is about a \(finding.rule.unit == .columns ? "column" : "table"), not about single rows"
      return []
    }
    var view = TableView(kind)
    view.column = finding.column.flatMap(table.layout.position) ?? 0
    let effects = view.filter(
      .slots(slots), label: finding.rule.title, in: self)
    push(.table(view))
    return effects
  }
}
