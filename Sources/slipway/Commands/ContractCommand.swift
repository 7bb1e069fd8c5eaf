import Contract
import Reports

extension Command {
  /// Prints the guide as data.
  static let contract = Command(
    name: "contract", operands: "",
    summary: "the guide as data: for people, programs and other checkers",
    flags: [.contractFormat, .oneTable, .output]
  ) { arguments in
    guard arguments.operands.isEmpty else {
      throw UsageError("contract reads no files; one table alone is --table users")
    }
    let format = try arguments.choice(.contractFormat, default: "text")
    let kind = TableKind(rawValue: try arguments.choice(.oneTable, default: ""))
    try Output.write(contract(of: kind, as: format), to: arguments.value(.output))
    return 0
  }

  /// The formats that describe one table at a time have one for several, too.
  private static func contract(of kind: TableKind?, as format: String) -> String {
    let tables = (kind.map { [$0] } ?? TableKind.allCases).map(Guide.table)
    switch format {
    case "json": return ContractJSON(tables, program: Version.text).value.text + "\n"
    case "odcs": return DataContract(tables, program: Version.text).value.yaml
    case "table-schema":
      return (kind == nil ? TableSchema.package(tables) : TableSchema.of(tables[0])).text + "\n"
    case "json-schema":
      return (kind == nil ? RowSchema.bundle(tables) : RowSchema.of(tables[0])).text + "\n"
    default: return ContractText(tables).text
    }
  }
}
