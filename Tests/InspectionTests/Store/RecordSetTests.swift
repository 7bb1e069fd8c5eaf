import TestSupport
import Testing

@testable import Inspection

@Suite struct RecordSetTests {
  @Test func tellsWhatASetTells() {
    var random = SeededGenerator()
    var (records, twin) = (RecordSet(), Set<Int>())
    for _ in 0..<300 {
      let record = Int(random.next() % 1000)
      records.insert(record)
      twin.insert(record)
    }
    #expect((0..<1200).allSatisfy { records.contains($0) == twin.contains($0) })
    for _ in 0..<300 {
      let start = Int(random.next() % 1100)
      let range = start..<start + Int(random.next() % 200)
      #expect(records.count(in: range) == twin.count { range.contains($0) }, "\(range)")
    }
    for count in [0, 1, 64, 2000] {
      #expect(records.prefix(count) == Array(twin.sorted().prefix(count)), "seed \(random.seed)")
    }
  }

  @Test func anEmptySetHoldsNothing() {
    let records = RecordSet()
    #expect(!records.contains(0))
    #expect(records.count(in: 0..<64) == 0)
    #expect(records.prefix(3).isEmpty)
  }
}
