import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct DistinctSketchTests {
  /// A sketch of hashes whose records follow one another from a place on.
  private static func sketch(
    _ hashes: [UInt64], limit: Int = 64, from start: Int = 0
  ) -> DistinctSketch {
    let sketch = DistinctSketch(exactLimit: limit)
    var rows = [UInt32](repeating: 0, count: hashes.count + 1)
    hashes.withUnsafeBufferPointer { hashes in
      guard let base = hashes.baseAddress else { return }
      sketch.add(
        base, count: hashes.count, rows: &rows, place: { RecordPlace(number: UInt64(start + $0)) }
      ) { row in
        UnsafeBufferPointer(
          start: UnsafeRawPointer(base + row).assumingMemoryBound(to: UInt8.self), count: 8)
      }
    }
    return sketch
  }

  @Test func countsExactlyUpToItsLimitAndNothingForZero() {
    let hashes = (1...64).map { HashColumn.mixed(UInt64($0)) }
    let sketch = Self.sketch(hashes + [0, 0] + hashes)
    #expect(sketch.distinct == ColumnProfile.Distinct(count: 64, isExact: true))
    #expect(sketch.counted?.allSatisfy { $0.count == 2 } == true)
    let texts = Set(sketch.counted?.map(\.text) ?? [])
    #expect(texts == Set(hashes.map { hash in withUnsafeBytes(of: hash) { Array($0) } }))
  }

  @Test func estimatesBeyondItsLimit() {
    let sketch = Self.sketch((1...100_000).map { HashColumn.mixed(UInt64($0)) }, limit: 1024)
    #expect(!sketch.distinct.isExact && sketch.counted == nil)
    #expect(abs(sketch.distinct.count - 100_000) < 15_000)
  }

  @Test func partsInAnyOrderSayTheSameAsTheWhole() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for count in [10, 64, 65, 150, 1000, 20_000] {
      let hashes = (0..<2 * count).map { _ in
        HashColumn.mixed(UInt64.random(in: 1...UInt64(count), using: &random))
      }
      let whole = Self.sketch(hashes)
      let parts = [
        hashes[..<(count / 3)], hashes[(count / 3)...].prefix(count),
        hashes[(count / 3 + count)...],
      ]
      for order in [[0, 1, 2], [2, 0, 1]] {
        let joined = Self.sketch([])
        for part in order {
          let start = parts[part].startIndex
          joined.merge(Self.sketch(Array(parts[part]), from: start))
        }
        #expect(joined.distinct == whole.distinct, "seed \(seed), \(count) values")
        let counts = joined.counted.map {
          Dictionary(uniqueKeysWithValues: $0.map { ($0.text, [$0.count, Int($0.first.number)]) })
        }
        let wanted = whole.counted.map {
          Dictionary(uniqueKeysWithValues: $0.map { ($0.text, [$0.count, Int($0.first.number)]) })
        }
        #expect(counts == wanted, "seed \(seed), \(count) values")
      }
    }
  }
}
