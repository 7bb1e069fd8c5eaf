import Synchronization
import Tables

/// Sorts the rows of a table in memory that does not grow with it.
///
/// Runs are sorted as they are read, then merged (Knuth, volume 3, 5.4). Rows with equal keys stay in
/// file order. Any number of threads and any memory give the same order.
public final class RowSorter: Sendable {
  private let table: TableInspection
  private let keys: [SortKey]
  private let filter: RowFilter
  private let limits: SortLimits
  private let places: [Place]
  private let records: Int
  private let done = Atomic(0)
  private let isStopped = Atomic(false)

  /// How much of the work reading is, the rest being merging.
  private static let readingShare = 0.8

  private typealias Place = TableRows.Place

  /// A sorter of all rows of a table as far as it is inspected, or of those that pass a filter, as
  /// its index tells where they are.
  public init(
    _ table: TableInspection, keys: [SortKey], filter: RowFilter = .all,
    index: FilterIndex = FilterIndex(), limits: SortLimits = SortLimits()
  ) {
    (self.table, self.keys, self.filter, self.limits) = (table, keys, filter, limits)
    guard filter == .all else {
      places = index.pieces.map { Place(file: $0.file, piece: $0.piece) }
      records = index.count
      return
    }
    places = table.files.enumerated().flatMap { file, inspection in
      inspection.index.marks.indices.map { Place(file: file, piece: $0) }
    }
    records = table.records
  }

  /// Sorts; returns nothing when it was told to stop.
  ///
  /// `progress` gets how much is done, from 0 to 1, on any of the threads, and returns false to stop.
  public func run(
    progress: @escaping @Sendable (Double) -> Bool
  ) throws(TableError) -> RowOrder? {
    let store = BlockStore(memory: limits.memory / 3, folder: limits.temporaryFolder)
    let runs = try sortedRuns(store, progress)
    guard !isStopped.load(ordering: .relaxed) else { return nil }
    return try merge(runs, store, progress)
  }

  // MARK: - Runs

  private func sortedRuns(
    _ store: BlockStore, _ progress: @escaping @Sendable (Double) -> Bool
  ) throws(TableError) -> [SortedRun] {
    let batches = batches()
    let queue = NumberQueue(batches.count) { [self] in !isStopped.load(ordering: .relaxed) }
    let all = Mutex<[SortedRun]>([])
    let threads = max(1, min(limits.threads, batches.count))
    WorkerThreads.run(threads) { [self] in
      do throws(TableError) {
        let mine = try runs(of: batches, queue, store, threads: threads, progress)
        all.withLock { $0 += mine }
      } catch {
        queue.stop(error)
      }
    }
    if let error = queue.error { throw error }
    return all.withLock { $0 }
  }

  /// Pieces that a thread takes in turn, in file order.
  private func batches() -> [[Place]] {
    var batches: [[Place]] = []
    var end: (file: Int, position: UInt64) = (-1, 0)
    for place in places {
      let position = table.files[place.file].index.marks[place.piece].offset
      if place.file == end.file, position < end.position {
        batches[batches.count - 1].append(place)
      } else {
        batches.append([place])
        let run = table.layout.files[place.file].file.run(at: position)
        end = (place.file, run.last ?? 0)
      }
    }
    return batches
  }

  /// The runs of a thread.
  private func runs(
    of batches: [[Place]], _ queue: NumberQueue, _ store: BlockStore, threads: Int,
    _ progress: (Double) -> Bool
  ) throws(TableError) -> [SortedRun] {
    let reader = RecordKeys(table, keys, filter)
    let buffer = SortBuffer(limit: limits.memory / 3 * 2 / threads)
    var runs: [SortedRun] = []
    while let batch = queue.draw() {
      for place in batches[batch] {
        var taken = 0
        try reader.forEach(of: place) { key, row throws(TableError) in
          taken += 1
          if !buffer.add(key, row: row) {
            runs.append(try buffer.takeRun(to: store))
            _ = buffer.add(key, row: row)
          }
        }
        let total = done.add(taken, ordering: .relaxed).newValue
        let share = Double(total) / Double(max(1, records))
        guard progress(share * Self.readingShare) else {
          isStopped.store(true, ordering: .relaxed)
          return []
        }
      }
    }
    if buffer.count > 0 { runs.append(try buffer.takeRun(to: store)) }
    return runs
  }

  // MARK: - Merging

  private func merge(
    _ runs: [SortedRun], _ store: BlockStore, _ progress: (Double) -> Bool
  ) throws(TableError) -> RowOrder? {
    guard let runs = try fewEnough(runs, store, progress) else { return nil }
    let merge = try RunMerge(runs, in: store)
    let target = BlockStore(memory: limits.orderMemory, folder: limits.temporaryFolder)
    var writer = RowOrder.Writer(target)
    var count = 0
    while let head = merge.head {
      try writer.append(Int(head.row))
      try merge.advance()
      count += 1
      guard count % (1 << 16) == 0 else { continue }
      let share = Double(count) / Double(max(1, records))
      guard progress(Self.readingShare + (1 - Self.readingShare) * share) else { return nil }
    }
    return try writer.finish(keys)
  }

  /// Runs so few that they can be merged at a time; nothing when it was told to stop.
  ///
  /// Each takes a block of memory. Where they are more, some are merged to longer ones first.
  private func fewEnough(
    _ runs: [SortedRun], _ store: BlockStore, _ progress: (Double) -> Bool
  ) throws(TableError) -> [SortedRun]? {
    let most = max(2, limits.memory / 2 / BlockStore.blockSize)
    var runs = runs[...]
    while runs.count > most {
      let merge = try RunMerge(Array(runs.prefix(most)), in: store)
      var writer = SortedRun.Writer(store)
      var count = 0
      while let head = merge.head {
        try writer.append(head)
        try merge.advance()
        count += 1
        if count % (1 << 16) == 0, !progress(Self.readingShare) { return nil }
      }
      runs = runs.dropFirst(most) + [try writer.finish()]
    }
    return Array(runs)
  }
}
