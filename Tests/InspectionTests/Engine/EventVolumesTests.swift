import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct EventVolumesTests {
  private typealias Row = (name: String, time: Int64)

  private func volumes(_ rows: [Row], block: Int = 1000) -> EventVolumes {
    let volumes = EventVolumes()
    var words = [UInt64](repeating: 0, count: block)
    var fresh = [UInt32](repeating: 0, count: block + 1)
    for start in stride(from: 0, to: rows.count, by: block) {
      let rows = Array(rows[start..<min(start + block, rows.count)])
      let texts = rows.map { Array($0.name.utf8) }
      let names = texts.map { $0.withUnsafeBufferPointer { $0.isEmpty ? 0 : KeyHash.of($0) } }
      let kept = texts.map { text in
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count)
        _ = copy.initialize(from: text)
        return copy
      }
      defer { for copy in kept { copy.deallocate() } }
      volumes.add(names, rows.map(\.time), count: rows.count, words: &words, fresh: &fresh) {
        UnsafeBufferPointer(kept[$0])
      }
    }
    return volumes
  }

  private func counted(_ volumes: EventVolumes) -> [String: [Int: Int]] {
    Dictionary(uniqueKeysWithValues: volumes.series.map { ($0.name, $0.days) })
  }

  @Test func namesAndDaysAreCountedInAnyPartsAndOrder() {
    var random = SeededGenerator()
    let day: Int64 = 86_400_000_000
    let rows = (0..<9000).map { _ -> Row in
      let name = random.next() % 40
      let halves = Int64(random.next() % 400) - 200
      let time = random.next() % 50 == 0 ? CellColumn.noTime : halves * day / 2
      return (name == 0 ? "" : "e\(name)", time)
    }
    var expected: [String: [Int: Int]] = [:]
    for (name, time) in rows where !name.isEmpty && time != CellColumn.noTime {
      let day = Int((Double(time) / Double(day)).rounded(.down))
      expected[name, default: [:]][day, default: 0] += 1
    }
    let whole = volumes(rows)
    #expect(counted(whole) == expected, "seed \(random.seed)")
    let (some, rest) = (volumes(Array(rows[..<2000]), block: 7), volumes(Array(rows[2000...])))
    some.merge(rest)
    #expect(counted(some) == expected, "seed \(random.seed)")
  }

  @Test func moreThanAreCountedIsKnownHoweverTheyCome() {
    let rows = (0...EventVolumes.maximumPairs).map { number -> Row in ("e\(number)", 0) }
    #expect(!volumes(Array(rows.dropLast())).isOverfull)
    #expect(volumes(rows).isOverfull)
    let (some, rest) = (volumes(Array(rows[..<1000])), volumes(Array(rows[1000...])))
    #expect(!some.isOverfull && !rest.isOverfull)
    some.merge(rest)
    #expect(some.isOverfull && some.series.isEmpty)
  }
}
