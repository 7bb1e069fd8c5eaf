import Inspection
import Screens
import Tables

/// What a view of rows marks in its cells.
struct Matches {
  /// Cells with more bytes are not looked at while drawing.
  private static let largestCell = 64 << 10
  /// Fewer steps than a search may take, since a screen is drawn at every key.
  private static let steps = 20_000

  let matcher: PatternMatcher
  /// The column of the table; nothing for any.
  let column: Int?

  init(_ pattern: Pattern, column: Int?) {
    matcher = PatternMatcher(pattern, steps: Self.steps)
    self.column = column
  }

  /// Whether a row has one.
  func areIn(_ row: InspectedRow, _ table: TableInspection) -> Bool {
    let file = table.layout.files[row.file]
    let cell = column.flatMap(file.cell)
    guard column == nil || cell != nil, row.record.bytes.count <= Self.largestCell else {
      return false
    }
    return matcher.finds(in: row.record, width: file.file.header.count, cell: cell)
  }

  /// Where they are in a text that starts at `x` and is cut to `width` columns.
  func draw(in text: [UInt8], x: Int, y: Int, width: Int, on screen: inout Screen) {
    guard text.count <= Self.largestCell, width > 0, !matcher.gaveUp else { return }
    // More bytes than are seen are no use but to tell that something is behind the cut.
    let isCut = Self.columns(text.prefix(4 * (width + 1))) > width
    let seen = isCut ? width - 1 : width
    for match in matcher.matches(in: text) {
      let start = match.lowerBound > 4 * width ? width : Self.columns(text[..<match.lowerBound])
      guard start < seen else {
        if isCut { mark(Rect(x: x + width - 1, y: y, width: 1, height: 1), on: &screen) }
        return
      }
      let columns = Self.columns(text[match].prefix(4 * (width + 1)))
      let rect = Rect(x: x + start, y: y, width: min(columns, width - start), height: 1)
      mark(rect, on: &screen)
    }
  }

  private func mark(_ rect: Rect, on screen: inout Screen) {
    screen.restyle(rect) { ($0.role, $0.underline) = (.accent, true) }
  }

  private static func columns(_ bytes: some Sequence<UInt8>) -> Int {
    TextWidth.columns(Visible.text(utf8: bytes))
  }
}

extension TableView {
  /// What is marked: what is being typed, or what was searched for last.
  func matches(_ state: State, _ table: TableInspection) -> Matches? {
    if let prompt = state.prompt, case .success(let pattern) = prompt.pattern {
      switch prompt.purpose {
      case .search(let column): return matches(pattern, in: column, table)
      case .filter: return Matches(pattern, column: nil)
      case .command, .column, .write, .help: break
      }
    }
    return state.search.flatMap { matches($0.pattern, in: $0.column, table) }
  }

  private func matches(
    _ pattern: Pattern, in column: String?, _ table: TableInspection
  ) -> Matches? {
    guard let column else { return Matches(pattern, column: nil) }
    return table.layout.position(of: column).map { Matches(pattern, column: $0) }
  }

  /// The rows in sight that have been read.
  func rowsInSight(_ state: State) -> [InspectedRow] {
    (top..<top + page(state)).compactMap(loaded)
  }

  /// Marks in the rows in sight what was searched for.
  func drawMatches(
    _ table: TableInspection, _ slots: [Slot], _ state: State, in screen: inout Screen
  ) {
    guard let matches = matches(state, table) else { return }
    let first = state.body.y + head(state)
    for line in 0..<max(0, state.body.height - head(state)) {
      guard let row = loaded(top + line) else { continue }
      guard row.record.isSplit else {
        let x = gutter(table) + 2
        let width = rightEdge(state) - 1 - x
        if matches.column == nil {
          matches.draw(in: row.record.bytes, x: x, y: first + line, width: width, on: &screen)
        }
        continue
      }
      for slot in slots where matches.column == nil || matches.column == slot.column {
        guard let cell = table.layout.files[row.file].cell(of: slot.column) else { continue }
        matches.draw(
          in: row.record.value(cell), x: slot.x, y: first + line, width: slot.width, on: &screen)
      }
    }
  }
}
