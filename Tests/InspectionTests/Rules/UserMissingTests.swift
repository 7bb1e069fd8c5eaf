import Contract
import TestSupport
import Testing

@testable import Inspection

@Suite struct UserMissingTests {
  private let users = [
    "u1,2024-01-01 00:00:00,2024-02-01 00:00:00,free",
    "\"u,2\",2024-01-01 00:00:00,2024-02-01 00:00:00,free",
  ]

  @Test func usersThatTheTableLacksAreAWarning() throws {
    let share = try ShareOnDisk(
      events: [
        "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
        "\"u,2\",a1,login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
        "u3,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:07,",
        "u11,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:08,",
      ], users: users)
    let inspection = try share.inspect()
    #expect(inspection.lines == ["warning xref.user_missing events.USER_ID 2/1"])
    let samples = try inspection.samples(of: "xref.user_missing")
    #expect(
      samples.first
        == Finding.Sample(
          file: "events.csv", record: 3, line: 4, lineEnd: 4, byte: try share.byte(of: "u3,"),
          column: "USER_ID", value: "u3", isCut: false, detail: nil))
    #expect(samples.map(\.value) == ["u3", "u11"])
  }

  /// Under a budget that holds no key, and one that holds all.
  @Test(arguments: [0, 1 << 30], [1, 3])
  func whatIsKnownOfThoseThatLack(memory: Int, threads: Int) throws {
    var random = SeededGenerator()
    var (counts, times) = ([String: Int](), [String]())
    let rows = (0..<900).map { row in
      let user = Int.random(in: 0..<30, using: &random)
      let id = user < 8 ? "\"m\"\"\(user)\"" : user == 8 ? "U1" : "u\(1 + user % 2)"
      let time = "2024-03-0\(1 + row % 9) 1\(row % 7):00:00"
      if user < 8 {
        counts["m\"\(user)", default: 0] += 1
        times.append(time)
      }
      let written = row % 5 == 0 ? time.replacing(" ", with: "T") + "Z" : time
      return "\(id),a1,x\(row),\(written),2024-04-01 10:00:00,"
    }
    let share = try ShareOnDisk(
      events: rows + ["m9,a1,x,soon,2024-04-01 10:00:00,", "m9,a1,x,1970-01-01 00:00:00,,"],
      users: ["u1", "u2"].map { "\($0),,2024-02-01 00:00:00,free" })
    var options = InspectionOptions()
    (options.memory, options.threads) = (memory, threads)
    let inspection = try share.inspect(options: options)
    let found = try #require(inspection.findings.first { $0.rule.id == UserMissing.rule.id })
    counts["m9"] = 2
    let missing = try #require(found.missing)
    let top = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    #expect(missing.rows == 902 && found.count == counts.values.reduce(0, +))
    #expect(missing.distinct == ColumnProfile.Distinct(count: counts.count, isExact: true))
    #expect(missing.top.map(\.text) == top.prefix(5).map(\.key), "seed \(random.seed)")
    #expect(missing.top.map(\.count) == top.prefix(5).map(\.value), "seed \(random.seed)")
    #expect(missing.top.allSatisfy { !$0.isCut })
    #expect(missing.times?.lowerBound.guideText == times.min())
    #expect(missing.times?.upperBound.guideText == times.max())
    #expect(inspection.findings.allSatisfy { ($0.missing != nil) == ($0.rule == found.rule) })
  }

  @Test func ofManyThatLackNoneIsNamed() throws {
    let rows = (0..<3000).map { "m\($0),a1,x,2024-03-01 10:00:00,2024-04-01 10:00:00," }
    let missing = try #require(
      try ShareOnDisk(events: rows, users: users).inspect().findings
        .first { $0.rule.id == UserMissing.rule.id }?.missing)
    #expect(missing.top.isEmpty && !missing.distinct.isExact)
    #expect((2700...3300).contains(missing.distinct.count), "within about 2 %")
  }

  @Test func moreThanOneInAHundredIsAWarningAndNoMoreAHint() throws {
    for (count, severity) in [(100, "info"), (99, "warning")] {
      let rows = (0..<count).map {
        "u\($0 == 3 ? 9 : 1),a1,x\($0),2024-03-01 10:00:00,2024-03-02 10:00:\(10 + $0 % 50),"
      }
      #expect(
        try ShareOnDisk(events: rows, users: [users[0]]).inspect().lines
          == ["\(severity) xref.user_missing events.USER_ID 1/1"])
    }
  }

  @Test func anEmptyIDIsNotAlsoAMissingUser() throws {
    let rows = [
      ",a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,",
      "u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:06,",
    ]
    #expect(
      try ShareOnDisk(events: rows, users: [users[0]]).inspect().lines
        == ["error cell.null_required events.USER_ID 1/1"])
  }

  @Test func aUsersTableWithoutRowsHasNoneOfThem() throws {
    let share = try ShareOnDisk([
      "events.csv": ShareOnDisk.table(
        ShareOnDisk.eventHeader, ["u1,a1,login,2024-03-01 10:00:00,2024-03-01 10:00:05,"]),
      "users.csv": ShareOnDisk.userHeader + "\n",
    ])
    #expect(
      try share.inspect().lines == [
        "warning file.no_rows users 1/1", "warning xref.user_missing events.USER_ID 1/1",
      ])
  }
}
