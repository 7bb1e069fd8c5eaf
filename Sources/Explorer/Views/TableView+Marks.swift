import Inspection
import Reports

/// Marked rows, and what can be undone of them and of all else that is arranged.
extension TableView {
  /// Whether all rows are shown in the order of the files, so that places are numbers of rows.
  var showsAllInOrder: Bool { !isFiltered && order == nil }

  /// Marks rows from the cursor on; one row alone is marked or not in turn.
  func mark(_ table: TableInspection, _ state: inout State) {
    guard tail == nil else {
      state.message = "rows can be marked here when the check is done; g goes to the first row"
      return
    }
    var marks = state.marks(of: kind)
    defer { state.marks[kind] = marks }
    guard let count = state.count else {
      guard let number = number(ofPlace: row, table) else { return }
      if marks.contains(number) {
        marks.remove(number..<number + 1)
      } else {
        marks.insert(number..<number + 1)
      }
      return
    }
    let end = row + min(count, self.count(table) - row)
    guard end > row else { return }
    guard !showsAllInOrder else {
      marks.insert(row..<end)
      return
    }
    // Millions may be shown; the numbers of those that were read are known.
    let read = row..<max(row, min(end, windowStart + window.count))
    let numbers = read.compactMap { number(ofPlace: $0, table) }
    for number in numbers { marks.insert(number..<number + 1) }
    if numbers.count < end - row {
      state.message =
        "marked the next \(Amount.of(numbers.count, "row")); "
        + "those further down have not been read"
    }
  }

  /// The number of a row in the order of the files, by its place among those that are shown.
  private func number(ofPlace place: Int, _ table: TableInspection) -> Int? {
    if let row = loaded(place) { return row.row }
    return showsAllInOrder && place < table.records ? place : nil
  }

  /// Goes to the nearest marked row before or behind the cursor.
  mutating func goToMark(
    forward: Bool, _ table: TableInspection, _ state: inout State
  ) -> [Effect] {
    let marks = state.marks(of: kind)
    guard !marks.isEmpty else {
      state.message = "no row is marked; m marks one"
      return []
    }
    guard showsAllInOrder, tail == nil, let here = number(ofPlace: row, table) else {
      return state.seek(.rows(marks), in: kind, forward: forward)
    }
    guard let next = forward ? marks.row(after: here) : marks.row(before: here) else {
      state.message = Self.noMark(forward: forward)
      return []
    }
    return go(to: next, column: nil)
  }

  static func noMark(forward: Bool) -> String {
    "no marked row \(forward ? "after" : "before") this one"
  }

  mutating func showMarked(_ state: inout State) -> [Effect] {
    let marks = state.marks(of: kind)
    guard !marks.isEmpty else {
      state.message = "no row is marked; m marks one"
      return []
    }
    return changeFilters(in: state) { filters in
      // Those that were marked before are no longer meant.
      filters.removeAll { if case .rows = $0.filter { true } else { false } }
      filters.append(ViewFilter(.rows(marks), "marked rows"))
    }
  }

  func unmark(_ state: inout State) {
    let count = state.marks(of: kind).count
    state.marks[kind] = nil
    state.message =
      count == 0 ? "no row is marked" : "\(Amount.of(count, "mark")) gone; u undoes it"
  }

  // MARK: - Undo

  /// What can be undone.
  func look(_ state: State) -> TableLook {
    TableLook(
      filters: filters, order: wantedKeys, columns: state.arrangement(of: kind),
      marks: state.marks(of: kind))
  }

  /// Shows the table as it was.
  private mutating func restore(_ look: TableLook, in state: inout State) -> [Effect] {
    state.arrangements[kind] = look.columns
    state.marks[kind] = look.marks
    let effects = changeFilters(in: state) { $0 = look.filters }
    return look.order == wantedKeys ? effects : effects + sort(by: look.order)
  }

  mutating func undo(_ state: inout State) -> [Effect] {
    guard let step = history.undo(from: look(state)) else {
      let isRenamed = !state.inspection.share.settings.renames.isEmpty
      state.message = "nothing to undo" + (isRenamed ? "; :unrename takes a rename back" : "")
      return []
    }
    // What was hidden or shown may name a value.
    state.message = state.mask.isOn ? "undone" : "undone: \(step.what)"
    return restore(step.look, in: &state)
  }

  mutating func redo(_ state: inout State) -> [Effect] {
    guard let step = history.redo(from: look(state)) else {
      state.message = "nothing to do again"
      return []
    }
    state.message = state.mask.isOn ? "done again" : "done again: \(step.what)"
    return restore(step.look, in: &state)
  }
}
