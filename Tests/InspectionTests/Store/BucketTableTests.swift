import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct BucketTableTests {
  private func filled(_ entries: [(key: UInt64, place: UInt64)]) -> RadixStore {
    let store = RadixStore("", memory: MemoryBudget(0, threads: 1), folder: "/tmp")
    let writer = RadixStore.Writer(store)
    for (key, place) in entries { writer.append(key, place: place) }
    writer.finish()
    return store
  }

  /// From a table for a few keys to one that holds all of them.
  @Test(arguments: [0, 3000, 1 << 20])
  func partsAreAllKeysOnceWithTheirLeastPlaces(bytes: Int) throws {
    var random = SeededGenerator()
    // Multiples of a power of two are as far from random as keys can be.
    let known = (0..<2000).map { UInt64($0) << 32 }
    let entries = (0..<4000).map { _ in
      (key: known[Int(random.next() % 2000)], place: random.next() >> 8)
    }
    let store = filled(entries)
    let expected = Dictionary(entries, uniquingKeysWith: min)
    let table = BucketTable(bytes: bytes)
    var (found, parts): ([UInt64: UInt64], Int) = ([:], 0)
    try table.forEachPart(of: 0, in: store) {
      parts += 1
      for key in known where table.covers(key) {
        #expect(found[key] == nil)
        found[key] = table.leastPlace(of: key)
      }
    }
    #expect(found == expected, "seed \(random.seed)")
    #expect((parts == 1) == (bytes == 1 << 20))
  }

  @Test func oneKeyOfManyRecordsNeedsOnePlace() throws {
    let store = filled((0..<5000).map { (key: 9, place: UInt64(5000 - $0)) })
    let table = BucketTable(bytes: 0)
    var parts = 0
    try table.forEachPart(of: 0, in: store) {
      parts += 1
      #expect(table.hasRepeats)
      #expect(table.leastPlace(of: 9) == 1)
      #expect(table.leastPlace(of: 8) == nil)
    }
    #expect(parts == 1)
  }

  /// Keys that differ below the bits that are asked for are one key.
  @Test(arguments: [0, 1 << 20])
  func keysAreComparedInTheBitsThatAreAskedFor(bytes: Int) throws {
    let entries = (0..<900).map { (number: UInt64) -> (key: UInt64, place: UInt64) in
      ((number / 3) << 24 | number, 2000 - number)
    }
    let store = filled(entries)
    let table = BucketTable(bytes: bytes)
    var seen = 0
    try table.forEachPart(of: 0, in: store, bits: RepeatBits.event) {
      #expect(table.hasRepeats)
      for (key, _) in entries where table.covers(key) {
        let first: UInt64 = (key & 0xff_ffff) / 3 * 3
        #expect(table.leastPlace(of: key) == 1998 - first)
        seen += 1
      }
    }
    #expect(seen == 900)
    try table.forEachPart(of: 0, in: store) { #expect(!table.hasRepeats) }
  }

  @Test func keysThatDifferAreNoRepeats() throws {
    let store = filled((0..<40).map { (key: UInt64($0), place: 0) })
    let table = BucketTable(bytes: 0)
    try table.forEachPart(of: 0, in: store) { #expect(!table.hasRepeats) }
  }
}
