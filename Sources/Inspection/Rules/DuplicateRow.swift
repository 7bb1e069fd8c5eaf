import Contract
import Tables

/// A record says in every cell what an earlier one says.
enum DuplicateRow: RepeatRule {
  static let rule = Rule(
    id: "row.dup_exact", title: "row repeated in every cell", severity: .warning,
    basis: .inferred, cost: .hashed,
    why: "In a profile table each row is a unique entity. Two equal events may be a retry that "
      + "was written twice, or two real events that nothing tells apart. The first is not counted.",
    section: "Event data table › Rows; Profile data table › Rows",
    fix: "Write each row once; give events a property that tells them apart.")
  static let severities: [Severity] = [.error, .warning]

  static func applies(to contract: TableContract) -> Bool { true }
  static func column(of contract: TableContract) -> String? { nil }
  static func severity(for contract: TableContract) -> Severity {
    contract.kind == .events ? .warning : .error
  }

  static let bits = RepeatBits.row

  static func identity(_ record: Record, _ file: FileLayout) -> [[UInt8]]? {
    file.cellOfColumn.map { cell in cell.map(record.value) ?? [] }
  }

  static func isReadAlike(_ file: FileLayout, _ other: FileLayout) -> Bool {
    file.cellOfColumn == other.cellOfColumn && file.file.dialect == other.file.dialect
  }
}
