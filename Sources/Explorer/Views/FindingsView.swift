import Contract
import Inspection
import Reports
import Tables

/// What is wrong: a list that unfolds into patterns, and why the one under the cursor matters.
public struct FindingsView: Sendable {
  private(set) var cursor = ListCursor()
  /// Findings whose parts are listed below them.
  private var unfolded: Set<Place> = []
  /// What the cursor was put on, which stays under it when the list changes.
  private var focus: Item.ID?

  init() {}

  /// A finding by its place in the share, whatever its severity.
  struct Place: Hashable {
    let rule: String
    let table: TableKind?
    let column: String?

    init(_ finding: Finding) {
      (rule, table, column) = (finding.rule.id, finding.table, finding.column)
    }
  }

  /// A line of the list: a finding, or a part of it.
  struct Item {
    struct ID: Equatable {
      let place: Place
      let part: Finding.Part?
    }

    let finding: Finding
    var part: Finding.Part?

    var id: ID { ID(place: Place(finding), part: part) }
  }

  /// The lines of the list.
  func items(_ state: State) -> [Item] {
    state.inspection.findings.flatMap { finding in
      let parts = unfolded.contains(Place(finding)) ? finding.parts : []
      return [Item(finding: finding)] + parts.map { Item(finding: finding, part: $0) }
    }
  }

  /// The line under the cursor.
  func selectedItem(_ items: [Item]) -> Item? {
    items.indices.contains(cursor.line) ? items[cursor.line] : nil
  }

  /// The finding under the cursor.
  func selected(_ state: State) -> Finding? { selectedItem(items(state))?.finding }

  /// Puts the cursor on a line that was pointed at.
  mutating func put(_ cursor: ListCursor) { (self.cursor, focus) = (cursor, nil) }

  mutating func settle(in state: State) {
    let items = items(state)
    if let focus, selectedItem(items)?.id != focus,
      let line = items.firstIndex(where: { $0.id == focus })
    {
      cursor.line = line
    }
    cursor.settle(count: items.count, page: Panes(state).page)
  }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    let items = items(state)
    defer { focus = selectedItem(self.items(state))?.id }
    if cursor.move(command, count: items.count, page: Panes(state).page) { return [] }
    guard let item = selectedItem(items) else { return [] }
    switch command {
    case .enter: return state.show(item.part, of: item.finding)
    case .only: return state.showOnly(item.part, of: item.finding)
    case .write: state.askWhereToWrite(item.part, of: item.finding)
    case .severity: state.askForSeverity(of: item.finding.rule)
    case .right: unfolded.insert(Place(item.finding))
    case .left: fold(item, items)
    case .nextError: move(to: .error, by: 1, items, &state)
    case .previousError: move(to: .error, by: -1, items, &state)
    case .nextWarning: move(to: .warning, by: 1, items, &state)
    case .previousWarning: move(to: .warning, by: -1, items, &state)
    default: break
    }
    return []
  }

  /// Folds a finding; from one of its parts the cursor goes back to it.
  private mutating func fold(_ item: Item, _ items: [Item]) {
    unfolded.remove(Place(item.finding))
    cursor.line = items[...cursor.line].lastIndex { $0.part == nil } ?? cursor.line
  }

  private mutating func move(
    to severity: Severity, by step: Int, _ items: [Item], _ state: inout State
  ) {
    var line = cursor.line + step
    while items.indices.contains(line) {
      if items[line].part == nil, items[line].finding.severity == severity {
        cursor.line = line
        return
      }
      line += step
    }
    state.message = "no \(severity.noun) \(step > 0 ? "below" : "above") this line"
  }
}

extension State {
  /// Goes to the first place of a finding, or of a part of it.
  mutating func show(_ part: Finding.Part?, of finding: Finding) -> [Effect] {
    guard let kind = finding.table, let table = inspection.table(kind) else {
      message = finding.message
      return []
    }
    switch part {
    case .pattern, .id:
      guard let filter = filter(part, of: finding, in: table) else { return [] }
      return seek(filter, in: kind, forward: true)
    case .place(let sample): return show(sample, of: finding, in: table)
    case .rest, nil: return show(finding.samples.first, of: finding, in: table)
    }
  }

  private mutating func show(
    _ sample: Finding.Sample?, of finding: Finding, in table: TableInspection
  ) -> [Effect] {
    let column = finding.column.flatMap(table.layout.position)
    guard let sample, let record = sample.record,
      let file = table.layout.files.firstIndex(where: { $0.file.name == sample.file })
    else {
      message = column == nil ? finding.message : nil
      return show(0, column: column, in: table.kind)
    }
    let row = TableRows.row(ofRecord: record, file: file, in: table)
    return show(row, column: column, in: table.kind)
  }

  /// Goes to the first place of a finding.
  mutating func show(_ finding: Finding) -> [Effect] { show(nil, of: finding) }

  /// Shows only the rows of a finding, or of a part of it.
  mutating func showOnly(_ part: Finding.Part?, of finding: Finding) -> [Effect] {
    guard let table = tableWithRows(of: finding),
      let filter = filter(part, of: finding, in: table)
    else { return [] }
    let name = finding.column.map { "\($0): \(finding.rule.title)" } ?? finding.rule.title
    let cause = ViewFilter.Cause(
      rule: finding.rule.id, column: finding.column, severity: finding.severity)
    return narrow(
      table.kind,
      by: ViewFilter(filter, part?.label.map { "\(name) \($0)" } ?? name, cause: cause),
      column: finding.column.flatMap(table.layout.position) ?? 0)
  }

  /// Asks where the rows of a finding, or of a part of it, are to be written.
  mutating func askWhereToWrite(_ part: Finding.Part?, of finding: Finding) {
    guard let table = tableWithRows(of: finding),
      let filter = filter(part, of: finding, in: table)
    else { return }
    let alike = table.findings.count { $0.rule == finding.rule && $0.column != finding.column }
    let column = alike > 0 ? finding.column.map { "-\($0.filter(\.isPlainInNames))" } ?? "" : ""
    askWhereToWrite(
      filter, of: table.kind, called: finding.rule.id + column,
      expected: part?.count ?? finding.count)
  }

  /// The table in which a finding has rows; says so where it has none.
  private mutating func tableWithRows(of finding: Finding) -> TableInspection? {
    guard let table = finding.table.flatMap(inspection.table) else {
      message = "this is about files that are no rows of a table"
      return nil
    }
    guard !table.slots(of: finding).isEmpty else {
      let what = finding.rule.unit == .columns ? "column" : "table"
      message = "this is about a \(what), not about single rows"
      return nil
    }
    return table
  }

  private mutating func filter(
    _ part: Finding.Part?, of finding: Finding, in table: TableInspection
  ) -> RowFilter? {
    let slots = table.slots(of: finding)
    switch part {
    case .pattern(let pattern): return .shape(pattern.text, slots: slots)
    case .id(let id):
      guard !id.isCut, let column = finding.column else {
        message = "the id is too long to be looked for"
        return nil
      }
      return .value(Array(id.text.utf8), column: column)
    case .place, .rest, nil: return .slots(slots)
    }
  }
}

extension Character {
  /// Whether it means nothing but itself in the name of a file.
  fileprivate var isPlainInNames: Bool { isASCII && (isLetter || isNumber || self == "_") }
}
