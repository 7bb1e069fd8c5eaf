import TestSupport
import Testing

@testable import Inspection

@Suite struct KeySetTests {
  @Test func holdsWhatWasInsertedAndNothingElse() {
    var random = SeededGenerator(seed: 5)
    // Few low bits, so that many hashes ask for one place.
    let hashes = (0..<5000).map { _ in random.next() & 0xffff_ffff_0000_000f }
    var set = KeySet()
    for hash in hashes.prefix(2500) { set.insert(hash) }
    let known = Set(hashes.prefix(2500))
    let frozen = KeySet.Frozen(set)
    #expect(
      hashes.allSatisfy { frozen.table.contains($0) == known.contains($0) }, "seed \(random.seed)")
  }

  @Test func zeroIsAKeyLikeOthers() {
    var set = KeySet()
    #expect(!KeySet.Frozen(set).table.contains(0))
    set.insert(0)
    let frozen = KeySet.Frozen(set)
    #expect(frozen.table.contains(0))
    #expect(!frozen.table.contains(1))
  }
}
