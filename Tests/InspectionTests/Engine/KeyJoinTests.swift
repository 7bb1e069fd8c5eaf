import Contract
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct KeyJoinTests {
  private struct ID {
    let hash: UInt64, other: UInt64
    let time: Int64
    let place: PiecePlace
  }

  private func store(
    _ workspace: Workspace, _ fill: (RadixStore.Writer) -> Void
  ) -> RadixStore {
    let store = workspace.store("")
    let writer = RadixStore.Writer(store)
    fill(writer)
    writer.finish()
    return store
  }

  /// Two small files, which are a piece each, and more keys in one bucket than fit at a time; what a
  /// table of all keys tells is what the join tells.
  @Test(arguments: [0, 1 << 24], [1, 2, 8])
  func aJoinTellsWhatLookingUpTells(memory: Int, threads: Int) throws {
    var random = SeededGenerator()
    let rows = (0..<400).map { "u\($0),a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05," }
    let text = ShareOnDisk.table(ShareOnDisk.eventHeader, rows)
    let share = try ShareOnDisk(["events-1.csv": text, "events-2.csv": text])
    let table = try #require(try share.inspect().table(.events))
    let workspace = Workspace(
      memory: MemoryBudget(memory, threads: threads), folder: "/tmp", goOn: { true })
    let keys = (0..<1000).map { _ -> UInt64 in random.next() % 700 + 1 }
    let limits = keys.filter { $0 % 3 == 0 }.map { key -> (UInt64, UInt64) in (key, key % 50) }
    let ids = (0..<800).map { number -> ID in
      let (hash, other, second) = (random.next() % 500, random.next() % 3, random.next() % 50)
      return ID(
        hash: hash + 1, other: other << 40, time: Int64(second) * 1_000_000,
        place: PiecePlace(piece: number / 400, record: number % 400))
    }
    let whole = KeyTable()
    for (place, key) in keys.enumerated() { _ = whole.insert(key, place: UInt64(place)) }
    for (key, second) in limits { whole.limit(key, from: UInt32(second)) }
    let stores = KeyStores(
      keys: store(workspace) { writer in
        for (place, key) in keys.enumerated() { writer.append(key, place: UInt64(place)) }
      },
      limits: store(workspace) { writer in
        for (key, second) in limits { writer.append(key, place: second) }
      })
    let join = KeyJoin(
      files: table.files, keys: stores, places: table.plan.places, sampleLimit: 9,
      workspace: workspace)
    let found = try join.find(
      store(workspace) { writer in
        for id in ids {
          JoinedID.append(id.hash, place: id.place, other: id.other, time: id.time, to: writer)
        }
      })
    var (missing, early) = ([UInt32](repeating: 0, count: 801), [UInt32](repeating: 0, count: 801))
    let (hashes, others, times) = (ids.map(\.hash), ids.map(\.other), ids.map(\.time))
    let counts = whole.refer(
      hashes, others: others, times: times, count: 800, notes: true, missing: &missing,
      early: &early)
    let pairs = [
      (Array(missing.prefix(counts.missing)), found.missing),
      (Array(early.prefix(counts.early)), found.early),
    ]
    for (rows, records) in pairs {
      let (first, second) = (rows.filter { $0 < 400 }, rows.filter { $0 >= 400 })
      #expect(records[0].prefix(.max) == first.map { Int($0) })
      #expect(records[1].prefix(.max) == second.map { Int($0) - 400 })
      #expect(rows.count > 20, "seed \(random.seed)")
    }
    var use = KeyUse()
    use.add(whole, table.plan.places, limit: 9)
    #expect(use.count == found.use.count)
    for (one, other) in [(use.unused, found.use.unused), (use.mixed, found.use.mixed)] {
      #expect(one.count == other.count && one.count > 20, "seed \(random.seed)")
      #expect(one.first(9) == other.first(9) && one.files == other.files)
    }
  }
}
