import TestSupport
import Testing

@testable import Inspection

@Suite struct KeySetTests {
  @Test func holdsWhatWasInsertedAndNothingElse() {
    var random = SeededGenerator(seed: 5)
    // Few low bits, so that many hashes ask for one place.
    let hashes = (0..<5000).map { _ in random.next() & 0xffff_ffff_0000_000f }
    var set = KeySet()
    for hash in hashes.prefix(2500) where hash != 0 { set.insert(hash) }
    let known = Set(hashes.prefix(2500))
    let frozen = KeySet.Frozen(set)
    var rows = [UInt32](repeating: 0, count: hashes.count + 1)
    let count = frozen.table.missing(hashes, count: hashes.count, into: &rows)
    let missing = hashes.indices.filter { hashes[$0] != 0 && !known.contains(hashes[$0]) }
    #expect(rows[..<count].map(Int.init) == missing, "seed \(random.seed)")
  }

  @Test func nothingIsMissingWhereThereIsNoValue() {
    var rows: [UInt32] = [0, 0]
    #expect(KeySet.Frozen(KeySet()).table.missing([0], count: 1, into: &rows) == 0)
  }
}
