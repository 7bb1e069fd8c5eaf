import Testing

@testable import Contract

@Suite struct RecognitionTests {
  private func kind(_ header: [String], _ path: String = "data.csv") -> TableKind? {
    Recognition.of(header: header, path: path, matcher: ColumnMatcher()).kind
  }

  @Test(arguments: [
    (["USER_ID", "EVENT_NAME"], TableKind.events), (["TIMESTAMP"], .events),
    (["userId", "event_properties"], .events), (["distinct_id", "event", "time", "x"], .events),
    (["USER_ID", "plan"], .users), (["USER_ID", "UPDATED_AT", "name"], .users),
    (["USER_CREATION_TIME"], .users), (["uid", "USER_CREATION_TIME"], .users),
    (["ACCOUNT_ID", "name"], .accounts), (["ACCOUNT_ID", "ACCOUNT_CREATION_TIME"], .accounts),
    (["USER_ID", "ACCOUNT_ID", "plan"], .users),
  ])
  func columnsDecide(_ header: [String], _ wanted: TableKind) {
    #expect(kind(header) == wanted)
    #expect(kind(header, "somewhere/else-\(TableKind.accounts.rawValue).csv") == wanted)
  }

  @Test(arguments: [
    ("events/1.csv", TableKind.events), ("tracks.csv", .events), ("USERS.csv", .users),
    ("crm/members.csv", .users), ("accounts.csv", .accounts), ("my-companies.csv", .accounts),
  ])
  func theNameDecidesWhereColumnsDoNot(_ path: String, _ wanted: TableKind) {
    #expect(kind(["a", "b"], path) == wanted)
    #expect(kind(["UPDATED_AT"], path) == wanted, "every table has that one")
  }

  @Test(arguments: ["data.csv", "user-events.csv", "users/accounts.csv"])
  func namesThatSayNothingOrTwoThingsAreNone(_ path: String) {
    #expect(kind(["a", "b"], path) == nil)
  }

  @Test func theReasonNamesTheColumnsOrTheName() {
    let matcher = ColumnMatcher()
    #expect(
      Recognition.of(header: ["x", "event_name", "TIMESTAMP"], path: "a", matcher: matcher)
        == Recognition(kind: .events, reason: "columns: event_name, TIMESTAMP"))
    #expect(
      Recognition.of(header: ["x"], path: "users.csv", matcher: matcher).reason
        == "name of the file; its columns do not tell")
    #expect(
      Recognition.of(header: ["x"], path: "a.csv", matcher: matcher)
        == Recognition(kind: nil, reason: "no column of the guide, and the name does not tell"))
  }

  @Test func theUsersRenamesCount() {
    let matcher = ColumnMatcher(renames: ["wann": "TIMESTAMP"])
    #expect(Recognition.of(header: ["wann"], path: "a.csv", matcher: matcher).kind == .events)
  }
}
