import Contract
import Tables
import Testing

@testable import Inspection

/// Rules about ids and names in shares of several files and pieces.
@Suite struct TextRulesTests {
  private static let users = ["u1,,2024-02-01 00:00:00,pro"]

  /// Events of users and names, each with times of its own.
  private static func events(_ rows: [(user: String, name: String)], from second: Int) -> String {
    ShareOnDisk.table(
      ShareOnDisk.eventHeader,
      rows.enumerated().map { number, row in
        let seconds = second + number
        let clock = "\(10 + seconds / 3600):\(seconds / 600 % 6)\(seconds / 60 % 10):"
        let times = ["01", "02"].map { "2024-03-\($0) \(clock)\(10 + seconds % 50)" }
        return "\(row.user),a1,\(row.name),\(times.joined(separator: ",")),{}"
      })
  }

  private static func options(threads: Int = 2, memory: Int? = nil) -> InspectionOptions {
    var options = InspectionOptions()
    options.threads = threads
    if let memory { options.memory = memory }
    return options
  }

  @Test(arguments: [nil, 0])
  func aWordForNothingIsNoMissingUserWhateverTheBudget(_ memory: Int?) throws {
    let share = try ShareOnDisk([
      "events.csv": Self.events(
        [("u1", "x"), ("null", "x"), ("0", "x"), ("u1 ", "x"), ("u2 ", "x"), ("u3", "x")], from: 0),
      "users.csv": ShareOnDisk.table(ShareOnDisk.userHeader, Self.users),
    ])
    let inspection = try share.inspect(options: Self.options(memory: memory))
    #expect(
      inspection.lines == [
        "error cell.null_token events.USER_ID 1/1", "warning cell.whitespace events.USER_ID 2/1",
        "warning id.sentinel events.USER_ID 1/1", "warning xref.user_missing events.USER_ID 2/1",
      ])
    #expect(try inspection.samples(of: "xref.user_missing").map(\.value) == ["u2 ", "u3"])
  }

  @Test func wordsThatARuleIsNotAskedForAreIDsLikeOthers() throws {
    let share = try ShareOnDisk([
      "events.csv": Self.events([("u1", "x"), ("null", "x"), ("u1 ", "x")], from: 0),
      "users.csv": ShareOnDisk.table(ShareOnDisk.userHeader, Self.users),
    ])
    var options = Self.options()
    options.ignored = ["cell.null_token", "cell.whitespace"]
    #expect(
      try share.inspect(options: options).lines == [
        "warning xref.id_shape events.USER_ID 1/1", "warning xref.user_missing events.USER_ID 1/1",
      ])
  }

  @Test func aWordForNothingIsNoEntityThatIsRepeated() throws {
    let share = try ShareOnDisk(users: [
      "null,,2024-02-01 00:00:00,pro", "null,,2024-02-01 00:00:01,pro",
      "u1,,2024-02-01 00:00:00,pro", "u1,,2024-02-01 00:00:01,free",
    ])
    #expect(
      try share.inspect().lines == [
        "error cell.null_token users.USER_ID 2/1",
        "error ent.dup_same_partition users.USER_ID 1/1",
      ])
  }

  @Test func rowsCarryTheMarksThatAreCounted() throws {
    let share = try ShareOnDisk([
      "events.csv": Self.events(
        [("u1", "x"), ("n/a", "order 12345"), ("1.0", " x"), ("a@b.c", "x")], from: 0)
    ])
    let table = try #require(try share.inspect().table(.events))
    let marks = try TableRows(table).rows(from: 0, count: 9).map { $0.marks.map(\.rule.id) }
    #expect(
      marks == [
        [], ["cell.null_token", "name.reserved_pii"], ["id.format_damage", "name.whitespace"],
        ["id.pii"],
      ])
  }

  @Test func cellsThatAreNoFindingCarryNoMark() throws {
    let cut = String(repeating: "x", count: 255)
    let share = try ShareOnDisk(
      users: ["u1,,2024-02-01 00:00:00,\(cut)", "u2,,2024-02-01 00:00:00,pro "])
    let table = try #require(try share.inspect().table(.users))
    #expect(table.findings.isEmpty)
    #expect(try TableRows(table).rows(from: 0, count: 2).allSatisfy { $0.marks.isEmpty })
  }

  // MARK: - Files

  /// Three files of several pieces, with rarer spellings and other ids in the first and the last.
  private static func files() throws -> ShareOnDisk {
    let filler = String(repeating: "y", count: 1000)
    var texts: [String: String] = [:]
    for file in 0..<3 {
      let rows = (0..<5000).map { number -> (user: String, name: String) in
        let isOther = file != 1 && number % 40 == 39
        let uuid = "7f3d8e10-90ab-4cde-8f01-23456789\(1000 + number % 9000)"
        return (isOther ? uuid : "\(number + 1)", (isOther ? "Login " : "log-in ") + filler)
      }
      let named = rows.enumerated().map { number, row in
        (row.user, number % 4 == 1 ? "fill \(row.name)" : String(row.name.prefix(6)).bare)
      }
      texts["events-\(file).csv"] = events(named, from: file * 5000)
    }
    return try ShareOnDisk(texts)
  }

  @Test func filesAndFirstPlacesAreTheSameOnAnyNumberOfThreads() throws {
    let share = try Self.files()
    var found: [[Finding]] = []
    for threads in [1, 2, 5] {
      let inspection = try share.inspect(options: Self.options(threads: threads))
      found.append(inspection.findings)
      #expect(inspection.table(.events)?.files[0].index.marks.count ?? 0 > 1, "several pieces")
      #expect(
        inspection.lines == [
          "warning id.mixed_shape events.USER_ID 250/2",
          "warning name.case_variants events.EVENT_NAME 250/2",
        ])
      #expect(try inspection.samples(of: "id.mixed_shape").map(\.record) == [40, 40])
      #expect(
        try inspection.samples(of: "name.case_variants").map { "\($0.file) \($0.record ?? 0)" }
          == ["events-0.csv 40"])
    }
    #expect(found.allSatisfy { $0 == found[0] })
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var bare: String { String(prefix { $0 != " " }) }
}
