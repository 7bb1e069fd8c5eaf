import Foundation
import TestSupport
import Testing

/// The JSON Schemas of the guide in the hands of a validator.
@Suite(.enabled(if: Validator.areInstalled, "\(Validator.absence)"))
struct ContractRowSchemaTests {
  private static let time = "\"2022-11-26 07:08:34\""
  private static let event =
    "\"USER_ID\": \"1\", \"EVENT_NAME\": \"a\", \"TIMESTAMP\": \(time), \"UPDATED_AT\": \(time)"
  private static let user = "\"USER_ID\": 1, \"UPDATED_AT\": \"2022-11-26 07:08:34.123456\""

  /// The file of a schema, of one table or of the whole share, in a folder of its own.
  private func folder(_ schema: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let words = schema == "share" ? "" : " --table \(schema)"
    let run = try SlipwayRun(shell: "slipway contract --format json-schema" + words)
    try folder.write(run.out, to: "schema.json")
    return folder
  }

  @Test(arguments: ["share", "events", "users", "accounts"])
  func itIsASchema(_ schema: String) throws {
    let run = try Validator.checkJSONSchema
      .run("--check-metaschema", "schema.json", in: folder(schema))
    #expect(run.status == 0, "\(run.output)")
  }

  @Test(arguments: [
    ("events", "{\(event)}", true),
    ("events", "{\(event), \"EVENT_PROPERTIES\": {\"a\": 1}, \"ACCOUNT_ID\": null}", true),
    ("events", "{\(event), \"EVENT_PROPERTIES\": \"{}\", \"ACCOUNT_ID\": \"\"}", true),
    ("events", "{\(event), \"plan\": \"x\"}", false),
    ("events", "{\(user)}", false),
    ("users", "{\(user), \"plan\": [1]}", true),
    ("users", "{\(user), \"USER_CREATION_TIME\": \"\"}", true),
    ("users", "{\(user), \"USER_CREATION_TIME\": \"soon\"}", false),
    ("users", "{\"USER_ID\": \" \", \"UPDATED_AT\": \(time)}", false),
    ("users", "{\"USER_ID\": 1, \"UPDATED_AT\": \"2022-11-26T07:08:34Z\"}", false),
    ("users", "{\"USER_ID\": 1, \"UPDATED_AT\": \"2022-11-26 07:08:34_\"}", false),
    ("users", "{\"USER_ID\": 1, \"UPDATED_AT\": \"\"}", false),
    ("accounts", "{\(user)}", false),
    ("share", "{\"events\": [{\(event)}], \"users\": [{\(user)}]}", true),
    ("share", "{\"events\": [{\(event)}, {\(user)}]}", false),
    ("share", "{\(event)}", false),
    ("share", "{}", false),
  ])
  func aRowIsAcceptedOrRefused(_ schema: String, _ json: String, _ isAccepted: Bool) throws {
    let folder = try folder(schema)
    try folder.write(json, to: "row.json")
    let run = try Validator.checkJSONSchema
      .run("--schemafile", "schema.json", "row.json", in: folder)
    #expect(run.status == (isAccepted ? 0 : 1), "\(run.output)")
  }
}
