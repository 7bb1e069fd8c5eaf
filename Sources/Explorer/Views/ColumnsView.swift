import Contract
import Inspection
import Reports
import Screens

/// What the values of each column of a table are like.
public struct ColumnsView: Sendable {
  /// The table.
  public private(set) var kind: TableKind
  var cursor = ListCursor()

  init(_ kind: TableKind) { self.kind = kind }

  /// A column of the table, or one that the contract misses in it.
  struct Line {
    let name: String
    /// What the guide says about it.
    let contract: ContractColumn?
    /// Its place among the table's columns; nothing where it is missing.
    let position: Int?
    let profile: ColumnProfile?
    /// How files spell it where that is only nearly the guide's name.
    var near: [String] = []
  }

  func lines(_ table: TableInspection, _ state: State) -> [Line] {
    let there = table.layout.columns.map { column in
      let profile = table.profiles.indices.contains(column.position)
      return Line(
        name: column.name, contract: column.contract, position: column.position,
        profile: profile ? table.profiles[column.position] : nil,
        near: column.contract.map { state.nearNames(of: $0, in: table) } ?? [])
    }
    let missing = table.layout.contract.columns.filter {
      table.layout.position(of: $0.name) == nil
    }
    return there
      + missing.map { Line(name: $0.name, contract: $0, position: nil, profile: nil) }
  }

  /// The column under the cursor.
  func selected(_ table: TableInspection, _ state: State) -> Line? {
    let lines = lines(table, state)
    return lines.indices.contains(cursor.line) ? lines[cursor.line] : nil
  }

  var top: Int { cursor.top }

  func isCurrent(_ line: Int) -> Bool { line == cursor.line }

  /// Lines for the values of the focused column, the rule above them among them.
  func detail(_ state: State) -> Int { state.body.height < 10 ? 0 : state.body.height / 2 }

  /// Lines of columns on the screen.
  func page(_ state: State) -> Int { max(1, state.body.height - head(state) - detail(state)) }

  func head(_ state: State) -> Int { min(1, max(0, state.body.height - 1)) }

  mutating func settle(in state: State) {
    let count = state.inspection.table(kind).map { lines($0, state).count } ?? 0
    cursor.settle(count: count, page: page(state))
  }

  mutating func perform(_ command: Command, in state: inout State) -> [Effect] {
    guard let table = state.inspection.table(kind) else { return [] }
    if cursor.move(command, count: lines(table, state).count, page: page(state)) { return [] }
    switch command {
    case .rename: return rename(table, &state)
    case .nextTable: changeTable(by: 1, state)
    case .previousTable: changeTable(by: -1, state)
    case .enter, .frequency:
      guard let line = selected(table, state) else { return [] }
      if line.position == nil {
        state.message = "\(line.name) is missing, so it has no values"
      } else {
        state.push(.frequency(FrequencyView(kind, line.name)))
      }
    default: break
    }
    return []
  }

  /// Accepts what is nearly the column under the cursor, or asks what is meant.
  private func rename(_ table: TableInspection, _ state: inout State) -> [Effect] {
    guard let line = selected(table, state) else { return [] }
    if let column = line.contract { return state.acceptName(of: column, in: table) }
    state.askForMeaning(of: line.name, in: table)
    return []
  }

  /// Whether the column under the cursor can be another one than it is called, or a missing one.
  func canRename(_ state: State) -> Bool {
    guard let table = state.inspection.table(kind), let line = selected(table, state) else {
      return false
    }
    guard let column = line.contract else {
      return table.layout.contract.columns.contains { table.layout.position(of: $0.name) == nil }
    }
    return !line.near.isEmpty || !state.candidates(for: column, in: table).isEmpty
  }

  private mutating func changeTable(by step: Int, _ state: State) {
    let kinds = state.inspection.tables.map(\.kind)
    guard let place = kinds.firstIndex(of: kind), kinds.count > 1 else { return }
    kind = kinds[(place + step + kinds.count) % kinds.count]
    cursor = ListCursor()
  }
}
