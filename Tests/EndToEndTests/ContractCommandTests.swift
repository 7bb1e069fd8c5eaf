import Foundation
import TestSupport
import Testing

@Suite struct ContractCommandTests {
  @Test func peopleReadTheGuide() throws {
    let run = try SlipwayRun("contract")
    #expect(run.status == 0 && run.err.isEmpty)
    try expectGolden(run.out, "contract.txt")
    for line in run.out.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    let users = try SlipwayRun("contract", "--table", "users").out
    #expect(users.hasPrefix("users: ") && !users.contains("EVENT_NAME"))
  }

  @Test func programsReadAllOfIt() throws {
    let contract = try SlipwayRun("contract", "--format", "json").json()
    #expect(contract["version"] as? Int == 1)
    let tables = try #require(contract["tables"] as? [[String: Any]])
    #expect(tables.map { $0["table"] as? String } == ["events", "users", "accounts"])
    let rules = try #require(contract["rules"] as? [[String: Any]])
    let explained = try SlipwayRun("explain").out.split(separator: "\n")
    #expect(rules.count == explained.count)
    let one = try SlipwayRun("contract", "--format", "json", "--table", "accounts").json()
    #expect((one["tables"] as? [[String: Any]])?.count == 1)
  }

  @Test func aFileTakesTheDocument() throws {
    let folder = try TemporaryFolder()
    let run = try SlipwayRun(
      "contract", "--format", "odcs", "--output", "datacontract.yaml", in: folder.path)
    #expect(run.status == 0 && run.out.isEmpty)
    let written = try String(contentsOfFile: folder.path + "/datacontract.yaml", encoding: .utf8)
    #expect(try SlipwayRun("contract", "--format", "odcs").out == written)
  }

  @Test func mistakesAreNamed() throws {
    try SlipwayRun("contract", "events.csv").expectComplaint(2, "reads no files", "--table users")
    try SlipwayRun("contract", "--table", "people")
      .expectComplaint(2, "--table people: expected events, users, accounts")
    try SlipwayRun("contract", "--format", "xml").expectComplaint(2, "table-schema, odcs")
  }
}
