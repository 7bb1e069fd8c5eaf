import TestSupport
import Testing

@testable import Inspection

@Suite struct ValueTallyTests {
  private func tally(_ values: [String], limit: Int) -> ValueTally {
    var tally = ValueTally(limit: limit)
    for value in values { Array(value.utf8).withUnsafeBufferPointer { tally.add($0) } }
    return tally
  }

  @Test func countsLikeADictionary() {
    var random = SeededGenerator()
    let values = (0..<20_000).map { _ in String(Int.random(in: 0..<3000, using: &random)) }
    let tally = tally(values, limit: 5000)
    let counted = Dictionary(uniqueKeysWithValues: tally.values.map { ($0.text, $0.count) })
    let expected = Dictionary(grouping: values) { $0 }.mapValues(\.count)
    #expect(counted == expected, "seed \(random.seed)")
    #expect(tally.unlisted == 0 && tally.records == values.count)
  }

  @Test func listsNoNewValueBeyondTheLimitButCountsItsRecords() {
    let tally = tally(["a", "b", "c", "a", "d", "c", "b"], limit: 2)
    #expect(tally.values.map(\.text) == ["a", "b"] && tally.values.map(\.count) == [2, 2])
    #expect(tally.unlisted == 3 && tally.records == 7)
  }

  @Test func valuesAreThereInBothOrders() {
    let counts = ValueCounts(tally(["b", "a", "c", "c", "aa", "b", "c"], limit: 9))
    #expect(counts.values.map(\.text) == ["c", "b", "a", "aa"])
    #expect(counts.placesByValue.map { counts.values[$0].text } == ["a", "aa", "b", "c"])
    #expect(counts.records == 7 && counts.unlisted == 0 && !counts.isComplete)
  }

  @Test func countsRecordsWithoutACell() {
    var tally = tally(["", ""], limit: 2)
    tally.add(nil)
    #expect(tally.values.map(\.count) == [2] && tally.absent == 1 && tally.records == 3)
  }
}
