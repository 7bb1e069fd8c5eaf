import Contract
import Tables

/// What an inspection knows about one table, finished or so far.
public struct TableInspection: Sendable {
  /// The table with its columns and files.
  public let table: Share.Table
  /// For each file what was found out about it.
  public internal(set) var files: [FileInspection]
  /// What is wrong, the worst first.
  public internal(set) var findings: [Finding]
  /// Empty cells of each column of the layout.
  public internal(set) var nulls: [Int]
  /// How rows spread over time.
  public internal(set) var partitions: PartitionCounts
  /// For each file how its rows do.
  public internal(set) var spreads: [FileSpread]
  /// What the values of each column of the layout are like; none before the pass has ended.
  public internal(set) var profiles: [ColumnProfile] = []
  /// The greatest time in a column of times that is not far ahead all day long, in microseconds
  /// since 1970; none before the pass has ended.
  var latest: Int?
  /// Why rules over several rows could not be checked.
  public internal(set) var unchecked: [TableError] = []
  /// What one has to mend here; nothing before the pass has ended.
  var causes = TableCauses()
  /// Whether the pass reached the end.
  public let isComplete: Bool
  let plan: TablePlan
  /// For each slot the severity of its finding; nothing where what it counts is none.
  var severities: [Severity?]

  /// Bytes read so far, headers among them.
  public var bytesRead: Int {
    zip(layout.files, files).reduce(0) { $0 + Int($1.0.file.progress(at: $1.1.end.offset)) }
  }
  /// Which table it is.
  public var kind: TableKind { table.kind }
  /// The columns and files.
  public var layout: TableLayout { table.layout }
  /// Data records, rejected ones among them.
  public var records: Int { files.reduce(0) { $0 + $1.records } }
  /// Records that could not be split into the header's columns.
  public var rejected: Int { files.reduce(0) { $0 + $1.rejected } }

  /// How many records or columns were found with a severity.
  public func count(_ severity: Severity) -> Int {
    findings.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
  }

  /// The same table with findings that only the whole share shows.
  func adding(_ further: [Finding]) -> TableInspection {
    guard !further.isEmpty else { return self }
    var copy = self
    copy.findings = FindingMaker.sorted(findings + further, in: layout)
    return copy
  }

  /// The slots which a finding counts together; none where it is not about single records.
  public func slots(of finding: Finding) -> Set<Int> {
    Set(
      plan.slots.slots.indices.filter { index in
        let slot = plan.slots.slots[index]
        return slot.check.rule == finding.rule && severities[index] == finding.severity
          && slot.column.map { layout.columns[$0].name } == finding.column
      })
  }

  /// The slots of a rule in a column or in none: those of a severity, or all where none has it.
  public func slots(ofRule rule: String, column: String?, severity: Severity) -> Set<Int> {
    let slots = Set(
      plan.slots.slots.indices.filter { index in
        let slot = plan.slots.slots[index]
        return slot.check.rule.id == rule && slot.column.map { layout.columns[$0].name } == column
      })
    let chosen = slots.filter { severities[$0] == severity }
    return chosen.isEmpty ? slots : chosen
  }

  /// The slots of a severity.
  public func slots(of severity: Severity) -> Set<Int> {
    Set(severities.indices.filter { severities[$0] == severity })
  }

  /// More about a mark of a row, where its rule has more to say.
  public func detail(of mark: InspectedRow.Mark, in row: InspectedRow) -> String? {
    if let details = row.details { return row.marks.firstIndex(of: mark).flatMap { details[$0] } }
    let width = layout.files[row.file].file.header.count
    let place = SamplePlace(
      record: row.record, cell: mark.cell, width: width, keys: plan.lookup(of: mark.slot))
    return plan.slots.slots[mark.slot].check.detail(place)
  }
}
