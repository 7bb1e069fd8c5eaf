import Contract
import Testing

@testable import Inspection

@Suite struct UnsafeNameTests {
  private func users(_ column: String) throws -> Inspection {
    try ShareOnDisk([
      "users.csv": ShareOnDisk.table("USER_ID,UPDATED_AT,\(column)", ["u1,2024-02-01 00:00:00,x"])
    ]).inspect()
  }

  @Test(arguments: [
    "Current Plan", "2nd", "plan-name", "a.b", String(repeating: "n", count: 61), "\"a\"\"b\"",
  ])
  func namesThatNeedQuotingAreAHint(_ name: String) throws {
    let inspection = try users(name)
    let shown = name == "\"a\"\"b\"" ? "a\"b" : name
    #expect(inspection.lines == ["info head.unsafe_name users.\(shown) 1/1"])
    #expect(
      try inspection.samples(of: "head.unsafe_name") == [
        Finding.Sample(
          file: "users.csv", record: nil, line: 1, lineEnd: 1, byte: 0, column: nil, value: "",
          isCut: false, detail: nil)
      ])
  }

  @Test(arguments: ["plan", "Plan_2", "_x", "größe", String(repeating: "n", count: 60)])
  func wordsAreSafe(_ name: String) throws {
    #expect(try users(name).lines.isEmpty)
  }

  @Test func namesOfTheGuideAreOtherRulesMatter() throws {
    let share = try ShareOnDisk([
      "users.csv": ShareOnDisk.table("User Id,UPDATED_AT", ["u1,2024-02-01 00:00:00"])
    ])
    #expect(try share.inspect().lines == ["error col.near_miss users.USER_ID 1/1"])
  }
}
