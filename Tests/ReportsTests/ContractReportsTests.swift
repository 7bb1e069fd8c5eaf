import Contract
import Foundation
import Testing

@testable import Reports

/// The exports of the guide as they are stored; tools by others judge them end to end.
@Suite struct ContractReportsTests {
  private let tables = TableKind.allCases.map(Guide.table)

  @Test func everyFormatIsAsStored() throws {
    try expectGolden(
      ContractJSON(tables, program: "0.1.0").value.text + "\n", "contract.json")
    try expectGolden(DataContract(tables, program: "0.1.0").value.yaml, "contract-odcs.yaml")
    try expectGolden(TableSchema.package(tables).text + "\n", "contract-table-schema.json")
    try expectGolden(RowSchema.bundle(tables).text + "\n", "contract-json-schema.json")
  }

  @Test func aTableAloneIsAsAmongOthers() throws {
    let package = TableSchema.package(tables).text
    let bundle = RowSchema.bundle(tables).text
    for table in tables {
      let schema = TableSchema.of(table).text.split(separator: "\n")
      #expect(schema.dropFirst().allSatisfy { package.contains($0) })
      let row = RowSchema.of(table).text.split(separator: "\n").dropFirst(2)
      #expect(row.allSatisfy { bundle.contains($0) })
    }
  }
}
