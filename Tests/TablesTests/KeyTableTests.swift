import TestSupport
import Testing

@testable import Tables

@Suite struct KeyTableTests {
  private struct Row {
    var id: UInt64
    var other: UInt64 = 0
    var time: Int64 = CellColumn.noTime
  }

  private func refer(
    _ rows: [Row], to table: KeyTable, notes: Bool = true
  ) -> (missing: [Int], early: [Int]) {
    var missing = [UInt32](repeating: 0, count: rows.count + 1)
    var early = missing
    let found = table.refer(
      rows.map(\.id), others: rows.map(\.other), times: rows.map(\.time), count: rows.count,
      notes: notes, missing: &missing, early: &early)
    return (missing.prefix(found.missing).map(Int.init), early.prefix(found.early).map(Int.init))
  }

  private func met(_ table: KeyTable) -> [UInt64: KeyTable.Met] {
    var met: [UInt64: KeyTable.Met] = [:]
    table.visitKeys { met[$0] = $1 }
    return met
  }

  @Test(arguments: [0, 2500])
  func holdsWhatWasInsertedAndNothingElse(room: Int) {
    var random = SeededGenerator()
    // Few low bits, so that many hashes ask for one place.
    let hashes = (0..<5000).map { _ in random.next() & 0xffff_ffff_0000_000f }
    let table = KeyTable(room: room)
    for hash in hashes.prefix(2500) where hash != 0 { #expect(table.insert(hash)) }
    let known = Set(hashes.prefix(2500)).subtracting([0])
    #expect(table.count == known.count)
    #expect(Set(table.content.hashes) == known)
    let missing = hashes.indices.filter { hashes[$0] != 0 && !known.contains(hashes[$0]) }
    #expect(refer(hashes.map { Row(id: $0) }, to: table).missing == missing, "seed \(random.seed)")
    #expect(hashes.allSatisfy { table.contains($0) == known.contains($0) })
  }

  @Test func nothingIsMissingWhereThereIsNoValue() {
    #expect(refer([Row(id: 0)], to: KeyTable()).missing.isEmpty)
  }

  @Test func aFullTableTakesOnlyWhatItHas() {
    let table = KeyTable(maximum: 3)
    for hash in 1...3 as ClosedRange<UInt64> { #expect(table.insert(hash, place: 9)) }
    #expect(!table.insert(4))
    #expect(table.insert(2, place: 5))
    table.removeAll()
    #expect(table.insert(4) && table.count == 1 && !table.contains(2))
  }

  @Test func whatAKeyIsMetWithDoesNotDependOnTheOrder() {
    let hashes: [UInt64] = [1 << 40, 2 << 40, 3 << 40]
    var rows = [Row(id: 2), Row(id: 3), Row(id: 3, other: hashes[0]), Row(id: 3, other: hashes[0])]
    rows += [Row(id: 4, other: hashes[1]), Row(id: 4), Row(id: 4, other: hashes[2])]
    // The smallest numbers stand for something themselves.
    rows +=
      [0, 1, 2, 3].map { (word: UInt64) in Row(id: 5, other: word << 32 | 7) } + [
        Row(id: 6, other: 7), Row(id: 6, other: 7),
      ]
    var random = SeededGenerator()
    for _ in 0..<50 {
      rows.shuffle(using: &random)
      let table = KeyTable()
      for id in 1...6 as ClosedRange<UInt64> { _ = table.insert(id, place: id) }
      _ = refer(rows, to: table, notes: false)
      #expect(met(table).values.allSatisfy { $0 == .never })
      _ = refer(rows, to: table)
      let expected: [UInt64: KeyTable.Met] = [
        1: .never, 2: .alike, 3: .alike, 4: .several, 5: .several, 6: .alike,
      ]
      #expect(met(table) == expected, "seed \(random.seed)")
    }
  }

  @Test func threadsNoteTogetherWhatOneNotes() {
    let rows = (0..<4000).map { (number: UInt64) -> Row in
      let other: UInt64 = number % 89 % 3 << 33
      return Row(id: number % 97 + 1, other: other)
    }
    func noted(threads: Int) -> [UInt64: KeyTable.Met] {
      let table = KeyTable()
      for id in 1...97 as ClosedRange<UInt64> { _ = table.insert(id, place: id) }
      WorkerThreads.run(threads) { _ = refer(rows, to: table) }
      return met(table)
    }
    #expect(noted(threads: 8) == noted(threads: 1))
  }

  @Test func rowsBeforeTheEarliestTimeOfTheirKeyAreEarly() {
    let table = KeyTable()
    for id in 1...3 as ClosedRange<UInt64> { _ = table.insert(id) }
    table.limit(1, from: 500)
    table.limit(1, from: 100)
    table.limit(1, from: 0)
    table.limit(2, from: 200)
    table.limit(9, from: 300)
    let times: [(UInt64, Int64)] = [
      (1, 99_999_999), (1, 100_000_000), (2, 150_000_000), (3, 0), (2, CellColumn.noTime),
    ]
    let rows = times.map { Row(id: $0, time: $1) }
    #expect(refer(rows, to: table).early == [0, 2])
  }
}
