import Contract
import Inspection
import Tables

/// The check as JSON, format version 1: keys are added, never changed.
public struct JSONCheckReport {
  private let inspection: Inspection
  private let verdict: CheckVerdict
  private let program: String

  /// A report by the program of that version.
  public init(_ inspection: Inspection, verdict: CheckVerdict, program version: String) {
    self.inspection = inspection
    self.verdict = verdict
    program = version
  }

  /// The report with a line end behind it.
  public var text: String { value.text + "\n" }

  /// The report.
  public var value: JSONValue {
    // Absent where every rule was applied.
    let ignored = inspection.ignored.map(JSONValue.string)
    return .object(
      [
        ("version", .integer(1)),
        ("slipway", .string(program)),
        ("now", .string(inspection.now.text)),
        ("status", .string(verdict.rawValue)),
        ("tables", .array(inspection.tables.map(table))),
        ("findings", .array(inspection.findings.map(finding))),
        ("unreadable", .array(inspection.unreadable.map(unreadable))),
        ("left_out", .array(inspection.share.leftOut.map(leftOut))),
        (
          "totals",
          .object([
            ("errors", .integer(inspection.count(.error))),
            ("warnings", .integer(inspection.count(.warning))),
            ("infos", .integer(inspection.count(.info))),
          ])
        ),
      ] + (ignored.isEmpty ? [] : [("ignored", .array(ignored))]))
  }

  private func table(_ table: TableInspection) -> JSONValue {
    let days = Partitioning(table.partitions, by: .day)
    return .object([
      ("table", .string(table.kind.rawValue)),
      ("rows", .integer(table.records - table.rejected)),
      ("rejected_rows", .integer(table.rejected)),
      ("bytes", .count(table.table.bytes)),
      ("files", .array(zip(table.layout.files, table.files).map(file))),
      ("columns", .array(contractColumns(table) + furtherColumns(table))),
      ("partition_column", .string(table.layout.contract.partitionColumn)),
      ("partitions", .array(days.partitions.filter { !$0.isMissing }.map(partition))),
      ("rows_without_partition", .integer(days.unplaced.rows)),
    ])
  }

  private func file(_ layout: FileLayout, _ file: FileInspection) -> JSONValue {
    let isTabs = layout.file.dialect.delimiter == UInt8(ascii: "\t")
    return .object([
      ("path", .string(layout.file.name)),
      ("format", .string(isTabs ? "tsv" : "csv")),
      ("encoding", .string("utf-8")),
      ("compression", .null),
      ("delimiter", .string(String(UnicodeScalar(layout.file.dialect.delimiter)))),
      ("rows", .integer(file.records - file.rejected)),
      ("rejected_rows", .integer(file.rejected)),
      ("blank_lines", .integer(file.blankLines)),
      ("bytes", .count(layout.file.file.size)),
    ])
  }

  private func contractColumns(_ table: TableInspection) -> [JSONValue] {
    table.layout.contract.columns.map { column in
      let position = table.layout.position(of: column.name)
      let source = table.layout.files.lazy.compactMap { $0.sourceName(of: column) }.first
      return .object([
        ("name", .string(column.name)),
        ("contract", .string(column.name)),
        ("required", .bool(column.need == .required)),
        ("present", .bool(position != nil)),
        ("source", .optional(source)),
        ("nulls", position.map { .integer(table.nulls[$0]) } ?? .null),
      ])
    }
  }

  private func furtherColumns(_ table: TableInspection) -> [JSONValue] {
    table.layout.columns.filter { $0.contract == nil }.map { column in
      .object([
        ("name", .string(column.name)),
        ("contract", .null),
        ("required", .bool(false)),
        ("present", .bool(true)),
        ("source", .string(column.name)),
        ("nulls", .integer(table.nulls[column.position])),
      ])
    }
  }

  private func partition(_ partition: Partitioning.Partition) -> JSONValue {
    .object([
      ("partition", .string(partition.label)), ("rows", .integer(partition.rows)),
    ])
  }

  private func finding(_ finding: Finding) -> JSONValue {
    .object([
      ("rule", .string(finding.rule.id)),
      ("severity", .string(finding.severity.rawValue)),
      ("basis", .string(finding.rule.basis.rawValue)),
      ("table", .optional(finding.table?.rawValue)),
      ("column", .optional(finding.column)),
      ("count", .integer(finding.count)),
      ("files", .integer(finding.files)),
      ("message", .string(finding.message)),
      ("why", .string(finding.rule.why)),
      ("guide", .string(finding.rule.section)),
      ("fix", .string(finding.rule.fix)),
      ("samples", .array(finding.samples.map(sample))),
    ])
  }

  private func sample(_ sample: Finding.Sample) -> JSONValue {
    .object([
      ("file", .string(sample.file)),
      ("record", sample.record.map(JSONValue.integer) ?? .null),
      ("line", .integer(sample.line)),
      ("line_end", .integer(sample.lineEnd)),
      ("byte", .count(sample.byte)),
      ("column", .optional(sample.column)),
      ("value", .string(sample.value)),
      ("value_cut", .bool(sample.isCut)),
      ("detail", .optional(sample.detail)),
    ])
  }

  private func unreadable(_ error: TableError) -> JSONValue {
    .object([("path", .string(error.path)), ("reason", .string(error.reason))])
  }

  private func leftOut(_ file: Discovery.LeftOut) -> JSONValue {
    .object([("path", .string(file.name)), ("reason", .string(file.reason))])
  }
}
