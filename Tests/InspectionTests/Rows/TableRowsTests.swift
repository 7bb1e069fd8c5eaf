import Contract
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
    let search = try #require(TextSearch("event7"))
    let time = try #require(Timestamp("2024-03-01 16:00:00"))
    let marked = ["Event0", "Event3", "Event260", "Event702", "Event744"]
    let chosen = RowSet(expected.indices.filter { marked.contains(expected[$0].name) })
    return [
      (.all, { _ in true }), (.slots(table.slots(of: comma)), { $0.isBroken }),
      (.hours(noon..<noon + 2), { $0.hour == 12 || $0.hour == 13 }),
      (.hours(0..<5), { _ in false }), (.text(search), { $0.name.hasPrefix("Event7") }),
      (.slots([]), { _ in false }), (.since(time), { $0.hour >= 16 }),
      (.rows(chosen), { marked.contains($0.name) }), (.rows(RowSet()), { _ in false }),
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
      let index = try rows.index(filter) { _ in true }
      #expect(index.count == wanted.count, "\(filter)")
      #expect(index.isComplete)
      for start in [0, 1, wanted.count / 2, wanted.count - 1, wanted.count] {
        let found = try rows.rows(from: start, count: 5, filter: filter, index: index)
        #expect(found.map(\.row) == Array(wanted.dropFirst(max(0, start)).prefix(5)), "\(filter)")
      }
    }
  }

  @Test func lookingThroughCanBeStopped() throws {
    let (_, rows) = try inspected()
    var asked = 0
    let index = try rows.index(.all) { _ in
      asked += 1
      return asked < 2
    }
    #expect(asked == 2)
    #expect(!index.isComplete)
    #expect((1..<expected.count).contains(index.count))
  }

  @Test func theNextAndThePreviousRowThatPass() throws {
    let (table, rows) = try inspected()
    for (filter, passes) in try filters(table) {
      let wanted = expected.indices.filter { passes(expected[$0]) }
      for row in [-1, 0, 36, 37, 38, 261, 400, 699, 700, 704, 705, 740, 744, 745] {
        let next = try rows.next(filter, from: row, forward: true) { true }
        #expect(next?.row == wanted.first { $0 > row }, "\(filter) after \(row)")
        let previous = try rows.next(filter, from: row, forward: false) { true }
        #expect(previous?.row == wanted.last { $0 < row }, "\(filter) before \(row)")
      }
    }
    let rare = try #require(TextSearch("Event744"))
    #expect(try rows.next(.text(rare), from: 0, forward: true) { false } == nil, "stopped")
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
    #expect(try rows.index(.hours(hour..<hour + 1)) { _ in true }.count == 1)
    #expect(try rows.index(.slots(table.slots(of: .error))) { _ in true }.count == 2)
  }
}
