import Contract
import Synchronization
import Tables
import Testing

@testable import Inspection

/// A table of three files, the first of several pieces, in which every row has a name of its own.
@Suite struct TableRowsTests {
  private struct Row {
    let name: String
    let file: Int
    let line: Int
    var isBroken = false
    var hour = 0
  }

  private let share: ShareOnDisk
  private let expected: [Row]

  init() throws {
    var texts: [String: String] = [:]
    var rows: [Row] = []
    for (file, count) in [700, 5, 40].enumerated() {
      var text = ShareOnDisk.eventHeader + "\n"
      var line = 2
      for row in 0..<count {
        if row % 13 == 5 {
          text += file == 1 ? "\r\n" : "\n"
          line += 1
        }
        let number = rows.count
        let isBroken = number % 37 == 0
        let filler = String(repeating: "x", count: file == 0 ? 4000 : 4)
        text += "u\(number),a1,Event\(number),2024-03-01 \(10 + number % 9):00:00,"
        text += "2024-03-02 10:00:00,\"{\"\"f\"\":\n\"\"\(filler)\"\"\(isBroken ? "," : "")}\""
        text += file == 2 && row == count - 1 ? "" : "\n"
        rows.append(
          Row(
            name: "Event\(number)", file: file, line: line, isBroken: isBroken,
            hour: 10 + number % 9))
        line += 2
      }
      texts["events-\(file).csv"] = text
    }
    share = try ShareOnDisk(texts)
    expected = rows
  }

  private func inspected() throws -> (TableInspection, TableRows) {
    let table = try #require(try share.inspect().table(.events))
    return (table, TableRows(table))
  }

  private func filters(_ table: TableInspection) throws -> [(RowFilter, (Row) -> Bool)] {
    let comma = try #require(table.findings.first { $0.rule.id == "json.trailing_comma" })
    let noon = CivilDate.daysSince1970(2024, 3, 1) * 24 + 12
    let search = try Pattern("event7")
    let last = try Pattern("^event[0-9]*7$")
    let hit = RowFilter.slots(table.slots(of: comma))
    let time = try #require(Timestamp("2024-03-01 16:00:00"))
    let marked = ["Event0", "Event3", "Event260", "Event702", "Event744"]
    let chosen = RowSet(expected.indices.filter { marked.contains(expected[$0].name) })
    return [
      (.all, { _ in true }), (.slots(table.slots(of: comma)), { $0.isBroken }),
      (.hours(noon..<noon + 2), { $0.hour == 12 || $0.hour == 13 }),
      (.hours(0..<5), { _ in false }), (.since(time), { $0.hour >= 16 }),
      (.rows(chosen), { marked.contains($0.name) }), (.rows(RowSet()), { _ in false }),
      (
        .every([.rows(chosen), .not(.matching(search, column: nil))]),
        { $0.name == "Event0" || $0.name == "Event3" || $0.name == "Event260" }
      ),
      (.matching(search, column: nil), { $0.name.hasPrefix("Event7") }),
      (.matching(last, column: "EVENT_NAME"), { $0.name.hasSuffix("7") }),
      (.matching(last, column: nil), { $0.name.hasSuffix("7") }),
      (.matching(search, column: "USER_ID"), { _ in false }),
      (.value(Array("u744".utf8), column: "USER_ID"), { $0.name == "Event744" }),
      (.not(hit), { !$0.isBroken }), (.not(.every([hit])), { !$0.isBroken }),
      (
        .every([hit, .not(.matching(search, column: nil)), .hours(noon..<noon + 5)]),
        { $0.isBroken && !$0.name.hasPrefix("Event7") && (12..<17).contains($0.hour) }
      ),
      (.slots([]), { _ in false }),
      (
        .shape("{\"a\":?\"aaaa\",}", slots: table.slots(of: comma)),
        { $0.isBroken && $0.file > 0 }
      ),
      (.not(.shape("{}", slots: table.slots(of: comma))), { _ in true }),
    ]
  }

  @Test func anyRowIsTheOneThatReadingInOrderGives() throws {
    let (table, rows) = try inspected()
    #expect(table.records == expected.count)
    #expect(table.files[0].index.marks.count >= 3, "several pieces")
    for start in [0, 744, 1, 300, 299, 700, 699, 704, 705, 262, 500, 743] + Array(0..<20) {
      let found = try rows.rows(from: start, count: 7)
      let wanted = expected[start...].prefix(7)
      #expect(found.map(\.row) == Array(wanted.indices))
      #expect(found.map { $0.record.text(2) } == wanted.map(\.name))
      #expect(found.map(\.record.line) == wanted.map(\.line))
      #expect(found.map(\.file) == wanted.map(\.file))
    }
    #expect(try rows.rows(from: 0, count: 10_000).map { $0.record.text(2) } == expected.map(\.name))
    #expect(try rows.rows(from: expected.count, count: 5).isEmpty)
    #expect(try rows.rows(from: 5, count: 0).isEmpty)
  }

  @Test func rowsCarryWhatIsWrongInThem() throws {
    let (table, rows) = try inspected()
    for row in try rows.rows(from: 0, count: 80) {
      let rules = row.marks.map(\.rule.id)
      let isBroken = row.row % 37 == 0
      #expect(rules.contains("json.trailing_comma") == isBroken)
      #expect(rules.contains("csv.newline_in_cell"))
      #expect(row.marks.allSatisfy { $0.cell == 5 })
      #expect(row.worst == (isBroken ? .warning : .info))
    }
    let last = try #require(
      table.findings.last { $0.rule.id == "json.trailing_comma" }?.samples.last)
    let record = try #require(last.record)
    #expect(TableRows.row(ofRecord: record, file: 2, in: table) == 740)
  }

  @Test func filteredRowsAreThoseThatPassInOrder() throws {
    let (table, rows) = try inspected()
    for (filter, passes) in try filters(table) {
      let wanted = expected.indices.filter { passes(expected[$0]) }
      let index = try TableScan(table).index(filter, before: 300) { _ in true }
      #expect(index.before == wanted.count { $0 < 300 }, "\(filter)")
      #expect(index.looked == expected.count)
      #expect(index.count == wanted.count, "\(filter)")
      #expect(index.isComplete)
      let pieces = try table.files.indices.flatMap { file in
        try table.files[file].index.marks.indices.flatMap {
          try rows.rows(ofPiece: $0, file: file, passing: filter)
        }
      }
      #expect(pieces.map(\.row) == wanted, "\(filter)")
      for start in [0, 1, wanted.count / 2, wanted.count - 1, wanted.count] {
        let found = try rows.rows(from: start, count: 5, filter: filter, index: index)
        #expect(found.map(\.row) == Array(wanted.dropFirst(max(0, start)).prefix(5)), "\(filter)")
      }
    }
  }

  @Test func lookingThroughCanBeStopped() throws {
    let (table, _) = try inspected()
    for threads in [1, 4] {
      let asked = Mutex(0)
      let index = try TableScan(table, threads: threads).index(.all) { _ in
        asked.withLock { asked in
          asked += 1
          return asked < 2
        }
      }
      #expect(asked.withLock { $0 } == 2)
      #expect(!index.isComplete)
      #expect((1..<expected.count).contains(index.count))
    }
  }

  @Test func manyThreadsFindWhatOneDoesAndInItsOrder() throws {
    let (table, _) = try inspected()
    for (filter, _) in try filters(table) {
      let indices = try [1, 2, 7].map { threads in
        let order = Mutex([Int]())
        let index = try TableScan(table, threads: threads).index(filter) { index in
          order.withLock { $0.append(index.looked) }
          return true
        }
        order.withLock { #expect($0 == $0.sorted()) }
        return index
      }
      #expect(indices.allSatisfy { $0 == indices[0] }, "\(filter)")
    }
  }

  @Test func aRowHasItsPlaceAmongThoseThatPass() throws {
    let (table, rows) = try inspected()
    let filter = RowFilter.matching(try Pattern("event7"), column: nil)
    let index = try TableScan(table).index(filter) { _ in true }
    let passing = expected.indices.filter { expected[$0].name.hasPrefix("Event7") }
    for (place, row) in passing.enumerated() {
      #expect(try rows.place(of: row, filter: filter, index: index) == place)
    }
    #expect(try rows.place(of: 7, filter: filter, index: FilterIndex()) == nil, "not looked at")
  }

  @Test func aPatternThatTakesTooManyStepsSaysInWhichRecord() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1,ab,2024-03-01 10:00:00,2024-03-01 10:00:00,",
      "u1,a1,\(String(repeating: "a", count: 60))!,2024-03-01 10:00:00,2024-03-01 10:00:00,",
    ])
    let table = try #require(try share.inspect().table(.events))
    let filter = RowFilter.matching(try Pattern("(a+)+$"), column: "EVENT_NAME")
    let offset = try TableRows(table).rows(from: 1, count: 1)[0].record.offset
    for threads in [1, 3] {
      let error = #expect(throws: TableError.self) {
        try TableScan(table, threads: threads).index(filter) { _ in true }
      }
      #expect(error?.kind == .endlessSearch("(a+)+$", offset: offset))
      #expect(error?.reason.contains("too many steps") == true)
    }
  }

  @Test func theNextAndThePreviousRowThatPass() throws {
    let (table, _) = try inspected()
    for (filter, passes) in try filters(table) {
      let wanted = expected.indices.filter { passes(expected[$0]) }
      for row in [-1, 0, 36, 37, 38, 261, 400, 699, 700, 704, 705, 740, 744, 745] {
        let scan = TableScan(table, threads: 1 + abs(row) % 3)
        let next = try scan.next(filter, from: row, forward: true) { _, _ in true }
        #expect(next?.row == wanted.first { $0 > row }, "\(filter) after \(row)")
        let previous = try scan.next(filter, from: row, forward: false) { _, _ in true }
        #expect(previous?.row == wanted.last { $0 < row }, "\(filter) before \(row)")
      }
    }
    let rare = RowFilter.matching(try Pattern("Event744"), column: nil)
    let scan = TableScan(table)
    #expect(try scan.next(rare, from: 0, forward: true) { _, _ in false } == nil, "stopped")
  }

  @Test func rowsAreThereBeforeAnythingIsInspected() throws {
    let table = try #require(Inspector(try share.open()).beginning.table(.events))
    let rows = TableRows(table)
    #expect(
      try rows.rows(from: 0, count: 4).map { $0.record.text(2) } == expected.prefix(4).map(\.name))
    #expect(try rows.rows(from: 100, count: 1).map(\.row) == [100])
    #expect(
      try rows.rows(from: 0, count: 1)[0].marks.map(\.rule.id).contains("json.trailing_comma"))
  }

  @Test func marksAreInTheOrderOfTheCells() throws {
    let row = ",a1,x,2024-03-09 10:00:00,2024-03-01 10:00:00_,{"
    let share = try ShareOnDisk(events: [row, row])
    let table = try #require(try share.inspect().table(.events))
    let found = try TableRows(table).rows(from: 1, count: 1)
    #expect(
      found.first?.marks.map { "\($0.cell ?? -1) \($0.rule.id)" } == [
        "-1 row.dup_exact", "0 cell.null_required", "4 ts.trailing_junk", "4 cur.before_event",
        "5 json.invalid",
      ])
    #expect(found.first?.worst == .error)
    let json = try #require(found.first?.marks.last)
    #expect(
      table.detail(of: json, in: found[0])
        == "a character that cannot stand there, at byte 1 of the cell")
  }

  @Test func rejectedRowsAreShownWithTheirReason() throws {
    let share = try ShareOnDisk(events: [
      "u1,a1", "u1,a1,x,2024-03-01 10:00:00,2024-03-01 10:00:00,", "u1,\"a1,x",
    ])
    let table = try #require(try share.inspect().table(.events))
    let rows = TableRows(table)
    let found = try rows.rows(from: 0, count: 9)
    #expect(
      found.map { $0.marks.map(\.rule.id) } == [["csv.ragged_short"], [], ["csv.quote_unclosed"]])
    #expect(found.map(\.record.shape) == [.short, .whole, .broken])
    let hour = CivilDate.daysSince1970(2024, 3, 1) * 24 + 10
    #expect(try TableScan(table).index(.hours(hour..<hour + 1)) { _ in true }.count == 1)
    let errors = RowFilter.slots(table.slots(of: .error))
    #expect(try TableScan(table).index(errors) { _ in true }.count == 2)
    // What cannot be told apart is looked through as it stands, and has no columns.
    for (text, column, count) in [("\"a1,x", nil, 1), ("a1,x", nil, 1), ("a1", "ACCOUNT_ID", 1)] {
      let filter = RowFilter.matching(try Pattern(text), column: column)
      #expect(try TableScan(table).index(filter) { _ in true }.count == count, "\(text)")
    }
  }
}
