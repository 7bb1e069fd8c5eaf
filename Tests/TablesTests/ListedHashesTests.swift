import TestSupport
import Testing

@testable import Tables

@Suite struct ListedHashesTests {
  private static func rows(_ column: [UInt64], listed: [UInt64]) -> [Int] {
    var rows = [UInt32](repeating: 0, count: column.count + 1)
    let count = column.withUnsafeBufferPointer { column -> Int in
      guard let base = column.baseAddress else { return 0 }
      return ListedHashes(listed).rows(of: base, count: column.count, into: &rows)
    }
    return rows.prefix(count).map(Int.init)
  }

  @Test func rowsOfListedHashesAreFoundAndNoOthers() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for count in [0, 1, 5, 100, 1000] {
      let listed = (0..<count).map { _ in UInt64.random(in: 1...UInt64.max, using: &random) }
      let column = (0..<2000).map { _ -> UInt64 in
        // Neighbours of listed hashes pass the filter.
        switch Int.random(in: 0..<4, using: &random) {
        case 0: listed.randomElement(using: &random) ?? 1
        case 1: (listed.randomElement(using: &random) ?? 1) ^ 1 << 20
        case 2: 0
        default: UInt64.random(in: 0...UInt64.max, using: &random)
        }
      }
      let wanted = column.indices.filter { Set(listed).contains(column[$0]) }
      #expect(Self.rows(column, listed: listed) == wanted, "seed \(seed), \(count) listed")
    }
  }
}
