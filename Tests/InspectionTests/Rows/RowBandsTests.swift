import Contract
import Tables
import Testing

@testable import Inspection

@Suite struct RowBandsTests {
  @Test(arguments: [0, 1, 2, 7, 22, 23, 1000, 1001, 10_000_000_000])
  func everyRowIsInOneBand(_ rows: Int) {
    for count in [0, 1, 2, 22, 77] {
      let bands = RowBands(rows: rows, count: count)
      #expect(bands.count == min(rows, count))
      var next = 0
      for band in 0..<bands.count {
        let range = bands.rows(of: band)
        #expect(range.lowerBound == next && !range.isEmpty)
        #expect(bands.band(of: range.lowerBound) == band)
        #expect(bands.band(of: range.upperBound - 1) == band)
        next = range.upperBound
      }
      #expect(next == rows || bands.count == 0)
    }
  }

  /// Rows of which every 50th, and the one with the number 777, break a rule.
  private func table(_ rows: Int, filler: Int, broken: (Int) -> Bool) throws -> TableInspection {
    var text = ShareOnDisk.eventHeader + "\n"
    for row in 0..<rows {
      let time = broken(row) ? "never" : "2024-03-01 10:00:00"
      text += "u\(row),a1,E,\(time),2024-03-02 10:00:00,"
      text += "\"{\"\"f\"\":\"\"\(String(repeating: "x", count: filler))\"\"}\"\n"
    }
    return try #require(try ShareOnDisk(["events.csv": text]).inspect().table(.events))
  }

  @Test func fewBrokenRowsAreWhereTheyStand() throws {
    let table = try table(1000, filler: 3, broken: { $0 == 0 || $0 == 777 })
    let severities = table.severities(in: RowBands(rows: table.records, count: 100))
    let wrong = severities.indices.filter { severities[$0] == .error }
    #expect(wrong == [0, 77])
  }

  @Test func manyBrokenRowsAreInTheBandsOfTheirPieces() throws {
    let table = try table(1500, filler: 3000, broken: { $0 >= 700 && $0 < 820 })
    let marks = table.files[0].index.marks
    #expect(marks.count > 3)
    let bands = RowBands(rows: table.records, count: 30)
    let severities = table.severities(in: bands)
    let wrong = Set(severities.indices.filter { severities[$0] == .error })
    let pieces = marks.indices.map(table.files[0].index.records)
      .filter { $0.overlaps(700..<820) }
    #expect(wrong == Set(pieces.flatMap { $0.map(bands.band) }))
    #expect(wrong.isSuperset(of: Set((700..<820).map(bands.band))) && wrong.count < 30)
  }
}
