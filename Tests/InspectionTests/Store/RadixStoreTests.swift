import Synchronization
import Tables
import TestSupport
import Testing

@testable import Inspection

@Suite struct RadixStoreTests {
  private func store(
    memory bytes: Int, threads: Int = 2, keysBelow end: UInt64 = .max, folder: String = "/tmp"
  ) -> RadixStore {
    RadixStore(
      "the rule of the table", keysBelow: end,
      memory: MemoryBudget(bytes, threads: threads), folder: folder)
  }

  private func entries(of bucket: Int, in store: RadixStore) throws -> [[UInt64]] {
    var entries: [[UInt64]] = []
    try store.forEachRun(in: bucket) { run in
      entries += run.map { [$0.key, $0.place] }
      return true
    }
    return entries.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }

  /// Nothing, some and everything is spilled.
  @Test(arguments: [0, 400_000, 1 << 30], [1, 8])
  func everyEntryIsInTheBucketOfItsKey(memory: Int, threads: Int) throws {
    let store = store(memory: memory, threads: threads)
    WorkerThreads.run(threads) {
      let writer = RadixStore.Writer(store)
      var random = SeededGenerator(seed: 3)
      for place in 0..<20_000 { writer.append(random.next(), place: UInt64(place)) }
      writer.finish()
    }
    try store.check()
    #expect(store.count == 20_000 * threads)
    #expect(store.isSpilled == (memory < 1 << 30))
    var expected: [Int: [[UInt64]]] = [:]
    var random = SeededGenerator(seed: 3)
    for place in 0..<20_000 {
      let key = random.next()
      expected[Int(key >> 56), default: []] += Array(
        repeating: [key, UInt64(place)], count: threads)
    }
    for bucket in 0..<RadixStore.bucketCount {
      let wanted = (expected[bucket] ?? []).sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
      #expect(try entries(of: bucket, in: store) == wanted)
      #expect(store.count(of: bucket) == wanted.count)
    }
  }

  @Test(arguments: [1, 200, 256, 257, 5_000_000_000, .max] as [UInt64])
  func keysBelowAnEndKeepTheirOrderOverTheBuckets(end: UInt64) throws {
    let store = store(memory: 0, keysBelow: end)
    let writer = RadixStore.Writer(store)
    var random = SeededGenerator(seed: end)
    let keys = (0..<300).map { _ in random.next() % end } + [0, end - 1]
    for key in keys { writer.append(key, place: 1) }
    writer.finish()
    let found = try (0..<RadixStore.bucketCount).flatMap { try entries(of: $0, in: store) }
    #expect(found.map { $0[0] } == keys.sorted(), "seed \(random.seed)")
  }

  @Test func aDiscardedBucketGivesItsMemoryBack() throws {
    let memory = MemoryBudget(1 << 20, threads: 1)
    let store = RadixStore("", memory: memory, folder: "/tmp")
    let writer = RadixStore.Writer(store)
    for place in 0..<1000 { writer.append(7, place: UInt64(place)) }
    writer.finish()
    #expect(!store.isSpilled && store.count == 1000)
    #expect(!memory.chunks.take(1 << 19))
    store.discard(0)
    #expect(store.count == 0)
    #expect(memory.chunks.take(1 << 19))
  }

  @Test func aFolderThatIsNotThereSaysWhatToDo() throws {
    let folder = try TemporaryFolder()
    let store = store(memory: 0, folder: folder.path + "/nowhere")
    let writer = RadixStore.Writer(store)
    for key in 0..<100_000 { writer.append(UInt64(key), place: 0) }
    writer.finish()
    let error = #expect(throws: TableError.self) { try store.check() }
    #expect(throws: TableError.self) { try entries(of: 0, in: store) }
    #expect(store.count == 0)
    #expect(error?.path == folder.path + "/nowhere")
    let reason = try #require(error?.reason)
    for part in ["no such file or directory", "the rule of the table", "TMPDIR", "--memory"] {
      #expect(reason.contains(part))
    }
  }

  @Test func nothingIsLeftInTheFolder() throws {
    let folder = try TemporaryFolder()
    let store = store(memory: 0, folder: folder.path)
    let writer = RadixStore.Writer(store)
    for key in 0..<100 { writer.append(UInt64(key), place: 0) }
    writer.finish()
    #expect(store.isSpilled && store.count == 100)
    #expect(try folder.names.isEmpty)
  }
}
