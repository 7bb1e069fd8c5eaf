import Foundation
import TestSupport
import Testing

/// The Table Schemas of the guide in the hands of Frictionless.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
struct ContractTableSchemaTests {
  private static func schema(_ table: String? = nil) throws -> String {
    let words = table.map { " --table \($0)" } ?? ""
    return try SlipwayRun(shell: "slipway contract --format table-schema" + words).out
  }

  @Test func aCorrectShareIsAValidPackage() throws {
    let folder = try TemporaryFolder()
    for (name, text) in GuideSample.corrected { try folder.write(text, to: name) }
    try folder.write(Self.schema(), to: "datapackage.json")
    let run = try Validator.frictionless.run("validate", "datapackage.json", in: folder)
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func theGuidesOwnSampleIsNot() throws {
    let folder = try GuideSample.folder()
    try folder.write(Self.schema(), to: "datapackage.json")
    let run = try Validator.frictionless.run("validate", "datapackage.json", "--json", in: folder)
    #expect(run.status == 1)
    #expect(try Self.errors(run) == ["type-error", "type-error"], "\(run.output)")
  }

  private static let (time, later) = ("2022-11-26 07:08:34", "2022-11-27 07:08:34")

  @Test(arguments: [
    ("events", "EVENT_NAME,USER_ID,UPDATED_AT,TIMESTAMP\na,1,\(later),\(time)\n", []),
    ("users", "plan,UPDATED_AT,USER_ID\n,\(time),1\n,\(later),1\n", []),
    ("accounts", "ACCOUNT_ID,UPDATED_AT\n1,\(time)\n2,\(time)\n", []),
    ("events", "USER_ID,TIMESTAMP,UPDATED_AT\n1,\(time),\(time)\n", ["missing-label"]),
    ("users", "userId,UPDATED_AT\n1,\(time)\n", ["missing-label"]),
    (
      "events", "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,plan\n1,a,\(time),\(time),x\n",
      ["extra-label"]
    ),
    ("users", "USER_ID,UPDATED_AT\n,\(time)\n", ["constraint-error"]),
    ("users", "USER_ID,UPDATED_AT\n1,\(time)_\n", ["type-error"]),
    ("users", "USER_ID,UPDATED_AT\n1,2022-02-30 07:08:34\n", ["type-error"]),
    ("accounts", "ACCOUNT_ID,UPDATED_AT\n1,\(time)\n1,\(time)\n", ["primary-key"]),
  ])
  func aTableIsAcceptedOrRefused(_ table: String, _ text: String, _ errors: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "table.csv")
    try folder.write(Self.schema(table), to: "schema.json")
    let run = try Validator.frictionless
      .run("validate", "table.csv", "--schema", "schema.json", "--json", in: folder)
    #expect(run.status == (errors.isEmpty ? 0 : 1))
    #expect(try Self.errors(run) == errors, "\(run.output)")
  }

  /// The types of all errors in order of their names.
  private static func errors(_ run: Validator.Run) throws -> [String] {
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let tasks = try #require(report?["tasks"] as? [[String: Any]])
    return tasks.flatMap { $0["errors"] as? [[String: Any]] ?? [] }
      .compactMap { $0["type"] as? String }.sorted()
  }
}
