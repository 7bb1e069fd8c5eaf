import Contract
import Synchronization
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct RowSorterTests {
  // MARK: - A table of everything

  private static let numbers = [
    "0", "-0", "1", "1.0", "10", "9", "-3", "-3.5", "007", "+7", "1e+3", "1000", "2.5E-7", "-1e+20",
    "12345678901234567890", "12345678901234567891", "0.1", ".1", "0.10", "99999999999.5", "1e5",
  ]

  /// Files with other headers, empty cells, rows that cannot be split and blank lines.
  private static func share(_ random: inout SeededGenerator) throws -> ShareOnDisk {
    var files: [String: String] = [:]
    let headers = [
      "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES,amount",
      "amount,TIMESTAMP,USER_ID,EVENT_NAME,UPDATED_AT,EVENT_PROPERTIES",
      "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT,EVENT_PROPERTIES",
    ]
    for (number, header) in headers.enumerated() {
      let names = header.split(separator: ",").map(String.init)
      var text = header + "\n"
      for _ in 0..<[300, 100, 20][number] {
        switch Int.random(in: 0..<40, using: &random) {
        case 0: text += "u1,too,short\n"
        case 1: text += "\n"
        default:
          let cells = names.map { name in
            Bool.random(using: &random) && name != "EVENT_PROPERTIES" && number != 2
              ? "" : cell(name, number, &random)
          }
          text += cells.joined(separator: ",") + "\n"
        }
      }
      files["events-\(number).csv"] = text
    }
    return try ShareOnDisk(files)
  }

  private static func cell(
    _ name: String, _ file: Int, _ random: inout SeededGenerator
  ) -> String {
    func pick<Element>(_ choices: [Element]) -> Element {
      choices[Int.random(in: choices.indices, using: &random)]
    }
    switch name {
    case "amount":
      return pick(numbers + ["n/a", "12 apples", "-", "1.2.3", "\"5\"", "\"a\"\"b\""])
    case "TIMESTAMP", "UPDATED_AT":
      let second = pick(Array(0..<30))
      let clock = "10:00:\(second < 10 ? "0" : "")\(second)"
      return pick([
        "2024-03-01 \(clock)", "2024-03-01T\(clock)Z", "2024-03-01T\(clock)+02:00",
        "\(1_709_287_200 + second)", "yesterday", "0001-01-01 00:00:00", "9999-12-31 23:59:59",
      ])
    case "USER_ID":
      return pick([
        "user-long-prefix-\(pick(Array(0..<40)))", "\(pick(Array(0..<200)))", "u", "uu", "ü",
        "u\u{1}",
      ])
    case "EVENT_NAME": return pick(["Login", "Login2", "login", "\"a,b\"", "\"two\nlines\""])
    default:
      let filler = file == 0 ? pick([30, 12_000]) : 2
      let text = String(repeating: "abcdefgh", count: filler / 8)
      return "\"{\"\"f\"\":\"\"\(text)\(pick(Array(0..<9)))\"\"}\""
    }
  }

  private static func keys(
    _ table: TableInspection, _ random: inout SeededGenerator
  ) -> [SortKey] {
    let columns = table.layout.columns.map(\.name).shuffled(using: &random)
    let count = Int.random(in: 1...3, using: &random)
    return columns.prefix(count).map {
      SortKey($0, ascending: .random(using: &random), in: table.layout)
    }
  }

  @Test func anyThreadsAndMemoryGiveTheOrderOfTheNaiveSort() throws {
    var random = SeededGenerator()
    let share = try Self.share(&random)
    let temporary = try TemporaryFolder()
    let table = try #require(try share.inspect().table(.events))
    #expect(table.files[0].index.marks.count > 1, "several pieces")
    let records = try TableRows(table).rows(from: 0, count: .max)
    #expect(records.count == table.records)
    var spilled = 0
    for round in 0..<16 {
      let keys = Self.keys(table, &random)
      var limits = SortLimits()
      limits.threads = 1 + round % 4
      limits.memory = [96 << 20, 1 << 16, 1 << 20, 0][round % 4]
      limits.orderMemory = round % 3 == 0 ? 0 : 1 << 20
      limits.temporaryFolder = temporary.path
      let sorter = RowSorter(table, keys: keys, limits: limits)
      let order = try #require(try sorter.run { _ in true })
      let expected = NaiveOrder(table: table, keys: keys).rows(records)
      let rows = try order.rows(0..<order.count)
      #expect(rows == expected, "seed \(random.seed), round \(round), \(keys)")
      #expect(order.keys == keys && order.count == records.count)
      if order.isSpilled { spilled += 1 }
    }
    #expect(spilled > 0)
    #expect(try temporary.names.isEmpty, "temporary files have no name")
  }

  @Test func onlyRowsThatPassAreSorted() throws {
    var random = SeededGenerator()
    let share = try Self.share(&random)
    let table = try #require(try share.inspect().table(.events))
    let rows = TableRows(table)
    let records = try rows.rows(from: 0, count: .max)
    let search = try Pattern("login2")
    let filters: [RowFilter] = [
      .matching(search, column: nil), .slots(table.slots(of: .error)),
      .value(Array("u".utf8), column: "USER_ID"),
      .slots([]), .rows(RowSet([2, 3, 5, table.records / 2, table.records - 1])),
    ]
    for filter in filters {
      let keys = Self.keys(table, &random)
      let index = try TableScan(table).index(filter) { _ in true }
      let order = try #require(
        try RowSorter(table, keys: keys, filter: filter, index: index).run { _ in true })
      let passing = try rows.rows(from: 0, count: .max, filter: filter, index: index)
      let expected = NaiveOrder(table: table, keys: keys).rows(passing)
      #expect(try order.rows(0..<order.count) == expected, "seed \(random.seed), \(filter)")
      #expect(order.count == index.count && order.count < records.count)
    }
  }

  @Test func rowsInOrderAreTheRowsOfTheFile() throws {
    var random = SeededGenerator()
    let share = try Self.share(&random)
    let table = try #require(try share.inspect().table(.events))
    let records = try TableRows(table).rows(from: 0, count: .max)
    let keys = Self.keys(table, &random)
    let order = try #require(try RowSorter(table, keys: keys).run { _ in true })
    let expected = try order.rows(0..<order.count).map { records[$0] }
    let rows = TableRows(table)
    for start in [0, 1, 50, 200, order.count - 3, order.count, order.count + 5] {
      let found = try rows.rows(from: start, count: 40, order: order)
      #expect(found == Array(expected.dropFirst(start).prefix(40)), "seed \(random.seed)")
    }
    #expect(try rows.rows(from: 5, count: 0, order: order).isEmpty)
  }

  @Test func theNextRowThatPassesIsFoundInTheOrder() throws {
    var random = SeededGenerator()
    let table = try #require(try Self.share(&random).inspect().table(.events))
    let keys = Self.keys(table, &random)
    let order = try #require(try RowSorter(table, keys: keys).run { _ in true })
    let rows = TableRows(table)
    let sorted = try rows.rows(from: 0, count: order.count, order: order)
    let rare = try Pattern(sorted[3].record.text(0))
    let scan = TableScan(table, threads: 2)
    let filters = [
      RowFilter.all, .slots(table.slots(of: .error)), .slots([]), .matching(rare, column: nil),
      .rows(RowSet([sorted[1].row, sorted[300].row])), .rows(RowSet()),
    ]
    for filter in filters {
      let index = try scan.index(filter) { _ in true }
      let passing = try rows.rows(from: 0, count: .max, filter: filter, index: index)
      let wanted = Set(passing.map(\.row))
      for place in [-1, 0, 1, 200, order.count - 2, order.count - 1, Int.max] {
        let after = sorted.indices.first { $0 > place && wanted.contains(sorted[$0].row) }
        let next = try scan.next(filter, in: order, from: place, forward: true) { _, _ in true }
        #expect(next?.place == after && next?.row == after.map { sorted[$0] })
        let before = sorted.indices.last { $0 < place && wanted.contains(sorted[$0].row) }
        let last = try scan.next(filter, in: order, from: place, forward: false) { _, _ in true }
        #expect(last?.place == before && last?.row == before.map { sorted[$0] })
      }
    }
    let nothing = RowFilter.matching(try Pattern("nothing has this"), column: nil)
    let found = try scan.next(nothing, in: order, from: 0, forward: true) { _, _ in false }
    #expect(found == nil)
    #expect(order.passing.withLock { $0?.filter } != nothing, "stopped, so not known")
  }

  // MARK: - Being stopped

  @Test func sortingCanBeStoppedAtAnyTime() throws {
    var random = SeededGenerator()
    let table = try #require(try Self.share(&random).inspect().table(.events))
    let keys = Self.keys(table, &random)
    let asked = Atomic(0)
    let order = try RowSorter(table, keys: keys).run { _ in
      asked.add(1, ordering: .relaxed).newValue < 2
    }
    #expect(order == nil)
    #expect(
      asked.load(ordering: .relaxed) < table.files.reduce(0) { $0 + $1.index.marks.count } + 2)
  }

  @Test func howMuchIsDoneGrowsToTheEnd() throws {
    var random = SeededGenerator()
    let table = try #require(try Self.share(&random).inspect().table(.events))
    var limits = SortLimits()
    limits.threads = 1
    let seen = Mutex<[Double]>([])
    _ = try RowSorter(table, keys: Self.keys(table, &random), limits: limits).run { done in
      seen.withLock { $0.append(done) }
      return true
    }
    let shares = seen.withLock { $0 }
    #expect(shares == shares.sorted() && (shares.last ?? 0) == 0.8 && (shares.first ?? 1) > 0)
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    var random = SeededGenerator()
    let table = try #require(try Self.share(&random).inspect().table(.events))
    var limits = SortLimits()
    (limits.memory, limits.temporaryFolder) = (0, "/nowhere/at/all")
    let sorter = RowSorter(table, keys: Self.keys(table, &random), limits: limits)
    #expect {
      _ = try sorter.run { _ in true }
    } throws: { error in
      let error = error as? TableError
      return error?.path == "/nowhere/at/all"
        && error?.reason.contains("rows cannot be sorted") == true
    }
  }

  @Test func aFileThatChangedIsNotSorted() throws {
    let folder = try TemporaryFolder()
    let row = "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:00,\n"
    try folder.write(ShareOnDisk.eventHeader + "\n" + row + row, to: "events.csv")
    let inspection = try #require(Inspector(try Share([folder.path])).run())
    let table = try #require(inspection.table(.events))
    try folder.write(ShareOnDisk.eventHeader + "\n" + row, to: "events.csv")
    let sorter = RowSorter(table, keys: [SortKey("USER_ID", ascending: true, in: table.layout)])
    #expect(throws: TableError.self) { try sorter.run { _ in true } }
  }

  @Test func aTableWithoutRowsHasAnOrder() throws {
    let share = try ShareOnDisk(["events.csv": ShareOnDisk.eventHeader + "\n"])
    let table = try #require(try share.inspect().table(.events))
    let key = SortKey("USER_ID", ascending: true, in: table.layout)
    let order = try #require(try RowSorter(table, keys: [key]).run { _ in true })
    #expect(order.count == 0)
    #expect(try TableRows(table).rows(from: 0, count: 9, order: order).isEmpty)
  }
}
