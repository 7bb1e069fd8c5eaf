import Contract
import Inspection
import Reports
import Screens
import Tables

/// The tables of the share, and what stands in the way of sending it.
public struct ShareView: Sendable {
  private var cursor = ListCursor()

  init() {}

  /// What can be chosen here.
  enum Item {
    case table(TableInspection)
    case leftOut(String, reason: String)
    case unreadable(String, reason: String, label: String)
    case finding(Finding)
  }

  func items(in state: State) -> [Item] {
    let share = state.inspection.share
    return state.inspection.tables.map(Item.table)
      + state.inspection.unreadable.map { error in
        Item.unreadable(share.name(of: error), reason: error.reason, label: error.label)
      }
      + state.inspection.findings.filter { $0.severity > .info }.map(Item.finding)
      + share.leftOut.map { Item.leftOut($0.name, reason: $0.reason) }
  }

  private func selected(in state: State) -> Item? {
    let items = items(in: state)
    return items.indices.contains(cursor.line) ? items[cursor.line] : nil
  }

  /// The table under the cursor.
  func selectedTable(in state: State) -> TableKind? {
    switch selected(in: state) {
    case .table(let table): table.kind
    case .finding(let finding): finding.table.flatMap { state.inspection.table($0)?.kind }
    case .leftOut, .unreadable, nil: nil
    }
  }

  /// The finding under the cursor.
  func selectedFinding(in state: State) -> Finding? {
    if case .finding(let finding)? = selected(in: state) { finding } else { nil }
  }

  /// The file under the cursor.
  func selectedFile(in state: State) -> String? {
    switch selected(in: state) {
    case .table(let table): table.layout.files.first?.file.name
    case .leftOut(let name, _): name
    case .finding, .unreadable, nil: nil
    }
  }

  mutating func settle(in state: State) {
    cursor.settle(count: items(in: state).count, page: Int.max / 2)
  }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    if cursor.move(command, count: items(in: state).count, page: 5) { return [] }
    guard command == .enter else { return [] }
    switch selected(in: state) {
    case .table(let table): state.push(.table(TableView(table.kind)))
    case .finding(let finding): return state.show(finding)
    case .leftOut(let name, let reason): state.message = "\(name): \(reason); t assigns it"
    case .unreadable(let name, let reason, _): state.message = "\(name): \(reason)"
    case nil: break
    }
    return []
  }

  // MARK: - Drawing

  func draw(in frame: inout Frame) {
    let state = frame.state
    frame.draw(title: "slipway  \(state.title)", facts: progress(state), status: status(state))
    let lines = self.lines(state)
    let body = state.body
    let focus = lines.firstIndex { $0.item == cursor.line } ?? 0
    let top = max(0, min(focus - body.height / 2, lines.count - body.height))
    frame.body { screen in
      for (row, line) in lines.dropFirst(top).prefix(body.height).enumerated() {
        draw(line, y: body.y + row, state, in: &screen)
      }
    }
  }

  /// A line of the view; one that can be chosen has the place of its item.
  private struct Line {
    var sign = ""
    var signStyle = Style.text
    var text: String
    var style = Style.text
    /// What stands at the right end.
    var right = ""
    var item: Int?
  }

  private func draw(_ line: Line, y: Int, _ state: State, in screen: inout Screen) {
    let width = state.size.width
    screen.put(line.sign, x: 1, y: y, style: line.signStyle)
    let right = min(TextWidth.columns(line.right), width / 3)
    let room = width - 4 - (right > 0 ? right + 2 : 0)
    screen.put(line.text, x: 3, y: y, style: line.style, width: room, truncation: .ellipsis)
    screen.put(line.right, x: width - right - 1, y: y, style: .dim, width: right, align: .right)
    guard line.item == cursor.line else { return }
    screen.put(state.glyphs.selected, x: 0, y: y, style: .accent)
    screen.select(Rect(x: 2, y: y, width: width - 3, height: 1))
    screen.cursor = Point(x: 0, y: y)
  }

  private func lines(_ state: State) -> [Line] {
    let items = items(in: state)
    let verdict = state.verdict
    var lines = [
      Line(text: verdict.text, style: Style(verdict.style.role, bold: true)), Line(text: ""),
      Line(text: Self.header(state), style: .dim),
    ]
    let ignored = state.inspection.ignored.joined(separator: ", ")
    if !ignored.isEmpty {
      lines.insert(Line(text: "not checked: \(ignored)", style: .warning), at: 1)
    }
    let leftOut = state.inspection.share.leftOut.count
    for (index, item) in items.enumerated() {
      if case .finding = item, leftOut > 0, items[index - 1].heading == nil {
        lines.append(Line(text: "\(Amount.of(leftOut, "file")) left out, see below", style: .dim))
      }
      if let heading = item.heading, index == 0 || items[index - 1].heading != heading {
        lines += [Line(text: ""), Line(text: heading, style: .accent)]
      }
      var line = self.line(item, state)
      line.item = index
      lines.append(line)
    }
    return lines
  }

  private func line(_ item: Item, _ state: State) -> Line {
    switch item {
    case .table(let table):
      let worst = table.findings.map(\.severity).max()
      let mark = worst.map(state.mark) ?? (sign: state.glyphs.good, style: Style.good)
      let isKnown = table.isComplete || worst != nil
      return Line(
        sign: isKnown ? mark.sign : "", signStyle: mark.style, text: Self.row(table, state))
    case .leftOut(let name, let reason):
      return Line(text: "\(name) (\(reason))", style: .dim)
    case .unreadable(let name, let reason, let label):
      let mark = state.mark(.error)
      return Line(sign: mark.sign, signStyle: mark.style, text: "\(label): \(name): \(reason)")
    case .finding(let finding):
      let mark = state.mark(finding.severity)
      return Line(
        sign: mark.sign, signStyle: mark.style, text: Self.sentence(finding),
        right: finding.rule.id == Self.nearMiss ? "r rename" : "")
    }
  }

  /// The rule about columns that a rename puts right.
  private static let nearMiss = "col.near_miss"

  /// A finding as it stands in the way.
  private static func sentence(_ finding: Finding) -> String {
    let table = padded(finding.table?.rawValue ?? "files", 9)
    if finding.rule.id == nearMiss, let detail = finding.samples.first?.detail {
      return "\(table) column \(detail)"
    }
    // Some rules name their column themselves.
    let column = finding.column.map { finding.rule.title.hasPrefix($0) ? "" : "\($0): " } ?? ""
    let amount =
      finding.rule.unit == .columns
      ? finding.samples.first?.detail.map { ", \($0)" } ?? "" : " in \(finding.amount)"
    return "\(table) \(column)\(finding.rule.title)\(amount)"
  }

  // MARK: - The list of tables

  /// Whether there is room for all columns of the list.
  private static func isWide(_ state: State) -> Bool { state.size.width >= 96 }

  private static func header(_ state: State) -> String {
    let (error, warning) = (state.glyphs.error, state.glyphs.warning)
    let end =
      isWide(state)
      ? padded("partition column", 19) + padded("from \(state.glyphs.arrow) to", 25) : ""
    return padded("table", 9) + flushRight("files", 6) + flushRight("rows", 12)
      + flushRight("size", 9) + "  "
      + end + flushRight(error, 7) + flushRight(warning, 7)
  }

  private static func row(_ table: TableInspection, _ state: State) -> String {
    let days = Partitioning(table.partitions, by: .day).partitions
    let column = table.layout.contract.partitionColumn
    let hasColumn = table.layout.position(of: column) != nil
    let span = (days.first?.label).map { "\($0) \(state.glyphs.arrow) \(days.last?.label ?? "")" }
    let end =
      isWide(state)
      ? padded(hasColumn ? "\(column) daily" : "\(column) missing", 19) + padded(span ?? "", 25)
      : ""
    return padded(table.kind.rawValue, 9) + flushRight(Amount.grouped(table.files.count), 6)
      + flushRight(Amount.grouped(table.records), 12)
      + flushRight(Amount.bytes(table.table.bytes), 9) + "  "
      + end + flushRight(number(table.count(.error), table), 7)
      + flushRight(number(table.count(.warning), table), 7)
  }

  private static func number(_ count: Int, _ table: TableInspection) -> String {
    count == 0 ? (table.isComplete ? "–" : "?") : Amount.grouped(count)
  }

  // MARK: - Lines around

  private func progress(_ state: State) -> String {
    let inspection = state.inspection
    let done = Amount.bytes(inspection.bytesRead)
    if inspection.isComplete {
      let time = state.elapsed.map { "\(Amount.tenths($0)) s" } ?? "before, unchanged since"
      let zone = inspection.share.settings.zone.map { "\($0.name) \(state.glyphs.arrow) " } ?? ""
      return "checked \(done)  \(time)  \(zone)UTC"
    }
    let all = Amount.bytes(inspection.share.bytes)
    if state.isStopped { return "stopped at \(done) of \(all)" }
    let bar = Self.progressBar(inspection, state)
    let elapsed = state.elapsed ?? 0
    let rate = elapsed > 0.2 ? Double(inspection.bytesRead) / elapsed : 0
    guard rate > 0 else { return "\(bar) \(done) of \(all)" }
    let rest = Double(inspection.share.bytes) - Double(inspection.bytesRead)
    return "\(bar) \(done) of \(all)  \(Amount.bytes(Int(rate)))/s  "
      + "\(Amount.tenths(max(0, rest / rate))) s left"
  }

  private static func progressBar(_ inspection: Inspection, _ state: State) -> String {
    let eighths = inspection.bytesRead * 64 / max(1, Int(inspection.share.bytes))
    let bars = state.glyphs.bars
    return (0..<8).map { bars[max(0, min(8, eighths - $0 * 8))] }.joined()
  }

  private func status(_ state: State) -> Frame.Status {
    switch selected(in: state) {
    case .table(let table):
      let reasons = Set(table.table.reasons)
      let reason = reasons.count == 1 ? reasons.first ?? "" : "for several reasons"
      return Frame.Status(text: "\(table.kind.rawValue) · \(reason)", place: state.missing(table))
    case .finding(let finding):
      return Frame.Status(text: finding.rule.fix, place: finding.rule.id)
    case .leftOut(let name, let reason):
      return Frame.Status(text: "\(name) is left out: \(reason)", place: "t assign to a table")
    case .unreadable(let name, let reason, _):
      return Frame.Status(text: "\(name): \(reason)", style: .error)
    case nil: return Frame.Status()
    }
  }
}

extension ShareView.Item {
  /// What items of its kind stand under.
  fileprivate var heading: String? {
    switch self {
    case .table, .unreadable: nil
    case .finding: "What stands in the way"
    case .leftOut: "Left out"
    }
  }
}

extension State {
  /// Whether the share can be sent, in one sentence.
  var verdict: (text: String, style: Style) {
    let unreadable = inspection.unreadable.count { !$0.isAboutChecks }
    let errors = inspection.count(.error)
    let soFar = inspection.isComplete ? "" : " so far"
    if errors > 0 {
      let tables = inspection.tables.count { $0.count(.error) > 0 }
      let places = tables > 0 ? " in \(Amount.of(tables, "table"))" : " in files"
      let causes = inspection.isComplete ? CauseText.summary(inspection.causes) : nil
      return (
        "Not ready: \(Amount.of(errors, "error"))\(soFar)\(places)."
          + (causes.map { " \($0)" } ?? ""), .error
      )
    }
    if unreadable > 0 {
      return ("Not ready: \(Amount.of(unreadable, "file")) could not be read.", .error)
    }
    if !inspection.unreadable.isEmpty { return ("Not ready: not everything is checked.", .error) }
    guard inspection.isComplete else {
      return (isStopped ? "The check was stopped." : "Checking…", .accent)
    }
    let warnings = inspection.count(.warning)
    return warnings > 0
      ? ("Can be sent; \(Amount.of(warnings, "warning")) to look at.", .warning)
      : ("Ready to send: nothing breaks the guide.", .good)
  }

  /// How many required columns a table lacks.
  func missing(_ table: TableInspection) -> String {
    let required = table.layout.contract.columns.filter { $0.need == .required }
    let missing = required.count { table.layout.position(of: $0.name) == nil }
    return missing == 0
      ? "all \(required.count) required columns are there"
      : "\(missing) of \(required.count) required columns missing"
  }
}

/// Text filled up with blanks to a width.
func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - TextWidth.columns(text)))
}

/// Text moved to the right end of a width.
func flushRight(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - TextWidth.columns(text))) + text
}
