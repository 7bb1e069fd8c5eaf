import Contract
import Inspection
import Reports
import Screens

extension FindingsView {
  /// Where the list and what is said of one finding stand.
  struct Panes {
    let list: Rect
    /// Beside the list where there is room for both, else below it.
    var details: Rect?
    let isBeside: Bool

    init(_ state: State) {
      let body = state.body
      isBeside = body.width >= 120 && body.height >= 8
      if isBeside {
        let width = min(64, max(48, body.width * 2 / 5))
        list = Rect(x: 0, y: body.y, width: body.width - width - 1, height: body.height)
        details = Rect(x: list.width + 2, y: body.y, width: width - 2, height: body.height)
        return
      }
      let rows = body.height - 1
      guard rows >= 12 else {
        list = body
        return
      }
      let page = max(3, rows - 11)
      list = body.rows(0, page + 1)
      details = body.rows(page + 2, rows - page - 1)
    }

    /// Lines of the list below the names of its columns.
    var page: Int { max(1, list.height - 1) }
  }

  func draw(in frame: inout Frame) {
    let state = frame.state
    let counts = Severity.allCases.reversed().map { severity in
      Amount.of(state.inspection.count(severity), severity.noun)
    }
    let soFar = state.inspection.isComplete ? "" : " so far"
    let names = state.inspection.tables.map(\.kind.rawValue).joined(separator: ", ")
    let items = items(state)
    frame.draw(
      title: "Findings  \(names)", facts: counts.joined(separator: " ") + soFar,
      status: status(items))
    frame.body { screen in
      let panes = Panes(state)
      guard !items.isEmpty else {
        let text = state.inspection.isComplete ? "Nothing breaks the guide." : "Nothing so far."
        screen.put(text, x: 3, y: state.body.y + 1, style: .good)
        return
      }
      let stops = Stops(width: panes.list.width)
      drawHeader(y: panes.list.y, stops, in: &screen)
      for (line, item) in items.dropFirst(cursor.top).prefix(panes.page).enumerated() {
        let y = panes.list.y + 1 + line
        draw(item, y: y, stops, state, in: &screen)
        if cursor.top + line == cursor.line { select(y: y, stops, state, in: &screen) }
      }
      guard let finding = selectedItem(items)?.finding, let rect = panes.details else { return }
      drawEdge(panes, state, in: &screen)
      FindingDetails(finding, state).draw(in: rect, on: &screen)
    }
  }

  private func status(_ items: [Item]) -> Frame.Status {
    guard let item = selectedItem(items) else { return Frame.Status() }
    let place = item.finding.rule.id
    switch item.part {
    case .pattern(let pattern): return Frame.Status(text: pattern.text, place: place)
    case .id(let id): return Frame.Status(text: id.text, place: place)
    case .place(let sample):
      let text = [sample.value, sample.detail ?? ""].first { !$0.isEmpty } ?? sample.file
      return Frame.Status(text: text, place: place)
    case .rest, nil: return Frame.Status(text: item.finding.rule.fix, place: place)
    }
  }

  // MARK: - The list

  /// Where the columns of the list start; those of less weight are there where they fit.
  struct Stops {
    let width: Int
    var column: Int?
    var count: Int
    var files: Int?
    var place: Int?
    var sample: Int?

    init(width: Int) {
      self.width = width
      let sampleWidth = width >= 120 ? width / 5 : 0
      let placeWidth = width >= 100 ? 32 : 0
      let end = width - sampleWidth - placeWidth
      count = width < 48 ? width - 11 : end - 18
      guard width >= 48 else { return }
      files = end - 8
      column = 3 + (count - 3) * 11 / 20
      place = placeWidth > 0 ? end + 1 : nil
      sample = sampleWidth > 0 ? end + placeWidth : nil
    }
  }

  private func drawHeader(y: Int, _ stops: Stops, in screen: inout Screen) {
    screen.put("what", x: 3, y: y, style: .dim, width: stops.count - 3)
    screen.put("count", x: stops.count, y: y, style: .dim, width: 10, align: .right)
    if let column = stops.column { screen.put("column", x: column, y: y, style: .dim) }
    if let files = stops.files {
      screen.put("files", x: files, y: y, style: .dim, width: 7, align: .right)
    }
    if let place = stops.place { screen.put("first place", x: place, y: y, style: .dim) }
    if let sample = stops.sample { screen.put("sample", x: sample, y: y, style: .dim) }
  }

  private func draw(
    _ item: Item, y: Int, _ stops: Stops, _ state: State, in screen: inout Screen
  ) {
    let finding = item.finding
    if let part = item.part {
      draw(part, of: finding, y: y, stops, in: &screen)
      return
    }
    let mark = state.mark(finding.severity)
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
    guard let sample = finding.samples.first else { return }
    drawEnd(sample, of: finding, y: y, stops, state, in: &screen)
  }

  /// The first place of a finding, and what stands there.
  private func drawEnd(
    _ sample: Finding.Sample, of finding: Finding, y: Int, _ stops: Stops, _ state: State,
    in screen: inout Screen
  ) {
    if let place = stops.place {
      let room = (stops.sample ?? stops.width) - place - 1
      let text = "\(sample.file) \(finding.line(of: sample))"
      screen.put(state.ending(of: text, columns: room), x: place, y: y, style: .dim)
    }
    if let start = stops.sample {
      screen.put(
        sample.value, x: start, y: y, width: stops.width - start - 1, truncation: .ellipsis)
    }
  }

  private func draw(
    _ part: Finding.Part, of finding: Finding, y: Int, _ stops: Stops, in screen: inout Screen
  ) {
    let (text, style): (String, Style) =
      switch part {
      case .pattern(let pattern): (pattern.text, .text)
      case .id(let id): (id.text + (id.isCut ? "…" : ""), .text)
      case .place(let sample): (place(sample, of: finding), .text)
      case .rest(let text): (text, .dim)
      }
    let end = part.count == nil ? stops.width : stops.count
    screen.put(text, x: 5, y: y, style: style, width: end - 6, truncation: .ellipsis)
    guard let count = part.count else { return }
    screen.put(Amount.grouped(count), x: stops.count, y: y, width: 10, align: .right)
  }

  private func place(_ sample: Finding.Sample, of finding: Finding) -> String {
    let parts = [sample.file, finding.line(of: sample), sample.value]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func select(y: Int, _ stops: Stops, _ state: State, in screen: inout Screen) {
    screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
    screen.select(Rect(x: 2, y: y, width: stops.width - 3, height: 1))
    screen.cursor = Point(x: 0, y: y)
  }

  private func drawEdge(_ panes: Panes, _ state: State, in screen: inout Screen) {
    guard panes.isBeside else {
      let rule = String(repeating: state.glyphs.horizontal, count: max(0, panes.list.width - 2))
      screen.put(rule, x: 1, y: panes.list.y + panes.list.height, style: .dim)
      return
    }
    for y in 0..<panes.list.height {
      screen.put(state.glyphs.vertical, x: panes.list.width, y: panes.list.y + y, style: .dim)
    }
  }
}
