import Contract
import TestSupport
import Testing

@testable import Inspection

@Suite struct MissingKeysTests {
  private func filled(_ entries: [(UInt64, place: UInt64)], _ workspace: Workspace) -> RadixStore {
    let store = workspace.store("")
    let writer = RadixStore.Writer(store)
    for (key, place) in entries { writer.append(key, place: place) }
    writer.finish()
    return store
  }

  /// Two small files, which are a piece each, and more keys in one bucket than fit at a time.
  @Test(arguments: [0, 1 << 24], [1, 2, 8])
  func idsThatAreNoKeysAreFound(memory: Int, threads: Int) throws {
    var random = SeededGenerator()
    let rows = (0..<400).map { "u\($0),a1,x,2024-03-01 10:00:00,2024-03-01 10:00:05," }
    let table = ShareOnDisk.table(ShareOnDisk.eventHeader, rows)
    let share = try ShareOnDisk(["events-1.csv": table, "events-2.csv": table])
    let files = try #require(try share.inspect().table(.events)).files
    let workspace = Workspace(
      memory: MemoryBudget(memory, threads: threads), folder: "/tmp", goOn: { true })
    let keys = (0..<1000).map { _ in random.next() % 1500 + 1 }
    let ids = (0..<2).flatMap { file in
      (0..<400).map { record in
        (random.next() % 1500 + 1, place: PiecePlace(piece: file, record: record).number)
      }
    }
    let found = try MissingKeys(files: files, workspace: workspace)
      .find(filled(ids, workspace), in: filled(keys.map { ($0, place: 0) }, workspace))
    let known = Set(keys)
    for file in 0..<2 {
      let missing = (0..<400).filter { !known.contains(ids[400 * file + $0].0) }
      #expect(found[file].prefix(.max) == missing, "seed \(random.seed)")
    }
  }
}
