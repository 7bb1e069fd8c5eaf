import Contract
import Inspection
import Tables

/// Every row that breaks a rule, as tab-separated values: a line for each rule, column and row.
///
/// Rows are read again piece by piece, so that memory does not grow with their number. They stand
/// in file order, below what was found in the table as a whole.
public struct FailingRows {
  private enum Step {
    case header
    /// Findings without single rows, of a table or of the files that belong to none.
    case findings(TableInspection?)
    case piece(table: Int, file: Int, piece: Int)
  }

  private static let columns = [
    "rule", "severity", "table", "file", "record", "line", "line_end", "byte", "column", "value",
    "detail", "raw",
  ]

  private let outcome: CheckOutcome
  private let tables: [TableInspection]
  private var steps: ArraySlice<Step>
  /// The reader of the table whose turn it is.
  private var reader: (table: Int, rows: TableRows)?
  /// What the cells of the file hold whose turn it is.
  private var kinds: (table: Int, file: Int, of: [Redaction.Kind])?

  /// The rows of an outcome.
  public init(_ outcome: CheckOutcome) {
    self.outcome = outcome
    tables = outcome.inspection.tables
    steps =
      [.header, .findings(nil)]
      + tables.enumerated().flatMap { index, table in
        [.findings(table)]
          + table.files.enumerated().flatMap { file, inspection in
            inspection.index.marks.indices.map { .piece(table: index, file: file, piece: $0) }
          }
      }[...]
  }

  /// The next lines; nothing when there are no more.
  public mutating func next() throws(TableError) -> String? {
    while let step = steps.popFirst() {
      var lines = TSVLines()
      switch step {
      case .header: lines.add(Self.columns.map { Array($0.utf8) })
      case .findings(let table): add(table, to: &lines)
      case .piece(let table, let file, let piece):
        for row in try rows(of: table).brokenRows(ofPiece: piece, file: file) {
          add(row, of: table, to: &lines)
        }
      }
      if !lines.isEmpty { return lines.text }
    }
    return nil
  }

  private mutating func rows(of table: Int) -> TableRows {
    if let reader, reader.table == table { return reader.rows }
    let rows = TableRows(tables[table])
    reader = (table, rows)
    return rows
  }

  // MARK: - Rows

  private mutating func add(_ row: InspectedRow, of table: Int, to lines: inout TSVLines) {
    let file = tables[table].layout.files[row.file]
    let kinds = kinds(of: row.file, in: table)
    let raw = outcome.redaction.record(row.record, of: file.file, kinds)
    for mark in row.marks {
      let cell = mark.cell.flatMap { $0 < kinds.count ? $0 : nil }
      let kind = cell.map { kinds[$0] } ?? .text
      let detail = tables[table].detail(of: mark, in: row).map { text in
        outcome.redaction.detail(text, kind, keeping: file.file.header)
      }
      lines.add(
        tables[table].fields(of: mark, in: row) + [
          mark.cell.map { outcome.redaction.value(row.record.value($0), kind) } ?? [],
          Array((detail ?? "").utf8), raw,
        ])
    }
  }

  private mutating func kinds(of file: Int, in table: Int) -> [Redaction.Kind] {
    if let kinds, kinds.table == table, kinds.file == file { return kinds.of }
    let new = outcome.redaction.kinds(of: tables[table].layout.files[file])
    kinds = (table, file, new)
    return new
  }

  // MARK: - Findings without rows

  /// What only the whole table shows: the samples of it, and how many more there are.
  private func add(_ table: TableInspection?, to lines: inout TSVLines) {
    for finding in outcome.findings where finding.table == table?.kind {
      guard table?.slots(of: finding).isEmpty ?? true else { continue }
      for sample in finding.samples { add(finding, sample, detail: sample.detail, to: &lines) }
      // Of these there are samples alone; what is not among them is told at least.
      let rest = finding.rest(after: finding.samples.count)
      guard rest > 0 else { continue }
      add(finding, nil, detail: "\(rest) more, not listed", to: &lines)
    }
  }

  private func add(
    _ finding: Finding, _ sample: Finding.Sample?, detail: String?, to lines: inout TSVLines
  ) {
    // A file as a whole has no lines.
    let line = sample.flatMap { $0.record != nil || finding.rule.unit == .columns ? $0 : nil }
    let record = sample.flatMap { $0.record == nil ? nil : $0 }
    let fields = [
      finding.rule.id, finding.severity.rawValue, finding.table?.rawValue ?? "",
      sample?.file ?? "", record?.record.map { String($0) } ?? "",
      line.map { String($0.line) } ?? "", line.map { String($0.lineEnd) } ?? "",
      record.map { String($0.byte) } ?? "", sample?.column ?? finding.column ?? "",
      sample?.value ?? "", detail ?? "", "",
    ]
    lines.add(fields.map { Array($0.utf8) })
  }
}
