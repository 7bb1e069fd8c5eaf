import Contract

/// The contract as Frictionless Table Schema, version 2 (datapackage.org).
///
/// It knows no severities, so whatever it refuses is an error there: a time must have the form of
/// the guide's samples. Ids that another table lacks are never an error, so it has no foreign keys.
public enum TableSchema {
  private static let profiles = "https://datapackage.org/profiles/2.0/"

  /// The schema of one table.
  public static func of(_ table: TableContract) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("$schema", .string(profiles + "tableschema.json")),
      ("title", .string(table.kind.rawValue)),
      ("description", .string(description(table))),
      ("fieldsMatch", .string(fieldsMatch(table))),
      ("fields", .array(table.columns.map(field))),
    ]
    if let key = table.key {
      members.append(("primaryKey", .array([.string(key), .string(table.partitionColumn)])))
    }
    return .object(members)
  }

  /// One document with the schemas of several tables, each in a file named like it.
  public static func package(_ tables: [TableContract]) -> JSONValue {
    .object([
      ("$schema", .string(profiles + "datapackage.json")),
      ("name", .string("toplyne-share")),
      ("title", .string("Tables shared with Toplyne")),
      (
        "description",
        .string(
          "The guide \"\(Guide.title)\" as a Data Package. Put your own files for each path; "
            + "several files of one table are a list.")
      ),
      ("resources", .array(tables.map(resource))),
    ])
  }

  private static func resource(_ table: TableContract) -> JSONValue {
    .object([
      ("name", .string(table.kind.rawValue)),
      ("type", .string("table")),
      ("path", .string("\(table.kind.rawValue).csv")),
      ("format", .string("csv")),
      ("mediatype", .string("text/csv")),
      ("encoding", .string("utf-8")),
      ("description", .string(table.meaning)),
      ("schema", of(table)),
    ])
  }

  /// The key of a day cannot be said, but the one to the second follows from it.
  private static func description(_ table: TableContract) -> String {
    let parts = [
      "\(table.meaning). Partitioned on \(table.partitionColumn).",
      table.key.map {
        "Each \($0) once a day (UTC) of \(table.partitionColumn); the key here holds that to the "
          + "second only."
      },
      "Times as in the guide's samples; a fraction of a second may follow there, but cannot be "
        + "said here.",
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  /// Columns that are not required may be absent from any table.
  private static func fieldsMatch(_ table: TableContract) -> String {
    table.takesFurtherColumns ? "partial" : "superset"
  }

  private static func field(_ column: ContractColumn) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(column.name)), ("type", .string(type(column.type))),
    ]
    if column.type == .timestamp {
      members.append(("format", .string(TimeForm.strptime)))
      members.append(("example", .string(TimeForm.example)))
    }
    members.append(("description", .string(column.explanation)))
    if column.need == .required {
      members.append(("constraints", .object([("required", .bool(true))])))
    }
    return .object(members)
  }

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .id, .text: "string"
    case .timestamp: "datetime"
    case .json: "object"
    }
  }
}
