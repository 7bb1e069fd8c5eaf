import Contract
import Inspection
import Reports
import Screens
import Tables

/// Rows sorted by columns: the order at hand stays in use until the one that was asked for is there.
extension TableView {
  /// An order with what it was made for.
  struct Sorted {
    let request: SortRequest
    let order: RowOrder
  }

  /// A wish for an order.
  struct Sorting {
    let keys: [SortKey]
    /// What was asked for; nothing while rows are not all known yet.
    var request: SortRequest?
    /// How much is done, from 0 to 1.
    var done = 0.0
  }

  /// The order in which rows are shown; nothing for that of the files.
  var order: RowOrder? { sorted?.order }

  /// The order that is shown or, where another one is wanted, that one.
  var wantedKeys: [SortKey] { sorting?.keys ?? sorted?.request.keys ?? [] }

  /// Whether rows are being sorted.
  var isSorting: Bool { sorting?.request != nil }

  // MARK: - Commands

  /// Sorts by the column under the cursor, alone or behind the columns before; the same once more
  /// takes it back.
  mutating func sort(
    _ command: Command, _ table: TableInspection, _ state: inout State
  ) -> [Effect] {
    guard table.layout.columns.indices.contains(column) else { return [] }
    let name = table.layout.columns[column].name
    let ascending = command == .sortAscending || command == .thenAscending
    let key = SortKey(name, ascending: ascending, in: table.layout)
    var keys = wantedKeys
    if command == .sortAscending || command == .sortDescending {
      keys = keys == [key] ? [] : [key]
    } else if let place = keys.firstIndex(where: { $0.column == name }) {
      if keys[place] == key { keys.remove(at: place) } else { keys[place] = key }
    } else {
      keys.append(key)
    }
    if !keys.isEmpty, !table.isComplete, !state.isStopped {
      state.message = "rows are sorted by \(Self.words(for: keys)) when the check is done"
    }
    return sort(by: keys)
  }

  /// Goes over to another order as soon as it is there; without keys to that of the files.
  mutating func sort(by keys: [SortKey]) -> [Effect] {
    guard !keys.isEmpty else { return leaveOrder() }
    guard keys == sorted?.request.keys else {
      sorting = Sorting(keys: keys)
      return []
    }
    defer { stopSorting() }
    return isSorting ? [.stopSorting] : []
  }

  /// Goes back to the order of the files, on the same row where that is known.
  mutating func leaveOrder() -> [Effect] {
    let effects: [Effect] = isSorting ? [.stopSorting] : []
    sorting = nil
    guard sorted != nil else { return effects }
    let (row, line) = (rowInTable, self.row - top)
    sorted = nil
    forgetWindow()
    if isFiltered {
      // Its place among the rows that pass is counted anew, as none but the filter knows it.
      keptRow = row.map { KeptRow(row: $0, line: line) }
      unstartedFilter = row != nil
      (self.row, top) = (0, 0)
    } else {
      self.row = row ?? self.row
      top = max(0, self.row - line)
    }
    return effects
  }

  /// Gives up the order that is not there yet.
  mutating func stopSorting() { sorting = nil }

  /// Goes on where another view sorted in between.
  mutating func resumeSorting() { sorting?.request = nil }

  // MARK: - Data

  /// Asks for the order that is wanted, once all rows that pass are known, and anew where these or
  /// the share are others than those which were sorted.
  mutating func sortIfWanted(_ state: State, _ table: TableInspection) -> [Effect] {
    let keys = wantedKeys.filter { table.layout.position(of: $0.column) != nil }
    guard !keys.isEmpty else { return wantedKeys.isEmpty ? [] : leaveOrder() }
    let wanted = SortRequest(
      kind: kind, keys: keys, filter: filter, index: isFiltered ? index : FilterIndex(),
      generation: state.generation)
    if let sorted, !sorted.request.isOfSameRows(as: wanted) {
      if sorting == nil { sorting = Sorting(keys: keys) }
      self.sorted = nil
      forgetWindow()
    }
    guard let sorting, sorting.request != wanted else { return [] }
    let wasSorting = isSorting
    guard table.isComplete || state.isStopped, !isFiltering else {
      self.sorting?.request = nil
      return wasSorting ? [.stopSorting] : []
    }
    self.sorting = Sorting(keys: keys, request: wanted)
    return [.sort(wanted)]
  }

  mutating func take(done: Double, for request: SortRequest) {
    if request == sorting?.request { sorting?.done = done }
  }

  /// Takes an order and goes to its first row; where there is none, what was shown stays.
  mutating func take(_ order: RowOrder?, for request: SortRequest) {
    guard request == sorting?.request else { return }
    sorting = nil
    guard let order else { return }
    leaveTail()
    sorted = Sorted(request: request, order: order)
    forgetWindow()
    (row, top) = (0, 0)
  }

  // MARK: - Words

  /// What is shown of a column's name: its part in the order behind it.
  func heading(
    _ column: Int, _ table: TableInspection, width: Int = .max, ellipsis: String = "…"
  ) -> String {
    let name = table.layout.columns[column].name
    let keys = sorted?.request.keys ?? []
    guard let place = keys.firstIndex(where: { $0.column == name }) else { return name }
    let sign = Self.sign(keys[place]) + (keys.count > 1 ? "\(place + 1)" : "")
    let room = width - TextWidth.columns(sign) - 1
    guard TextWidth.columns(name) > room, room > 0 else { return "\(name) \(sign)" }
    var start = name[...]
    while !start.isEmpty, TextWidth.columns(start) >= room { start.removeLast() }
    return "\(start)\(ellipsis) \(sign)"
  }

  private static func sign(_ key: SortKey) -> String { key.ascending ? "▲" : "▼" }

  /// Columns with their directions, in words.
  static func words(
    for keys: [SortKey], _ shortened: (String) -> String = { $0 }
  ) -> String {
    keys.map { "\(shortened(Visible.text($0.column))) \(sign($0))" }.joined(separator: ", ")
  }

  /// What the status line says while rows are sorted.
  var sortingNote: String? {
    guard let sorting, sorting.request != nil else { return nil }
    return "sorting by \(Self.words(for: sorting.keys))  \(Int(sorting.done * 100)) %  ctrl-c stops"
  }
}

/// Rows that are to be sorted.
public struct SortRequest: Sendable, Equatable {
  /// The table.
  public let kind: TableKind
  /// What the rows are sorted by, the first key first.
  public let keys: [SortKey]
  /// Which rows count.
  public let filter: RowFilter
  /// The rows that pass.
  public let index: FilterIndex
  /// The inspection that the request is about.
  public let generation: Int

  /// Whether another request is about the same rows.
  func isOfSameRows(as other: SortRequest) -> Bool {
    kind == other.kind && filter == other.filter && index == other.index
      && generation == other.generation
  }
}
