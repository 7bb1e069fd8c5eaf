import Contract
import Inspection

/// Where a user is in a view, in words that still hold when the share is opened again.
///
/// Only what was said is kept; a word that a later version knows is none for this one.
public struct Place: Codable, Equatable, Sendable {
  /// The kind of the view.
  public var view: String
  /// The table that it is about.
  public var table: String?
  /// The row under the cursor, counted from 0 over the whole table.
  public var row: Int?
  /// The name of the column under the cursor, or of the one that the view is about.
  public var column: String?
  /// What rows are sorted by, the first key first: names of columns, each behind `+` or `-` for the
  /// least or the greatest first.
  public var order: [String]?

  /// What hides rows, or is at hand to do so.
  public var filters: [KeptFilter]?

  /// The start of a view.
  public init(_ view: View.Kind, of table: TableKind? = nil) {
    self.view = view.rawValue
    self.table = table?.rawValue
  }
}

extension State {
  /// The view of a place; nothing where there is no such place in the share.
  func view(at place: Place) -> View? {
    guard let kind = View.Kind(rawValue: place.view) else { return nil }
    if kind == .findings { return .findings(FindingsView()) }
    if kind == .help { return .help(HelpView(of: .share)) }
    guard let table = place.table.flatMap(TableKind.init) ?? inspection.tables.first?.kind,
      let layout = inspection.table(table)?.layout
    else { return nil }
    let column = place.column.flatMap(layout.position)
    switch kind {
    case .table: return inspection.table(table).map { .table(TableView(at: place, in: $0)) }
    case .record: return .record(RecordView(table))
    case .partitions: return .partitions(PartitionsView(table))
    case .columns: return .columns(ColumnsView(table))
    case .frequency:
      guard let name = place.column, column != nil else { return nil }
      return .frequency(FrequencyView(table, name))
    case .filters: return .filters(FiltersView(table))
    case .share, .findings, .bytes, .help, .messages, .setup: return nil
    }
  }

  /// Opens a place on top of the share alone; says whether it is there.
  public mutating func open(_ place: Place) -> (isThere: Bool, effects: [Effect]) {
    views.removeSubrange(1...)
    switch View.Kind(rawValue: place.view) {
    case .share: return (true, refresh())
    case .setup: return (true, openSetup() + refresh())
    case .messages:
      push(.messages(MessagesView(self)))
      return (true, refresh())
    default: break
    }
    guard let view = view(at: place) else { return (false, []) }
    if view.kind == .record || view.kind == .filters, let table = view.table {
      push(.table(TableView(table)))
    }
    push(view)
    return (true, refresh())
  }
}

extension TableView {
  /// The view of a place: its filters look for rows, and find its row among them.
  fileprivate init(at place: Place, in table: TableInspection) {
    self.init(table.kind)
    let (layout, row) = (table.layout, min(max(0, place.row ?? 0), TableView.end - 1))
    _ = go(to: row, column: place.column.flatMap(layout.position))
    let keys = (place.order ?? []).map {
      SortKey(String($0.dropFirst()), ascending: $0.first == "+", in: layout)
    }
    _ = sort(by: keys.filter { layout.position(of: $0.column) != nil })
    filters = (place.filters ?? []).compactMap { $0.filter(in: table) }
    guard isFiltered else { return }
    (self.row, keptRow, unstartedFilter) = (0, KeptRow(row: row, line: 0), true)
  }
}
