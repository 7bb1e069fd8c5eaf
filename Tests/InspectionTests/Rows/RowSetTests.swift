import TestSupport
import Testing

@testable import Inspection

@Suite struct RowSetTests {
  @Test func joinsWhatTouchesAndSplitsWhereRowsAreTaken() {
    var rows = RowSet([3, 4, 9, 4])
    #expect(rows.ranges == [3..<5, 9..<10] && rows.count == 3)
    rows.insert(5..<9)
    #expect(rows.ranges == [3..<10] && rows.count == 7)
    rows.remove(4..<6)
    #expect(rows.ranges == [3..<4, 6..<10] && rows.count == 5)
    rows.remove(0..<100)
    #expect(rows.isEmpty && rows == RowSet())
    rows.insert(7..<7)
    #expect(rows.isEmpty)
    rows.insert(0..<10_000_000_000)
    #expect(rows.count == 10_000_000_000 && rows.contains(9_999_999_999))
  }

  @Test func isTheSetOfItsRows() {
    var random = SeededGenerator()
    for _ in 0..<100 {
      var (rows, twin) = (RowSet(), Set<Int>())
      for _ in 0..<30 {
        let start = Int.random(in: 0..<60, using: &random)
        let range = start..<start + .random(in: 0..<12, using: &random)
        if Bool.random(using: &random) {
          rows.insert(range)
          twin.formUnion(range)
        } else {
          rows.remove(range)
          twin.subtract(range)
        }
      }
      check(rows, twin, seed: random.seed)
    }
  }

  private func check(_ rows: RowSet, _ twin: Set<Int>, seed: UInt64) {
    #expect(rows == RowSet(twin) && rows.count == twin.count, "seed \(seed)")
    #expect(rows.ranges.flatMap(Array.init) == twin.sorted(), "seed \(seed)")
    let wrong = (-1..<75).filter { row in
      let ranges = [0, 1, 5, 30].map { row..<row + $0 }
      return rows.contains(row) != twin.contains(row)
        || rows.row(after: row) != twin.filter { $0 > row }.min()
        || rows.row(before: row) != twin.filter { $0 < row }.max()
        || ranges.map(rows.count) != ranges.map { twin.intersection($0).count }
        || ranges.map(rows.intersects) != ranges.map { !twin.isDisjoint(with: $0) }
    }
    #expect(wrong.isEmpty, "seed \(seed)")
  }
}
