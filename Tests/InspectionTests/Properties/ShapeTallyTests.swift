import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct ShapeTallyTests {
  /// A record with the number of its event and its properties.
  private struct Row {
    let event: Int
    let json: String
    let place: UInt64
    let file: Int
  }

  /// Rows of a few events over three files.
  private static func rows(_ count: Int, shapes: Int, _ random: inout SeededGenerator) -> [Row] {
    (0..<count).map { number in
      let key = Int.random(in: 0..<shapes, using: &random)
      let json = key == 0 ? "" : "{\"key \(key)\": 1}"
      return Row(
        event: Int.random(in: 0...3, using: &random), json: json, place: UInt64(number * 10),
        file: number * 3 / count)
    }
  }

  private static func add(_ rows: [Row], to tally: ShapeTally) {
    let validator = JSONValidator()
    let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 3 * rows.count)
    defer { words.deallocate() }
    let (pairs, events, shapes) = (words, words + rows.count, words + 2 * rows.count)
    for (row, content) in rows.enumerated() {
      events[row] = UInt64(content.event)
      let json = Array(content.json.utf8)
      shapes[row] =
        json.isEmpty ? 0 : json.withUnsafeBufferPointer { validator.shapeWord($0, quote: 0) }
      let pair = HashColumn.mixed(shapes[row] &+ events[row] &* 0x9e37_79b9_7f4a_7c15)
      pairs[row] = events[row] == 0 || shapes[row] == 0 ? 0 : pair
    }
    var room = [UInt32](repeating: 0, count: rows.count + 1)
    let block = ShapeTally.Block(
      pairs: pairs, events: events, shapes: shapes, count: rows.count, file: rows[0].file,
      place: { RecordPlace(number: rows[$0].place) },
      name: { Array("event \(rows[$0].event)".utf8) },
      shape: { row in
        Array(rows[row].json.utf8).withUnsafeBufferPointer { validator.shape($0, quote: 0) }
      })
    tally.add(block, rows: &room)
  }

  /// Everything that a tally says, as text.
  private static func report(_ tally: ShapeTally) -> String {
    let events = tally.events().map { event in
      let uses = event.uses.map { use in
        let keys = use.types.keys.map { String(decoding: $0, as: UTF8.self) }.sorted()
        return "\(keys) \(use.count) \(use.first.number) \(use.files)"
      }
      return "\(String(decoding: event.name, as: UTF8.self)) \(event.records): \(uses)"
    }
    return "\(tally.isFull) \(tally.records) \(tally.files) \(tally.first?.number ?? 0) \(events)"
  }

  /// Blocks of a file each, dealt out to so many tallies in order and merged in any.
  private static func merged(
    _ rows: [Row], threads: Int, limit: Int, _ random: inout SeededGenerator
  ) -> ShapeTally {
    let tallies = (0..<threads).map { _ in ShapeTally(limit: limit) }
    var start = 0
    while start < rows.count {
      let end = min(rows.count, start + Int.random(in: 1...40, using: &random))
      let block = rows[start..<end].prefix { $0.file == rows[start].file }
      add(Array(block), to: tallies[Int.random(in: 0..<threads, using: &random)])
      start = block.endIndex
    }
    let order = tallies.shuffled(using: &random)
    for other in order.dropFirst() { order[0].merge(other) }
    return order[0]
  }

  @Test func countsAreThoseOfAPlainCount() {
    var random = SeededGenerator()
    let rows = Self.rows(3000, shapes: 9, &random)
    let tally = Self.merged(rows, threads: 1, limit: 64, &random)
    let counted = rows.filter { $0.event != 0 && !$0.json.isEmpty }
    #expect(tally.records == counted.count)
    #expect(tally.files == [0, 1, 2])
    #expect(tally.first?.number == counted.first?.place)
    let events = tally.events()
    #expect(
      events.map { String(decoding: $0.name, as: UTF8.self) } == ["event 1", "event 2", "event 3"])
    for (number, event) in events.enumerated() {
      let own = counted.filter { $0.event == number + 1 }
      #expect(event.records == own.count, "seed \(random.seed)")
      #expect(event.keys.map(\.count).reduce(0, +) == own.count, "seed \(random.seed)")
      for use in event.uses {
        let same = own.filter { row in
          use.types.keys.contains {
            row.json.contains("\"\(String(decoding: $0, as: UTF8.self))\"")
          }
        }
        #expect(use.count == same.count, "seed \(random.seed)")
        #expect(use.first.number == same.first?.place, "seed \(random.seed)")
        #expect(use.files == Set(same.map { Int32($0.file) }).sorted(), "seed \(random.seed)")
      }
    }
  }

  @Test(arguments: [40, 64, 65, 400])
  func anyThreadsInAnyOrderGiveTheSame(shapes: Int) {
    var random = SeededGenerator()
    let rows = Self.rows(4000, shapes: shapes, &random)
    let alone = Self.report(Self.merged(rows, threads: 1, limit: 128, &random))
    for threads in [1, 2, 3, 7] {
      let many = Self.report(Self.merged(rows, threads: threads, limit: 128, &random))
      #expect(many == alone, "seed \(random.seed), \(threads) threads")
    }
  }

  @Test func tooManyShapesAreNotCountedAtAll() {
    var random = SeededGenerator()
    let rows = Self.rows(4000, shapes: 500, &random)
    let tally = Self.merged(rows, threads: 2, limit: 64, &random)
    #expect(tally.isFull)
    #expect(tally.events().isEmpty)
    #expect(tally.records == rows.count { $0.event != 0 && !$0.json.isEmpty })
    #expect(tally.files == [0, 1, 2])
  }

  @Test func longKeysAreTooManyToo() {
    let key = String(repeating: "k", count: 3 << 20)
    let tally = ShapeTally()
    for number in 0..<3 {
      #expect(!tally.isFull)
      Self.add(
        [Row(event: 1, json: "{\"\(key)\(number)\": 1}", place: UInt64(number), file: 0)], to: tally
      )
    }
    #expect(tally.isFull)
    #expect(tally.records == 3)
  }
}
