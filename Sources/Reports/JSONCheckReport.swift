import Contract
import Inspection
import Tables

/// The check as JSON, format version 1: keys are added, never changed.
public struct JSONCheckReport {
  private let outcome: CheckOutcome

  private var inspection: Inspection { outcome.inspection }

  /// A report of an outcome.
  public init(_ outcome: CheckOutcome) { self.outcome = outcome }

  /// A report by the program of that version, with nothing hidden.
  public init(_ inspection: Inspection, verdict: CheckVerdict, program version: String) {
    self.init(CheckOutcome(inspection, verdict: verdict, program: version))
  }

  /// The report with a line end behind it.
  public var text: String { value.text + "\n" }

  /// The report.
  public var value: JSONValue {
    .object(
      header + [("status", .string(outcome.verdict.rawValue))] + [
        ("tables", .array(inspection.tables.map { .object(table($0)) })),
        (
          "findings",
          .array(
            outcome.findings.map { found in
              .object(finding(found) + [("samples", .array(found.samples.map(sample)))])
            })
        ),
        ("unreadable", .array(inspection.unreadable.map { .object(unreadable($0)) })),
        ("left_out", .array(inspection.share.leftOut.map { .object(leftOut($0)) })),
        ("totals", totals),
        ("causes", causes),
      ] + notes)
  }

  // MARK: - Parts, which a report of lines has too

  /// Which format it is, who made it, and for when.
  var header: [(String, JSONValue)] {
    [
      ("version", .integer(1)),
      ("slipway", .string(outcome.program)),
      ("now", .string(inspection.now.text)),
      ("zone", .optional(inspection.share.settings.zone?.name)),
    ]
  }

  /// The counts of all findings by severity, each in its unit.
  var totals: JSONValue {
    .object([
      ("errors", .integer(inspection.count(.error))),
      ("warnings", .integer(inspection.count(.warning))),
      ("infos", .integer(inspection.count(.info))),
    ])
  }

  /// What one has to mend, and how many rows are clean once it and all before it are.
  var causes: JSONValue {
    let causes = inspection.causes
    return .object([
      ("rows", .integer(causes.rows)), ("clean", .integer(causes.clean)),
      (
        "causes",
        .array(
          causes.causes.map { cause in
            .object([
              ("table", .string(cause.table.rawValue)),
              ("severity", .string(cause.severity.rawValue)), ("rows", .integer(cause.rows)),
              ("clean_after", .integer(cause.cleanAfter)),
              (
                "findings",
                .array(
                  cause.findings.map { place in
                    .object([
                      ("rule", .string(place.rule.id)), ("column", .optional(place.column)),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }

  private func patterns(_ patterns: Finding.Patterns) -> JSONValue {
    .object([
      ("distinct", .integer(patterns.distinct.count)),
      ("distinct_exact", .bool(patterns.distinct.isExact)),
      (
        "top",
        .array(
          patterns.top.map {
            .object([("pattern", .string($0.text)), ("count", .integer($0.count))])
          })
      ),
    ])
  }

  private func missing(_ missing: Finding.Missing) -> JSONValue {
    .object([
      ("rows", .integer(missing.rows)),
      ("distinct", .integer(missing.distinct.count)),
      ("distinct_exact", .bool(missing.distinct.isExact)),
      (
        "top",
        .array(
          missing.top.map {
            .object([
              ("id", .string($0.text)), ("id_cut", .bool($0.isCut)), ("count", .integer($0.count)),
            ])
          })
      ),
      ("first_seen", .optional(missing.times?.lowerBound.text)),
      ("last_seen", .optional(missing.times?.upperBound.text)),
    ])
  }

  /// What is not as usual: absent where every rule was applied and nothing is hidden.
  var notes: [(String, JSONValue)] {
    let ignored = inspection.ignored.map(JSONValue.string)
    return (ignored.isEmpty ? [] : [("ignored", .array(ignored))])
      + (outcome.redaction.isOn ? [("redacted", .bool(true))] : [])
  }

  /// A table with its files.
  func table(_ table: TableInspection) -> [(String, JSONValue)] {
    let files = zip(table.layout.files, table.files).map { JSONValue.object(file($0, $1)) }
    return self.table(table, files: [("files", .array(files))])
  }

  /// A table, with or without what is said of its files.
  func table(
    _ table: TableInspection, files: [(String, JSONValue)]
  ) -> [(String, JSONValue)] {
    let days = Partitioning(table.partitions, by: .day)
    return [
      ("table", .string(table.kind.rawValue)),
      ("rows", .integer(table.records - table.rejected)),
      ("rejected_rows", .integer(table.rejected)),
      ("bytes", .count(table.table.bytes)),
    ] + files + [
      ("columns", .array(contractColumns(table) + furtherColumns(table))),
      ("partition_column", .string(table.layout.contract.partitionColumn)),
      ("partitions", .array(days.partitions.filter { !$0.isMissing }.map(partition))),
      ("rows_without_partition", .integer(days.unplaced.rows)),
    ]
  }

  /// A file of a table.
  func file(_ layout: FileLayout, _ file: FileInspection) -> [(String, JSONValue)] {
    let type = layout.file.type
    let delimiter = String(UnicodeScalar(layout.file.dialect.delimiter))
    return [
      ("path", .string(layout.file.name)),
      ("format", .string(layout.file.formatName)),
      ("encoding", .optional(type.encoding?.name.lowercased())),
      ("compression", .optional(type.compressions.first?.rawValue)),
      ("delimiter", layout.file.isSeparated ? .string(delimiter) : .null),
      ("rows", .integer(file.records - file.rejected)),
      ("rejected_rows", .integer(file.rejected)),
      ("blank_lines", .integer(file.blankLines)),
      ("bytes", .count(layout.file.size)),
    ]
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

  /// A finding without its samples.
  func finding(_ finding: Finding) -> [(String, JSONValue)] {
    [
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
      ("patterns", finding.patterns.map(patterns) ?? .null),
      ("missing", finding.missing.map(missing) ?? .null),
    ]
  }

  private func sample(_ sample: Finding.Sample) -> JSONValue { .object(members(of: sample)) }

  /// A place of a finding.
  func members(of sample: Finding.Sample) -> [(String, JSONValue)] {
    [
      ("file", .string(sample.file)),
      ("record", sample.record.map(JSONValue.integer) ?? .null),
      ("line", .integer(sample.line)),
      ("line_end", .integer(sample.lineEnd)),
      ("byte", .count(sample.byte)),
      ("column", .optional(sample.column)),
      ("value", .string(sample.value)),
      ("value_cut", .bool(sample.isCut)),
      ("detail", .optional(sample.detail)),
    ]
  }

  /// What could not be read or checked.
  func unreadable(_ error: TableError) -> [(String, JSONValue)] {
    [("path", .string(error.path)), ("reason", .string(error.reason))]
  }

  /// A file that is no part of the share.
  func leftOut(_ file: Discovery.LeftOut) -> [(String, JSONValue)] {
    [("path", .string(file.name)), ("reason", .string(file.reason))]
  }
}
