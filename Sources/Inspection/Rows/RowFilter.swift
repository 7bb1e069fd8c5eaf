/// Which records of a table are wanted.
public indirect enum RowFilter: Sendable, Equatable {
  /// All of them.
  case all
  /// Those that break one of the rules behind these slots.
  case slots(Set<Int>)
  /// Those with a value of this shape that breaks one of the rules behind these slots.
  case shape(String, slots: Set<Int>)
  /// Those of some hours since 1970, by the partition column.
  case hours(Range<Int>)
  /// Those of a time or later, by the partition column.
  case since(Timestamp)
  /// Those in which a pattern is found, in one column of the table or in any.
  case matching(Pattern, column: String?)
  /// Those with exactly these bytes in a column of the table, quotes aside.
  case value([UInt8], column: String)
  /// These rows, whatever is in them.
  case rows(RowSet)
  /// Those that do not pass.
  case not(RowFilter)
  /// Those that pass each.
  case every([RowFilter])

  /// Those that pass both.
  public static func both(_ one: RowFilter, _ other: RowFilter) -> RowFilter {
    switch (one, other) {
    case (.all, _): other
    case (_, .all): one
    case (.every(let filters), _): .every(filters + [other])
    default: .every([one, other])
    }
  }

  /// Whether it tells rows by slots or numbers, which mean nothing to another inspection.
  public var isOfOneInspection: Bool {
    switch self {
    case .slots, .shape, .rows: true
    case .not(let filter): filter.isOfOneInspection
    case .every(let filters): filters.contains(where: \.isOfOneInspection)
    case .all, .hours, .since, .matching, .value: false
    }
  }

  /// What telling costs, so that the cheapest is asked first.
  var cost: Int {
    switch self {
    case .all, .rows: 0
    case .value: 1
    case .hours, .since: 2
    case .matching(let pattern, let column): pattern.isLiteral ? 1 : column == nil ? 4 : 3
    case .not(let filter): filter.cost
    case .every(let filters): filters.map(\.cost).max() ?? 0
    case .slots, .shape: 5
    }
  }
}
