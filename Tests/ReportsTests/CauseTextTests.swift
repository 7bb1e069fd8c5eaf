import Inspection
import Reports
import TestSupport
import Testing

@Suite struct CauseTextTests {
  private func inspect(_ rows: [String]) throws -> Inspection {
    let folder = try TemporaryFolder()
    let text = "USER_ID,ACCOUNT_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"
    try folder.write(text + rows.map { "\($0)\n" }.joined(), to: "events.csv")
    return try #require(Inspector(try Share([folder.path])).run())
  }

  @Test func theFirstTwoCausesAreSummedUp() throws {
    let causes = try inspect([
      "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:01",
      ",a1,x,2024-03-01 10:00:01,2024-03-01 10:00:02",
      "u1,a1,x,never,2024-03-01 10:00:03", "u1,a1,x,soon,2024-03-01 10:00:04", "u1,a1",
      "u1,a1,x,2024-03-01 10:00:05,2024-03-01 10:00:06",
    ]).causes
    #expect(
      CauseText.summary(causes)
        == "Fix 2 of 3 causes: 83.3 % of rows clean.")
    #expect(
      causes.causes.indices.map { CauseText.line($0, of: causes) } == [
        "events: TIMESTAMP: not a date, 2 rows; then 66.6 % clean",
        "events: too few cells, 1 row; then 83.3 % clean",
        "events: USER_ID: empty cell in a required column, 1 row; then 100 % clean",
      ])
  }

  @Test func whereNothingIsWrongNothingIsSaid() throws {
    let causes = try inspect([
      "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:01",
      "u1,a1,x,2024-03-01 10:00:01,2024-03-01 10:00:02",
    ]).causes
    #expect(CauseText.summary(causes) == nil)
    #expect(Amount.percent(999_999, of: 1_000_000) == "99.9 %")
    #expect(Amount.percent(0, of: 0) == "100 %")
  }
}
