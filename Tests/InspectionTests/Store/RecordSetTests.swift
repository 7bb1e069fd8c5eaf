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

  @Test func joinsAndSubtracts() {
    var random = SeededGenerator()
    func some(_ count: Int, below limit: UInt64) -> Set<Int> {
      Set((0..<count).map { _ in Int(random.next() % limit) })
    }
    func records(_ numbers: Set<Int>) -> RecordSet {
      var records = RecordSet()
      for number in numbers { records.insert(number) }
      return records
    }
    for (mine, others) in [(200, 900), (900, 200), (64, 64)] as [(UInt64, UInt64)] {
      let (left, right) = (some(80, below: mine), some(80, below: others))
      var joined = records(left)
      joined.formUnion(records(right))
      #expect(joined == records(left.union(right)), "seed \(random.seed)")
      let rest = records(left).subtracting(records(right))
      #expect(rest == records(left.subtracting(right)), "seed \(random.seed)")
    }
    #expect(records([3, 500]).subtracting(records([3, 500, 900])) == RecordSet())
  }

  @Test func anEmptySetHoldsNothing() {
    let records = RecordSet()
    #expect(!records.contains(0))
    #expect(records.count(in: 0..<64) == 0)
    #expect(records.prefix(3).isEmpty)
  }
}
