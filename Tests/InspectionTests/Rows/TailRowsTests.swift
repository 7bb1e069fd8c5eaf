import Contract
import Tables
import Testing

@testable import Inspection

/// Rows from the end of tables of which nothing but the headers is known.
@Suite struct TailRowsTests {
  private let share: ShareOnDisk

  /// Three files, the second one empty, the last one of several pieces.
  init() throws {
    func rows(_ numbers: Range<Int>) -> [String] {
      numbers.map { number in
        let filler = String(repeating: "x", count: 4000)
        let comma = number % 37 == 0 ? "," : ""
        return "u\(number),a1,Event\(number),2024-03-01 10:00:00,2024-03-02 10:00:00,"
          + "\"{\"\"f\"\":\n\"\"\(filler)\"\"\(comma)}\"" + (number % 13 == 5 ? "\n" : "")
      }
    }
    share = try ShareOnDisk([
      "events-0.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, rows(0..<20)),
      "events-1.csv": ShareOnDisk.eventHeader + "\n",
      "events-2.csv": ShareOnDisk.table(ShareOnDisk.eventHeader, rows(20..<700)),
    ])
  }

  private func beginning() throws -> TableInspection {
    try #require(Inspector(try share.open()).beginning.table(.events))
  }

  @Test func theLastRowsAreThoseThatReadingFromTheStartGives() throws {
    let whole = try #require(try share.inspect().table(.events))
    let expected = try TableRows(whole).rows(from: 0, count: 1000)
    #expect(expected.count == 700)
    var index = TailIndex()
    let rows = TableRows(try beginning())
    for distances in [0..<5, 100..<130, 0..<1, 240..<300, 3..<3, 670..<690, 690..<900, 0..<700] {
      let found = try rows.rows(fromEnd: distances, index: &index)
      let wanted = distances.clamped(to: 0..<700).reversed().map { expected[699 - $0] }
      #expect(found.map(\.row) == wanted.map { $0.row - 700 })
      #expect(found.map(\.record.bytes) == wanted.map(\.record.bytes))
      #expect(found.map(\.record.offset) == wanted.map(\.record.offset))
      #expect(found.map(\.file) == wanted.map(\.file))
      #expect(found.map { $0.marks.map(\.rule) } == wanted.map { $0.marks.map(\.rule) })
      #expect(found.allSatisfy { !$0.isCounted })
    }
    #expect(index.isWhole && index.count == 700 && !index.isStuck)
  }

  @Test func noMoreIsReadThanIsAskedFor() throws {
    var index = TailIndex()
    _ = try TableRows(try beginning()).rows(fromEnd: 0..<5, index: &index)
    #expect((5..<300).contains(index.count) && !index.isWhole)
    let known = index
    _ = try TableRows(try beginning()).rows(fromEnd: 0..<index.count, index: &index)
    #expect(index == known)
  }

  @Test func whatCannotBeToldApartIsSaid() throws {
    // Each row is one cell, whose first quote could be the last one of a cell before it.
    let row = "\"," + String(repeating: "x", count: 9000) + ",\"\n"
    let share = try ShareOnDisk([
      "events.csv": ShareOnDisk.eventHeader + "\n"
        + String(repeating: row, count: (36 << 20) / row.utf8.count)
    ])
    let table = try #require(Inspector(try share.open()).beginning.table(.events))
    var index = TailIndex()
    #expect(try TableRows(table).rows(fromEnd: 0..<5, index: &index).isEmpty)
    #expect(index.isStuck && index.count == 0)
  }
}
