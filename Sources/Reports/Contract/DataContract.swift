import Contract
import Inspection

/// The contract in the Open Data Contract Standard, version 3.1.
///
/// Rules that a metric of the standard says are metrics, so that tools apply them; the others that
/// are about rows, and not about how files are written, are there as text. Columns have no physical
/// types: the guide names none, and tools compare them with those of the user's database.
public struct DataContract {
  private let tables: [TableContract]
  private let version: String

  /// The contract of these tables, as the program of that version knows it.
  public init(_ tables: [TableContract], program version: String) {
    (self.tables, self.version) = (tables, version)
  }

  /// The document.
  public var value: JSONValue {
    .object([
      ("apiVersion", .string("v3.1.0")),
      ("kind", .string("DataContract")),
      ("id", .string("toplyne-share")),
      ("name", .string("Tables shared with Toplyne")),
      ("version", .string(version)),
      ("status", .string("active")),
      (
        "description",
        .object([
          ("purpose", .string("The guide \"\(Guide.title)\" as a data contract.")),
          (
            "limitations",
            .string(
              "Columns that are not required may be left out of a table, which the standard "
                + "cannot say: take those out that you do not share.")
          ),
        ])
      ),
      ("schema", .array(tables.map(object))),
    ])
  }

  private func object(_ table: TableContract) -> JSONValue {
    .object([
      ("name", .string(table.kind.rawValue)),
      ("logicalType", .string("object")),
      ("physicalType", .string("table")),
      ("description", .string("\(table.meaning) (guide: \(table.section))")),
      (
        "properties",
        .array(table.columns.map { column in .object(property(column, in: table)) })
      ),
      ("quality", .array(rules(of: table))),
    ])
  }

  private func property(_ column: ContractColumn, in table: TableContract) -> [(String, JSONValue)]
  {
    var members: [(String, JSONValue)] = [
      ("name", .string(column.name)),
      ("logicalType", .string(logicalType(column.type))),
      ("description", .string(column.explanation)),
      ("required", .bool(column.need == .required)),
    ]
    if column.type == .timestamp {
      let options: [(String, JSONValue)] = [
        ("format", .string(TimeForm.java)), ("timezone", .bool(false)),
        ("defaultTimezone", .string("Etc/UTC")),
      ]
      members.append(("logicalTypeOptions", .object(options)))
      members.append(("examples", .array([.string(TimeForm.example)])))
    }
    if column.name == table.partitionColumn {
      members += [("partitioned", .bool(true)), ("partitionKeyPosition", .integer(1))]
    }
    let rules = rules(of: column, in: table)
    return members + (rules.isEmpty ? [] : [("quality", .array(rules))])
  }

  private func logicalType(_ type: ColumnType) -> String {
    switch type {
    case .id, .text: "string"
    case .timestamp: "timestamp"
    case .json: "object"
    }
  }

  // MARK: - Rules

  private func rules(of column: ContractColumn, in table: TableContract) -> [JSONValue] {
    var rules = column.need == .required ? [notEmpty(column)] : []
    switch column.type {
    case .timestamp:
      rules += ["ts.unparseable", "ts.not_guide_format"].map { text($0, .conformity) }
    case .json: rules += ["json.invalid", "json.trailing_comma"].map { text($0, .conformity) }
    case .id, .text: break
    }
    if column.need == .accountAnalytics {
      rules.append(text("col.missing_account_id", .completeness))
    }
    guard table.kind == .events else { return rules }
    switch column.name {
    case "USER_ID": rules.append(text("xref.user_missing", .consistency))
    case "ACCOUNT_ID": rules.append(text("xref.account_missing", .consistency))
    case "UPDATED_AT": rules.append(text("cur.before_event", .consistency))
    default: break
    }
    return rules
  }

  /// A day cannot be an argument; equal times of one entity are on one day, so that what the metric
  /// counts is wrong for sure.
  private func rules(of table: TableContract) -> [JSONValue] {
    guard let key = table.key else { return [text("row.dup_exact", .uniqueness)] }
    let columns = JSONValue.array([.string(key), .string(table.partitionColumn)])
    return [
      metric(
        "duplicateValues", "ent.dup_same_partition", .uniqueness,
        arguments: [("properties", columns)])
    ]
  }

  private func notEmpty(_ column: ContractColumn) -> JSONValue {
    switch column.type {
    case .id, .text:
      metric(
        "missingValues", "cell.null_required", .completeness,
        arguments: [("missingValues", .array([.null, .string("")]))])
    case .timestamp, .json: metric("nullValues", "cell.null_required", .completeness)
    }
  }

  /// The dimensions of the standard which rules here belong to.
  private enum Dimension: String {
    case completeness, conformity, consistency, uniqueness
  }

  private func metric(
    _ metric: String, _ rule: String, _ dimension: Dimension,
    arguments: [(String, JSONValue)] = []
  ) -> JSONValue {
    let arguments = arguments.isEmpty ? [] : [("arguments", JSONValue.object(arguments))]
    return .object(
      members(rule, type: "library", dimension) + [("metric", .string(metric))] + arguments
        + [("mustBe", .integer(0)), ("unit", .string("rows"))])
  }

  private func text(_ rule: String, _ dimension: Dimension) -> JSONValue {
    .object(members(rule, type: "text", dimension))
  }

  private func members(
    _ id: String, type: String, _ dimension: Dimension
  ) -> [(String, JSONValue)] {
    guard let rule = Rule.named(id) else { preconditionFailure("no rule \(id)") }
    return [
      ("name", .string(rule.id)),
      ("type", .string(type)),
      ("description", .string("\(rule.title). \(rule.why)")),
      ("dimension", .string(dimension.rawValue)),
      ("severity", .string(rule.severity.rawValue)),
    ]
  }
}
