import Samples
import Testing

/// A clean share breaks no rule; each test is what some rules ask for.
@Suite struct CleanShareTests {
  static let sizes = [1, 2, 3, 7, 59, 200, 1000, 1999, 20_000]

  private static let shares = sizes.map { rows in
    GeneratedShare(rows: rows, seed: UInt64(rows) &* 31, defects: false)
  }

  private func share(_ rows: Int) throws -> GeneratedShare {
    try #require(Self.shares.first { $0.rows == rows })
  }

  @Test(arguments: sizes)
  func nothingIsPlanted(rows: Int) throws {
    #expect(try share(rows).planted.isEmpty)
  }

  @Test(arguments: sizes)
  func columnsAreSpelledAsInTheGuide(rows: Int) throws {
    let share = try share(rows)
    let events = ["USER_ID", "ACCOUNT_ID", "EVENT_NAME", "TIMESTAMP", "UPDATED_AT"]
    for path in share.paths.dropLast(2) {
      #expect(share.records(path).first == events + ["EVENT_PROPERTIES"])
    }
    #expect(
      share.records("users.csv").first
        == ["USER_ID", "USER_CREATION_TIME", "UPDATED_AT", "email", "Country", "Plan"])
    #expect(
      share.records("accounts.csv").first
        == [
          "ACCOUNT_ID", "ACCOUNT_CREATION_TIME", "UPDATED_AT", "AccountName", "Country", "Plan",
        ])
  }

  @Test(arguments: sizes)
  func everyFileHasRowsOfSixCellsAndLineFeeds(rows: Int) throws {
    let share = try share(rows)
    for path in share.paths {
      let bytes = share.bytes[path] ?? []
      let records = share.records(path)
      #expect(records.count >= 2, "\(path) has no rows")
      #expect(records.allSatisfy { $0.count == 6 })
      #expect(bytes.last == UInt8(ascii: "\n"))
      #expect(!bytes.contains(UInt8(ascii: "\r")))
      let lines = bytes.count { $0 == UInt8(ascii: "\n") }
      #expect(lines == records.count, "no line end in a cell, no blank line")
      #expect(String(validating: bytes, as: UTF8.self) != nil)
    }
  }

  @Test(arguments: sizes)
  func cellsAreFilledAndTrimmed(rows: Int) throws {
    let share = try share(rows)
    for record in share.events + share.users + share.accounts {
      #expect(record.dropLast().allSatisfy { !$0.isEmpty }, "\(record)")
      #expect(record.allSatisfy { $0.first != " " && $0.last != " " })
    }
  }

  @Test(arguments: sizes)
  func noTwoRowsAreTheSame(rows: Int) throws {
    let events = try share(rows).events
    #expect(Set(events).count == events.count)
  }

  @Test(arguments: sizes)
  func noUserDoesTheSameTwiceInOneSecond(rows: Int) throws {
    let events = try share(rows).events
    #expect(Set(events.map { [$0[0], $0[2], $0[3]] }).count == events.count)
  }

  @Test func eventsOfOneSecondAreNeverUpdatedInOneSecond() throws {
    struct Enough: Error {}
    var piece: [UInt8] = []
    #expect(throws: Enough.self) {
      try SampleShare(rows: 50_000_000, seed: 2, defects: false).generate { _, bytes in
        piece = Array(bytes)
        throw Enough()
      }
    }
    let times = CSVReader.read(piece).dropFirst().map { Array($0.cells[3...4]) }
    #expect(Set(times.map { $0[0] }).count * 2 < times.count, "too few share a second to tell")
    #expect(Set(times).count == times.count)
  }

  @Test(arguments: sizes)
  func idsAreUniqueAndReferencesHold(rows: Int) throws {
    let share = try share(rows)
    let users = Set(share.users.map { $0[0] })
    let accounts = Set(share.accounts.map { $0[0] })
    #expect(users.count == share.users.count)
    #expect(accounts.count == share.accounts.count)
    let seenUsers = Set(share.events.map { $0[0] })
    let seenAccounts = Set(share.events.map { $0[1] })
    #expect(seenUsers.isSubset(of: users))
    #expect(seenAccounts.isSubset(of: accounts))
    if rows >= users.count {
      #expect(seenUsers == users, "no user without events")
      #expect(seenAccounts == accounts, "no account without events")
    }
    let pairs = Set(share.events.map { [$0[0], $0[1]] })
    #expect(pairs.count == seenUsers.count, "a user belongs to one account")
  }

  @Test(arguments: sizes)
  func timesAreValidAndInOrder(rows: Int) throws {
    let share = try share(rows)
    var created: [String: Int] = [:]
    for profile in share.users + share.accounts {
      let creation = try #require(secondsOf(profile[1]))
      let update = try #require(secondsOf(profile[2]))
      #expect(creation < update)
      created[profile[0]] = creation
    }
    for event in share.events {
      let time = try #require(secondsOf(event[3]))
      let update = try #require(secondsOf(event[4]))
      #expect((300..<5 * 3600).contains(update - time), "\(event)")
      #expect(try #require(created[event[0]]) < time)
      #expect(try #require(created[event[1]]) < time)
    }
  }

  @Test(arguments: sizes.filter { $0 > 1 })
  func updatesDiffer(rows: Int) throws {
    let share = try share(rows)
    #expect(Set(share.events.map { $0[4] }).count > 1)
    #expect(Set(share.users.map { $0[2] }).count > 1)
    #expect(Set(share.accounts.map { $0[2] }).count > 1)
  }

  /// A reader that asks for what came after the last update it saw must miss nothing.
  @Test func everyFileIsUpdatedAfterTheFilesBeforeIt() throws {
    let share = try share(20_000)
    var latest = ""
    for path in share.paths.dropLast(2) {
      let updates = share.records(path).dropFirst().map { $0[4] }
      #expect(try #require(updates.min()) > latest, "\(path)")
      latest = try #require(updates.max())
    }
  }

  @Test func propertiesAreObjectsWithTheSameKeysAndTypesForAnEvent() throws {
    var shapes: [String: Set<String>] = [:]
    for event in try share(20_000).events {
      guard !event[5].isEmpty else {
        shapes[event[2], default: []].insert("")
        continue
      }
      let isText = try #require(textKeysOf(event[5]), "\(event)")
      shapes[event[2], default: []].insert("\(isText.sorted { $0.key < $1.key })")
    }
    #expect(shapes.count == 12)
    #expect(shapes.values.allSatisfy { $0.count == 1 }, "\(shapes)")
  }

  @Test func someEventsAreFarMoreFrequentThanOthers() throws {
    let counts = Dictionary(grouping: try share(20_000).events) { $0[2] }.mapValues(\.count)
    let most = try #require(counts.values.max())
    let fewest = try #require(counts.values.min())
    #expect(most > 10 * fewest)
  }

  @Test(arguments: [1000, 1999, 20_000])
  func noDayIsMissing(rows: Int) throws {
    let share = try share(rows)
    #expect(Set(share.events.map { $0[3].prefix(10) }).count == 90)
    if share.users.count >= 1000 {
      #expect(Set(share.users.map { $0[2].prefix(10) }).count == 30)
    }
  }

  @Test func daysHaveTheShapeOfAWeekAndHoursOfADay() throws {
    let times = try share(20_000).events.compactMap { secondsOf($0[3]) }
    // 2000-01-01 was a Saturday.
    let weekend = times.count { [0, 1].contains($0 / 86_400 % 7) }
    let night = times.count { $0 / 3600 % 24 < 6 }
    #expect(weekend * 5 < (times.count - weekend) * 2)
    #expect(night * 4 < times.count)
  }
}
