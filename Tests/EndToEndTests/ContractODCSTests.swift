import TestSupport
import Testing

/// The data contract of the guide in the hands of the Data Contract CLI and under the schema of the
/// standard; the first knows what can be run, the second knows every key.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
struct ContractODCSTests {
  private func runs(_ contract: String) throws -> [Validator.Run] {
    let folder = try TemporaryFolder()
    try folder.write(contract, to: "datacontract.yaml")
    let schema = try #require(Validator.file("datacontract/schemas/odcs-3.1.0.schema.json"))
    return [
      try Validator.datacontract.run("lint", in: folder),
      try Validator.checkJSONSchema.run("--schemafile", schema, "datacontract.yaml", in: folder),
    ]
  }

  @Test(arguments: ["", "--table events", "--table users", "--table accounts"])
  func itIsADataContract(_ words: String) throws {
    let runs = try runs(SlipwayRun(shell: "slipway contract --format odcs " + words).out)
    for run in runs { #expect(run.status == 0, "\(run.output)") }
    #expect(runs[0].output.contains("valid against ODCS v3.1.0"))
  }

  @Test(arguments: [
    ("metric: nullValues", "metric: emptyValues", [1, 1]),
    ("logicalType: timestamp", "logicalType: moment", [1, 1]),
    ("partitioned:", "isPartitioned:", [0, 1]),
  ])
  func oneThatIsSpoiledIsRefused(_ part: String, _ spoiled: String, _ statuses: [Int32]) throws {
    let contract = try SlipwayRun("contract", "--format", "odcs").out
    #expect(contract.contains(part))
    #expect(try runs(contract.replacing(part, with: spoiled)).map(\.status) == statuses)
  }
}
