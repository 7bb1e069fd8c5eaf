import Contract
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct FilledCellsTests {
  private static let cells = ["", "  ", "\"\"", "\" \t\"", "a", " a ", "\"a\"", "\"\"\"\"", "\t"]

  /// Rows with cells of all kinds, and for each its day and which of its cells are filled.
  private static func rows(
    _ count: Int, _ random: inout SeededGenerator
  ) -> (text: String, days: [Int?: [Int]], unsplit: Int) {
    var (text, days, unsplit) = ("", [Int?: [Int]](), 0)
    for _ in 0..<count {
      if Int.random(in: 0..<20, using: &random) == 0 {
        text += "short,row\n"
        unsplit += 1
        continue
      }
      let day = Int.random(in: -1..<30, using: &random)
      let time = day < 0 ? "soon" : "\(CivilDate(daysSince1970: 19_800 + day).text) 23:59:59"
      let values = (0..<3).map { _ in cells.randomElement(using: &random) ?? "" }
      text += "\(values[0]),\(time),\(values[1]),\(values[2])\n"
      let filled = values.map { value in
        value.contains { !" \t".contains($0) } && value != "\"\"" && value != "\" \t\"" ? 1 : 0
      }
      let key = day < 0 ? nil : 19_800 + day
      let sums = days[key] ?? [0, 0, 0, 0, 0]
      days[key] = zip(sums, [1, filled[0], 1, filled[1], filled[2]]).map(+)
    }
    return (text, days, unsplit)
  }

  @Test func countsLikeADictionary() throws {
    var random = SeededGenerator()
    let header = "USER_ID,UPDATED_AT,plan,city\n"
    let (first, second) = (Self.rows(3000, &random), Self.rows(40, &random))
    let share = try ShareOnDisk([
      "users/1.csv": header + first.text, "users/2.csv": header + second.text,
    ])
    let table = try #require(try share.inspect().table(.users))
    let cells = try TableRows(table).filledCells { _, _ in true }
    let expected = first.days.merging(second.days) { zip($0, $1).map(+) }
    let plain = { (day: FilledCells.Day) in [day.rows] + day.filled }
    #expect(
      cells.days.mapValues(plain)
        == Dictionary(
          uniqueKeysWithValues: expected.compactMap { day, sums in day.map { ($0, sums) } }),
      "seed \(random.seed)")
    #expect(plain(cells.unplaced) == expected[nil], "seed \(random.seed)")
    #expect(cells.unsplit == first.unsplit + second.unsplit && cells.isComplete)
    for column in table.layout.columns.indices {
      let filled = cells.days.values.reduce(cells.unplaced.filled[column]) {
        $0 + $1.filled[column]
      }
      #expect(filled == table.records - table.rejected - table.nulls[column])
    }
  }

  @Test func readsTimesInTheirZone() throws {
    let share = try ShareOnDisk([
      "events.csv": "USER_ID,EVENT_NAME,TIMESTAMP,UPDATED_AT\n"
        + "u1,x,2024-05-01 23:30:00,2024-05-02 10:00:00\n"
        + "u2,x,2024-05-01T23:30:00Z,2024-05-02 10:00:00\n"
    ])
    var settings = ShareSettings()
    settings.zone = LocalZone(offset: "-02:00")
    let table = try #require(try share.inspect(settings: settings).table(.events))
    let cells = try TableRows(table).filledCells { _, _ in true }
    let day = CivilDate(year: 2024, month: 5, day: 1)?.daysSince1970 ?? 0
    #expect(cells.days.mapValues(\.rows) == [day: 1, day + 1: 1])
  }

  @Test func aTableWithoutTimesHasNoDays() throws {
    let share = try ShareOnDisk(["users.csv": "USER_ID,plan\nu1,p\nu2,\n"])
    let table = try #require(try share.inspect().table(.users))
    let cells = try TableRows(table).filledCells { _, _ in true }
    #expect(cells.days.isEmpty && cells.unplaced.rows == 2 && cells.unplaced.filled == [2, 1])
  }

  @Test func stopsWhereItIsTold() throws {
    let share = try ShareOnDisk([
      "users/1.csv": "USER_ID,UPDATED_AT\nu1,2024-05-01 10:00:00\n",
      "users/2.csv": "USER_ID,UPDATED_AT\nu2,2024-05-01 10:00:00\n",
    ])
    let table = try #require(try share.inspect().table(.users))
    let cells = try TableRows(table).filledCells { _, progress in progress < 0.5 }
    #expect(!cells.isComplete && cells.days.values.reduce(0) { $0 + $1.rows } == 1)
  }
}
