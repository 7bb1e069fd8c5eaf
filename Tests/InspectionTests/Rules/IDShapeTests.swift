import Contract
import Testing

@testable import Inspection

@Suite struct IDShapeTests {
  private func row(_ user: String, _ number: Int) -> String {
    "\"\(user)\",a1,login,2024-03-01 10:00:00,2024-03-01 10:00:\(10 + number),"
  }

  private func share(users: [String], events: [String]) throws -> ShareOnDisk {
    try ShareOnDisk(
      events: events.enumerated().map { row($1, $0) },
      users: users.map { "\"\($0)\",2024-01-01 00:00:00,2024-02-01 00:00:00,free" })
  }

  @Test(arguments: [0, 1 << 26])
  func idsThatAreWrittenOtherwiseAreNamedAsTheOtherTableHasThem(memory: Int) throws {
    let written = [
      "U1": "u1", "ab-C": "AB-C", "42": "00042", "42.0": "00042", "7.0": "7",
      "0007": "7", "8": "8.0", "08": "8.0", "\"\"Q\"\"": "\"q\"",
    ]
    let users = ["u1", "AB-C", "00042", "7", "8.0", "\"\"q\"\""]
    let ids = written.keys.sorted()
    var options = InspectionOptions()
    options.memory = memory
    let inspection = try share(users: users, events: ids + users + ["u2", "43"]).inspect(
      options: options)
    let samples = try inspection.samples(of: "xref.id_shape")
    #expect(samples.count == written.count)
    for (id, sample) in zip(ids, samples) {
      #expect(sample.detail == "there as `\(try #require(written[id]))`", "\(id)")
    }
    #expect(try inspection.samples(of: "xref.user_missing").map(\.value) == ["u2", "43"])
  }

  @Test func rowsAreMarkedAndSayTheSame() throws {
    let inspection = try share(users: ["u1"], events: ["u1", "U1", "u2", "U1"]).inspect()
    let table = try #require(inspection.table(.events))
    let rows = try TableRows(table).rows(from: 0, count: 9)
    let marks = rows.map { $0.marks.map(\.rule.id) }
    #expect(marks == [[], ["xref.id_shape"], ["xref.user_missing"], ["xref.id_shape"]])
    #expect(table.detail(of: rows[1].marks[0], in: rows[1]) == "there as `u1`")
  }

  /// Mixed case cannot be guessed, and an id of a hundred bytes is none that a person wrote.
  @Test func whatCannotBeGuessedIsMissing() throws {
    let long = String(repeating: "x", count: 101)
    let inspection = try share(
      users: ["Bo", long], events: ["Bo", long, "BO", long.uppercased(), " ", "bo"]
    ).inspect()
    #expect(try inspection.samples(of: "xref.user_missing").count == 3)
    #expect(!inspection.findings.contains { $0.rule.id == "xref.id_shape" })
  }
}
