import Contract
import Inspection

/// The contract as JSON for programs, format version 1: keys are added, never changed.
public struct ContractJSON {
  private let tables: [TableContract]
  private let program: String

  /// A document on these tables by the program of that version.
  public init(_ tables: [TableContract], program version: String) {
    (self.tables, program) = (tables, version)
  }

  /// The tables, and the rules by which all of them are checked.
  public var value: JSONValue {
    .object([
      ("version", .integer(1)),
      ("slipway", .string(program)),
      ("guide", .string(Guide.title)),
      (
        "time_form",
        .object([
          ("example", .string(TimeForm.example)), ("pattern", .string(TimeForm.pattern)),
        ])
      ),
      ("tables", .array(tables.map(table))),
      ("rules", .array(Rule.catalogue.map(rule))),
    ])
  }

  private func table(_ table: TableContract) -> JSONValue {
    .object([
      ("table", .string(table.kind.rawValue)),
      ("meaning", .string(table.meaning)),
      ("section", .string(table.section)),
      ("partition_column", .string(table.partitionColumn)),
      ("key", .optional(table.key)),
      ("further_columns", .bool(table.takesFurtherColumns)),
      ("columns", .array(table.columns.map(column))),
    ])
  }

  private func column(_ column: ContractColumn) -> JSONValue {
    .object([
      ("name", .string(column.name)),
      ("need", .string(column.need.key)),
      ("type", .string(column.type.rawValue)),
      ("meaning", .string(column.meaning)),
      ("section", .string(column.section)),
    ])
  }

  private func rule(_ rule: Rule) -> JSONValue {
    .object([
      ("rule", .string(rule.id)),
      ("title", .string(rule.title)),
      ("severity", .string(rule.severity.rawValue)),
      ("basis", .string(rule.basis.rawValue)),
      ("counts", .string(rule.unit.rawValue)),
      ("why", .string(rule.why)),
      ("fix", .string(rule.fix)),
      ("section", .string(rule.section)),
    ])
  }
}

extension Need {
  /// The word of a need in reports for programs.
  fileprivate var key: String {
    switch self {
    case .required: "required"
    case .optional: "optional"
    case .accountAnalytics: "account_analytics"
    }
  }
}

extension ContractColumn {
  /// What the column is for and where the guide says so, as one text.
  var explanation: String { "\(meaning) (guide: \(section))" }
}
