import Contract

/// The contract as JSON Schema (2020-12) of a row as a JSON object: names of columns to values.
///
/// What may be absent may be `null` or an empty text as well, since rows come from tables of text.
public enum RowSchema {
  private static let dialect = (
    "$schema", JSONValue.string("https://json-schema.org/draft/2020-12/schema")
  )

  /// The schema of a row of one table.
  public static func of(_ table: TableContract) -> JSONValue {
    .object([dialect] + members(table))
  }

  /// The schemas of several tables under `$defs`; a document that it is true of has arrays of rows
  /// by the names of their tables.
  ///
  /// A row alone is none: nearly every row would be a row of some table.
  public static func bundle(_ tables: [TableContract]) -> JSONValue {
    .object([
      dialect,
      ("title", .string("Tables shared with Toplyne")),
      (
        "description",
        .string("Rows by table. For a row of one table, point at its schema, as #/$defs/events.")
      ),
      ("type", .string("object")),
      ("minProperties", .integer(1)),
      ("properties", .object(tables.map { ($0.kind.rawValue, rows(of: $0)) })),
      ("additionalProperties", .bool(false)),
      ("$defs", .object(tables.map { ($0.kind.rawValue, .object(members($0))) })),
    ])
  }

  private static func rows(of table: TableContract) -> JSONValue {
    .object([
      ("type", .string("array")),
      ("items", .object([("$ref", .string("#/$defs/\(table.kind.rawValue)"))])),
    ])
  }

  private static func members(_ table: TableContract) -> [(String, JSONValue)] {
    let required = table.columns.filter { $0.need == .required }
    return [
      ("title", .string(table.kind.rawValue)),
      ("description", .string("\(table.meaning). Partitioned on \(table.partitionColumn).")),
      ("type", .string("object")),
      ("properties", .object(table.columns.map { ($0.name, property($0)) })),
      ("required", .array(required.map { .string($0.name) })),
      ("additionalProperties", .bool(table.takesFurtherColumns)),
    ]
  }

  private static func property(_ column: ContractColumn) -> JSONValue {
    let isRequired = column.need == .required
    var types = types(column.type)
    if !isRequired { types.append("null") }
    var members: [(String, JSONValue)] = [
      ("description", .string(column.explanation)),
      ("type", types.count == 1 ? .string(types[0]) : .array(types.map(JSONValue.string))),
    ]
    switch column.type {
    case .timestamp:
      let time = TimeForm.pattern
      members.append(("pattern", .string(isRequired ? "^\(time)$" : "^(\(time))?$")))
      members.append(("examples", .array([.string(TimeForm.example)])))
    case .id, .text:
      // A cell of nothing but blanks is empty.
      if isRequired { members.append(("pattern", .string("[^ \\t]"))) }
    case .json:
      members.append(("contentMediaType", .string("application/json")))
    }
    return .object(members)
  }

  /// Rows as a warehouse writes them have ids as numbers and properties as objects.
  private static func types(_ type: ColumnType) -> [String] {
    switch type {
    case .id: ["string", "integer"]
    case .text, .timestamp: ["string"]
    case .json: ["object", "string"]
    }
  }
}
