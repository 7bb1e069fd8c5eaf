import Inspection
import Screens
import Tables

extension TableView {
  /// A column on the screen.
  struct Slot: Equatable {
    /// The column of the table.
    let column: Int
    /// Where it starts; one column before it is for a mark.
    let x: Int
    let width: Int
    /// Where its values stand.
    let align: Alignment
    /// Whether it is the last one that stays in sight.
    let isLastFrozen: Bool
  }

  /// The columns that are shown, in their order, with the room for them.
  struct Columns {
    /// Columns of the table.
    let shown: [Int]
    /// What each takes on the screen.
    let widths: [Int]
    let aligns: [Alignment]
    /// How many stay in sight.
    let frozen: Int
    /// Where on the screen they stand.
    let room: Range<Int>
    /// Whether the last one takes what is left.
    let stretchesLast: Bool

    /// The columns in sight, from left to right, if they start with `left` behind the frozen ones.
    func slots(from left: Int) -> [Slot] {
      var (x, slots) = (room.lowerBound, [Slot]())
      let rest = max(left, frozen)..<max(left, frozen, shown.count)
      for place in [0..<frozen, rest].joined() {
        guard x < room.upperBound else { break }
        let isLast = stretchesLast && place == shown.count - 1
        let width = isLast ? room.upperBound - x : min(widths[place], room.upperBound - x)
        slots.append(
          Slot(
            column: shown[place], x: x, width: width, align: aligns[place],
            isLastFrozen: place == frozen - 1))
        x += width + 2
      }
      return slots
    }

    /// Whether so much of a column is in sight that it can be read.
    func shows(_ place: Int, from left: Int) -> Bool {
      guard let slot = slots(from: left).first(where: { $0.column == shown[place] }) else {
        return false
      }
      return slot.width >= min(widths[place], room.count - 1, 12)
    }
  }

  /// Columns for row numbers.
  func gutter(_ table: TableInspection) -> Int {
    guard tail == nil else { return max(5, Self.tailLabel(top - Self.end).count + 1) }
    return max(5, String(max(table.records, row + 1)).count * 4 / 3 + 1)
  }

  /// Where the grid ends: behind its columns one more is for a pointer to those out of sight.
  func rightEdge(_ state: State) -> Int {
    state.size.width - (showsMinimap(state) ? Minimap.width : 0)
  }

  /// The columns as they are arranged.
  func columns(_ state: State, _ table: TableInspection) -> Columns {
    let names = table.layout.columns.map(\.name)
    let arrangement = state.arrangement(of: kind)
    let (shown, frozen) = arrangement.shown(of: names)
    let start = gutter(table) + 2
    let room = start..<max(start, rightEdge(state) - 1)
    let widths = widths(shown, arrangement, table, room: room.count)
    let aligns = shown.map { alignment($0, table) }
    let last = shown.last.map { arrangement.widths[names[$0]] == nil } ?? false
    return Columns(
      shown: shown, widths: widths, aligns: aligns,
      frozen: Self.fitting(widths.prefix(frozen), into: room.count * 2 / 3), room: room,
      stretchesLast: last && aligns.last == .left)
  }

  /// The columns in sight, from left to right; the last one takes what is left.
  func slots(_ state: State, _ table: TableInspection) -> [Slot] {
    columns(state, table).slots(from: left)
  }

  /// How many of the frozen columns leave room for others.
  private static func fitting(_ widths: ArraySlice<Int>, into room: Int) -> Int {
    var rest = room
    return widths.prefix { width in
      rest -= width + 2
      return rest >= 0
    }.count
  }

  // MARK: - Widths

  /// The least that a column takes.
  static let narrowest = 3
  /// The most that a column takes whose width nobody has chosen.
  static let widest = 40

  private func widths(
    _ shown: [Int], _ arrangement: ColumnArrangement, _ table: TableInspection, room: Int
  ) -> [Int] {
    let chosen = shown.map { column in
      arrangement.widths[table.layout.columns[column].name].map {
        max(Self.narrowest, min($0, room))
      }
    }
    let wanted = zip(shown, chosen).map { column, chosen in
      chosen ?? width(column, table)
    }
    guard arrangement.fit == .screen else { return wanted }
    let open = zip(wanted, chosen).compactMap { $1 == nil ? $0 : nil }
    let taken = chosen.reduce(2 * (shown.count - 1)) { $0 + ($1 ?? 0) }
    var fitted = Self.fitted(open, into: room - taken)[...]
    return chosen.map { $0 ?? fitted.removeFirst() }
  }

  /// The width that a column would like.
  private func width(_ column: Int, _ table: TableInspection) -> Int {
    let cells = seen.indices.contains(column) ? seen[column].width : 0
    let name = TextWidth.columns(heading(column, table))
    return max(Self.narrowest, min(Self.widest, max(name, cells)))
  }

  /// Widths that fit into a room: the widest give way first, none below what can be read.
  static func fitted(_ wanted: [Int], into room: Int) -> [Int] {
    var (rest, count) = (room, wanted.count)
    for width in wanted.sorted() {
      guard width * count > rest else {
        (rest, count) = (rest - width, count - 1)
        continue
      }
      let bound = max(narrowest, rest / count)
      var spare = max(0, rest - bound * count)
      return wanted.map { width in
        guard width > bound, spare > 0 else { return min(width, bound) }
        spare -= 1
        return bound + 1
      }
    }
    return wanted
  }

  /// What the widest value in sight takes in each column that is shown, or its name.
  func contentWidths(_ state: State, _ table: TableInspection) -> [String: Int] {
    let columns = columns(state, table)
    var widths: [String: Int] = [:]
    for column in columns.shown {
      let name = table.layout.columns[column].name
      widths[name] = TextWidth.columns(heading(column, table))
    }
    for row in (top..<top + page(state)).compactMap(loaded) where row.record.isSplit {
      let file = table.layout.files[row.file]
      for column in columns.shown {
        guard let cell = file.cell(of: column) else { continue }
        let name = table.layout.columns[column].name
        let text = Visible.text(utf8: row.record.value(cell).prefix(4 * columns.room.count))
        widths[name] = max(widths[name] ?? 0, TextWidth.columns(text))
      }
    }
    return widths.mapValues { max(Self.narrowest, min($0, columns.room.count)) }
  }

  // MARK: - Alignment

  /// Numbers stand at the right end of their column, as its profile knows them or else as far as
  /// they were seen.
  private func alignment(_ column: Int, _ table: TableInspection) -> Alignment {
    if table.profiles.indices.contains(column), !table.profiles[column].kinds.isEmpty {
      let areNumbers = table.profiles[column].kinds.allSatisfy { $0 == .integer || $0 == .number }
      return areNumbers ? .right : .left
    }
    return seen.indices.contains(column) && seen[column].areNumbers ? .right : .left
  }

  // MARK: - Scrolling

  /// Scrolls sideways as little as brings the cursor's column into full sight.
  mutating func keepColumnInSight(_ state: State, _ table: TableInspection) {
    // A record shows hidden columns too, and its cursor is this one.
    if state.top.kind == .table {
      let names = table.layout.columns.map(\.name)
      column = state.arrangement(of: kind).nearest(to: column, of: names)
    }
    let columns = columns(state, table)
    left = max(0, min(left, columns.shown.count - 1))
    guard let place = columns.shown.firstIndex(of: column), place >= columns.frozen else { return }
    if place < max(left, columns.frozen) { left = place }
    while left < place, !columns.shows(place, from: left) { left = max(left, columns.frozen) + 1 }
  }

  /// Moves the cursor over the columns that are shown.
  mutating func moveColumn(by steps: Int, _ state: State, _ table: TableInspection) {
    let names = table.layout.columns.map(\.name)
    let shown = state.arrangement(of: kind).shown(of: names).columns
    guard !shown.isEmpty else { return }
    let place = shown.firstIndex(of: column) ?? 0
    // Counts may be huge.
    column = shown[max(0, min(place + max(-shown.count, min(steps, shown.count)), shown.count - 1))]
  }
}
