import Contract
import Tables

/// A key of an event's properties that some records have otherwise than the others.
struct PropertyFault {
  /// What these records have.
  let uses: [EventProperties.Use]
  /// The key, the event and the shares of their records.
  let detail: String

  /// The first of the records.
  var first: RecordPlace? { uses.map(\.first).min() }

  /// The faults of a table's properties as one finding: how many records have one or more, and the
  /// first record of each.
  static func broken(
    _ faults: [PropertyFault], _ severity: Severity, in table: TableContext
  ) -> [Broken] {
    guard !faults.isEmpty, let column = table.propertiesColumn else { return [] }
    // A record is the first of one event and one shape only.
    let uses = Dictionary(faults.flatMap(\.uses).map { ($0.first, $0) }) { one, _ in one }.values
    let places = faults.compactMap { fault in fault.first.map { ($0, fault.detail) } }
    let shown = places.sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
      .prefix(table.totals.sampleLimit)
      .map { (place: $0.0, detail: Optional($0.1)) }
    return [
      Broken(
        column.name, severity, count: uses.reduce(0) { $0 + $1.count },
        files: Set(uses.flatMap(\.files)).count,
        samples: PlacedSamples(table, column: column.position).samples(at: shown))
    ]
  }

  /// A share of records in whole percents.
  static func percent(_ count: Int, of all: Int) -> String {
    switch (200 * count + all) / (2 * all) {
    case 0 where count > 0: "under 1 %"
    case 100 where count < all: "over 99 %"
    case let percent: "\(percent) %"
    }
  }
}

extension TableContext {
  /// The column of JSON.
  var propertiesColumn: TableLayout.Column? {
    layout.columns.first { $0.contract?.type == .json }
  }

  /// The events with their properties; none where they are too many to compare.
  var events: [EventProperties] {
    guard let shapes = totals.tallies?.shapes else { return [] }
    return shapes.events().filter { $0.records >= EventProperties.minimumRecords }
  }
}
