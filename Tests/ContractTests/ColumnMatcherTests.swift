import Testing

@testable import Contract

@Suite struct ColumnMatcherTests {
  /// How each column of a table is found, by the contract's names; missing ones are left out.
  private func match(
    _ header: [String], _ kind: TableKind = .events, renames: [String: String] = [:]
  ) -> [String: ColumnMatch] {
    let contract = Guide.table(kind)
    let matches = ColumnMatcher(renames: renames).match(header, to: contract)
    let pairs = zip(contract.columns, matches).filter { $1 != .missing }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0.name, $1) })
  }

  @Test func theVeryNamesAreFoundWhereverTheyStand() {
    #expect(
      match(["TIMESTAMP", "x", "USER_ID", "EVENT_NAME"])
        == ["USER_ID": .exact(2), "EVENT_NAME": .exact(3), "TIMESTAMP": .exact(0)])
  }

  @Test func otherLetterCaseIsARungOfItsOwn() {
    #expect(match(["user_id"]) == ["USER_ID": .otherCase(0)])
    #expect(match(["User_Id", "USER_ID"]) == ["USER_ID": .exact(1)])
  }

  @Test(arguments: ["userId", "User ID", "user-id", "USERID", "user.id", " user id "])
  func theSameLettersAndDigitsAreNear(_ name: String) {
    #expect(match([name]) == ["USER_ID": .near(0)])
  }

  @Test(arguments: [
    ("uid", "USER_ID"), ("customer_id", "USER_ID"), ("distinct_id", "USER_ID"),
    ("org_id", "ACCOUNT_ID"), ("workspaceId", "ACCOUNT_ID"), ("event", "EVENT_NAME"),
    ("event_type", "EVENT_NAME"), ("event_time", "TIMESTAMP"), ("occurred_at", "TIMESTAMP"),
    ("modified_at", "UPDATED_AT"), ("_fivetran_synced", "UPDATED_AT"),
    ("properties", "EVENT_PROPERTIES"), ("payload", "EVENT_PROPERTIES"),
  ])
  func namesThatOtherToolsUseAreNear(_ name: String, _ column: String) {
    #expect(match([name]) == [column: .near(0)])
  }

  @Test(
    arguments: [
      ("UESR_ID", "USER_ID"), ("USERS_ID", "USER_ID"), ("USR_IDX", nil),
      ("ACCUONT_ID", "ACCOUNT_ID"),
      ("ACOUNT_IDS", "ACCOUNT_ID"), ("EVNT_NAM", "EVENT_NAME"), ("TIMESTAMPS", "TIMESTAMP"),
      ("UPDATD_AT", "UPDATED_AT"), ("EVENTS", nil), ("USE_ID", nil), ("UPDATER", nil),
    ] as [(String, String?)])
  func slipsOfThePenAreNearUpToADistance(_ name: String, _ column: String?) {
    #expect(match([name]) == (column.map { [$0: .near(0)] } ?? [:]))
  }

  @Test(arguments: [
    "anonymous_id", "device_id", "user_pseudo_id", "amplitude_id", "domain_userid", "sent_at",
    "server_upload_time", "created_at",
  ])
  func namesOfAnotherMeaningAreNeverOffered(_ name: String) {
    #expect(match([name]).isEmpty)
    #expect(match([name], .users).isEmpty)
  }

  @Test func whenAServerGotAnEventIsWhenItWasWrittenAndNotWhenItHappened() {
    #expect(match(["received_at"]) == ["UPDATED_AT": .near(0)])
    #expect(ColumnMatcher.isTrap("received_at", for: "TIMESTAMP"))
    #expect(!ColumnMatcher.isTrap("received_at", for: "UPDATED_AT"))
  }

  @Test func theGuidesOwnNamesAreNoSlipsOfOthers() {
    #expect(
      match(["USER_CREATION_TIME", "ACCOUNT_ID"], .users) == ["USER_CREATION_TIME": .exact(0)])
  }

  @Test func equallyNearNamesAreLeftToTheUser() {
    #expect(match(["uid", "x", "external_id"]) == ["USER_ID": .ambiguous([0, 2])])
    #expect(match(["uid", "user id"]) == ["USER_ID": .near(1)], "a higher rung decides")
    #expect(match(["userId", "user id"]) == ["USER_ID": .ambiguous([0, 1])])
    #expect(match(["uid", "external_id"], renames: ["uid": "USER_ID"]) == ["USER_ID": .renamed(0)])
  }

  @Test func theFirstOfTwoEqualNamesIsMeant() {
    #expect(match(["USER_ID", "USER_ID"]) == ["USER_ID": .exact(0)])
    #expect(match(["user_id", "User_ID"]) == ["USER_ID": .otherCase(0)])
  }

  @Test func theUsersWordOutweighsEverything() {
    let renames = ["who": "USER_ID", "USER_ID": "ACCOUNT_ID"]
    #expect(
      match(["USER_ID", "who", "ACCOUNT_ID"], renames: renames)
        == ["USER_ID": .renamed(1), "ACCOUNT_ID": .renamed(0)])
    #expect(match(["other"], renames: ["other": "NO_SUCH_COLUMN"]).isEmpty)
  }

  @Test func aColumnStandsForOneColumnAtMost() {
    let header = ["time", "TIMESTAMP", "name", "event"]
    let found = match(header)
    #expect(found["TIMESTAMP"] == .exact(1))
    #expect(found["EVENT_NAME"] == .ambiguous([2, 3]))
    let indices = match(["event_name", "event", "uid", "userid", "ts"]).values.compactMap(\.index)
    #expect(Set(indices).count == indices.count)
  }

  @Test func onlyColumnsToReadHaveAnIndex() {
    let matches: [ColumnMatch] = [
      .exact(1), .renamed(2), .otherCase(3), .near(4), .ambiguous([5, 6]), .missing,
    ]
    #expect(matches.map(\.index) == [1, 2, 3, 4, nil, nil])
  }

  @Test func synonymsAndTrapsAreWrittenInTheFoldedForm() {
    for name in Guide.columnNames {
      for synonym in ColumnSynonyms.of(name).union(ColumnSynonyms.traps(for: name)) {
        #expect(ColumnMatcher.folded(synonym) == synonym)
      }
      #expect(ColumnSynonyms.of(name).isDisjoint(with: ColumnSynonyms.traps(for: name)))
    }
  }

  @Test func noSynonymMeansTwoColumns() {
    var seen: [String: String] = [:]
    for name in Guide.columnNames {
      for synonym in ColumnSynonyms.of(name) {
        #expect(seen[synonym] == nil, "\(synonym)")
        seen[synonym] = name
      }
    }
  }
}
