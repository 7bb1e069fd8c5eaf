import Contract
import TestSupport
import Testing

@testable import Inspection

/// What an inspection says of the values of columns, on files on disk.
@Suite struct ColumnProfileTests {
  private static func profiles(
    _ header: String, _ rows: [String], threads: Int = 2
  ) throws -> [String: ColumnProfile] {
    let share = try ShareOnDisk(["events.csv": ShareOnDisk.table(header, rows)])
    var options = InspectionOptions()
    options.threads = threads
    let table = try #require(share.inspect(options: options).table(.events))
    return Dictionary(uniqueKeysWithValues: table.profiles.map { ($0.name, $0) })
  }

  @Test func fewValuesAreCountedExactly() throws {
    let rows = [
      "u1,a,Open,2024-03-01 10:00:00,2024-03-01 11:00:00,\"{\"\"n\"\": 1}\"",
      "u2,a,Open,2024-03-01 10:00:00.5,2024-03-01 11:00:00,{}",
      "u1,a,\"Close\",2024-02-29 10:00:00,2024-03-01 11:00:00,",
      "\"u1\",a,\"a, \"\"b\"\"\",soon,2024-03-01 11:00:00,nonsense", ",,,,,",
    ]
    let profiles = try Self.profiles(ShareOnDisk.eventHeader, rows)
    let users = try #require(profiles["USER_ID"])
    #expect(users.values == 4 && users.nulls == 1 && users.kinds == [.text])
    #expect(users.distinct == ColumnProfile.Distinct(count: 2, isExact: true))
    #expect(users.top.map(\.text) == ["u1", "u2"] && users.top.map(\.count) == [3, 1])
    #expect(users.lengths == 2...2 && users.least == "u1" && users.greatest == "u2")
    let names = try #require(profiles["EVENT_NAME"])
    #expect(names.least == "Close" && names.greatest == "a, \"b\"")
    #expect(names.top.map(\.text) == ["Open", "Close", "a, \"b\""])
    let times = try #require(profiles["TIMESTAMP"])
    #expect(times.kinds == [.time, .text] && times.values == 4)
    #expect(times.distinct.count == 3, "times that are read")
    #expect(times.least == "2024-02-29 10:00:00")
    #expect(times.greatest == "2024-03-01 10:00:00.500000")
    let properties = try #require(profiles["EVENT_PROPERTIES"])
    #expect(properties.kinds == [.json, .text] && properties.values == 3)
    #expect(properties.least == nil)
    #expect(profiles["ACCOUNT_ID"]?.isConstant == true)
  }

  @Test(arguments: [
    (["1", "22", "3"], [ColumnProfile.Kind.integer], "1", "22"),
    (["-1", "2.5", "10"], [.number], "-1", "10"), (["true", "FALSE"], [.boolean], "FALSE", "true"),
    (["1", "x"], [.text], "1", "x"), (["", " "], [], nil, nil),
  ])
  func kindsFollowTheValues(
    values: [String], kinds: [ColumnProfile.Kind], least: String?, greatest: String?
  ) throws {
    let share = try ShareOnDisk([
      "users.csv": ShareOnDisk.table(
        "USER_ID,UPDATED_AT,more", values.map { "u,2024-03-01 10:00:00,\($0)" })
    ])
    let profile = try #require(share.inspect().table(.users)?.profiles.last)
    #expect(profile.kinds == kinds && profile.least == least && profile.greatest == greatest)
  }

  @Test func manyValuesAreEstimatedAlikeByAnyNumberOfThreads() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let rows = (0..<60_000).map { row in
      let user = Int.random(in: 0..<5, using: &random) == 0 ? "anonymous" : "user-\(row % 20_000)"
      let second = String(Int.random(in: 10..<60, using: &random))
      return "\(user),a,Open,2024-03-01 10:00:\(second),2024-03-01 11:00:00,\"{\"\"n\"\": \(row)}\""
    }
    let one = try Self.profiles(ShareOnDisk.eventHeader, rows, threads: 1)
    for threads in [2, 8] {
      #expect(try Self.profiles(ShareOnDisk.eventHeader, rows, threads: threads) == one)
    }
    let distinct = Set(rows.map { $0.prefix { $0 != "," } }).count
    let users = try #require(one["USER_ID"])
    #expect(!users.distinct.isExact)
    #expect(abs(users.distinct.count - distinct) < distinct / 8, "seed \(seed): \(users.distinct)")
    let anonymous = rows.count { $0.hasPrefix("anonymous") }
    #expect(users.top.first?.text == "anonymous" && users.top.first?.isExact == false)
    #expect(
      abs((users.top.first?.count ?? 0) - anonymous) < anonymous / 4, "seed \(seed): \(users.top)")
    #expect(users.top.count == 1, "values that are met by chance say nothing")
    #expect(one["TIMESTAMP"]?.distinct == ColumnProfile.Distinct(count: 50, isExact: true))
    #expect(one["TIMESTAMP"]?.top.reduce(0) { $0 + $1.count } ?? 0 < rows.count)
  }
}
