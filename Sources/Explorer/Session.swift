import Contract
import Inspection
import Reports
import Tables

/// What is kept of an explorer that was left, for the next time on the same share.
public struct Session: Codable, Equatable, Sendable {
  /// The views above that of the share, the one on top last.
  public var places: [Place]
  /// The bytes of each table that a place is about, to tell whether it is another one by now.
  public var bytes: [String: Int]
  /// Lines that were typed, the latest last, by what they were for.
  public var histories: [String: [String]]
  /// How the columns of tables stand, where that was changed; an earlier version kept none.
  public var columns: [String: ColumnArrangement]?

  /// Places, histories and columns as they were left.
  public init(
    places: [Place] = [], bytes: [String: Int] = [:], histories: [String: [String]] = [:],
    columns: [String: ColumnArrangement]? = nil
  ) {
    (self.places, self.bytes, self.histories) = (places, bytes, histories)
    self.columns = columns
  }
}

extension State {
  /// Where the user is.
  ///
  /// A view of one cell is left out, and so is the set-up, whose answers are nobody's business.
  public var session: Session {
    let places = views.prefix { $0.kind != .bytes && $0.kind != .setup }.dropFirst().compactMap(
      place)
    let kinds = Set(places.compactMap(\.table)).compactMap(TableKind.init)
    let bytes = kinds.compactMap { kind in
      inspection.table(kind).map { (kind.rawValue, Int(clamping: $0.table.bytes)) }
    }
    // What was typed under the mask may name what it hides.
    let lines = mask.isOn ? [] : histories.map { ($0.key.rawValue, $0.value) }
    return Session(
      places: places, bytes: Dictionary(uniqueKeysWithValues: bytes),
      histories: Dictionary(uniqueKeysWithValues: lines), columns: keptColumns)
  }

  private var keptColumns: [String: ColumnArrangement]? {
    let changed = arrangements.filter { $0.value != ColumnArrangement() }
    guard !changed.isEmpty else { return nil }
    return Dictionary(uniqueKeysWithValues: changed.map { ($0.key.rawValue, $0.value) })
  }

  private func place(of view: View) -> Place? {
    guard view.kind != .help, view.kind != .filters else { return nil }
    var place = Place(view.kind, of: view.table)
    switch view {
    case .table(let view):
      let known = view.unmaskedRow.map { $0.isCounted ? $0.row : nil }
      place.row = known ?? (view.showsAllInOrder && view.tail == nil ? view.row : nil)
      let order = view.wantedKeys.map { ($0.ascending ? "+" : "-") + $0.column }
      place.order = order.isEmpty ? nil : order
      // What was looked for under the mask may name what it hides.
      let filters = view.filters.compactMap(KeptFilter.init).filter {
        !mask.isOn || !$0.namesValues
      }
      place.filters = filters.isEmpty ? nil : filters
      let columns = inspection.table(view.kind)?.layout.columns ?? []
      place.column = columns.indices.contains(view.column) ? columns[view.column].name : nil
    case .frequency(let view): place.column = view.column
    default: break
    }
    return place
  }

  /// Goes back to where the user was, as far as that is still there.
  public mutating func restore(_ session: Session) -> [Effect] {
    for (name, lines) in session.histories {
      if let kind = Prompt.Kind(rawValue: name) { histories[kind] = lines }
    }
    for (name, columns) in session.columns ?? [:] {
      guard let table = TableKind(rawValue: name).flatMap(inspection.table) else { continue }
      arrangements[table.kind] = columns.kept(for: table.layout.columns.map(\.name))
    }
    let known = session.places.map(view)
    let there = known.prefix { $0 != nil }.compactMap(\.self)
    for view in there {
      // A record is that of the table below it.
      if view.kind == .record, top.kind != .table || top.table != view.table { break }
      push(view)
      if case .table(let table) = view { restoredRows[table.kind] = table.row }
    }
    let changed = session.bytes.sorted { $0.key < $1.key }.filter { name, bytes in
      let table = TableKind(rawValue: name).flatMap(inspection.table)
      return table.map { Int(clamping: $0.table.bytes) != bytes } ?? false
    }
    if views.count - 1 < session.places.count {
      message = "the place where you were is no longer there"
    } else if !changed.isEmpty {
      message = "\(changed.map(\.key).joined(separator: " and ")) changed since you were here"
    } else if views.count > 1 {
      message = "back where you were; q leads to the share"
    }
    return refresh()
  }

  /// Says where a row that was restored is behind the end of its table.
  mutating func checkRestoredRows() {
    for (kind, row) in restoredRows {
      guard let table = inspection.table(kind), table.isComplete else { continue }
      restoredRows[kind] = nil
      guard row > 0, row >= table.records else { continue }
      message =
        "row \(Amount.grouped(row + 1)) is no longer there: "
        + "\(kind.rawValue) has \(Amount.of(table.records, "row")) now"
    }
  }
}
