import Contract
import Tables

/// What the pieces of a table add up to, taken in file order.
struct TableTotals: Sendable {
  /// Samples of a slot that are kept.
  let sampleLimit: Int
  private(set) var files: [FileInspection]
  /// For each file what rules that judge files need to know of it.
  private(set) var facts: [FileFacts]
  /// For each file and each of its pieces the range of `UPDATED_AT`.
  private(set) var updated: [[HashColumn.TimeRange]]
  private let updatedColumn: Int?
  private(set) var counts: [Int]
  /// In how many files each slot was hit.
  private(set) var filesHit: [Int]
  private var lastFileHit: [Int]
  private(set) var samples: [[Finding.Sample]]
  /// For each file, and then by slot, the records that hit it as they were read.
  private(set) var spoilt: [[Int: RecordSet]]
  private(set) var nulls: [Int]
  private var spread: SpreadTally
  /// For each column what its values are like; none before the pass has ended.
  var profiles: [ColumnProfile] = []
  /// What all threads gathered of each column; none before the pass has ended.
  var collectors: [ColumnCollector] = []
  /// What all threads gathered for rules that judge the table; nothing before the pass has ended.
  var tallies: TableTallies?
  /// How events name the keys of other tables; nothing before all is read.
  var keyUse: [TableKind: KeyUse] = [:]
  /// Why rules over several rows could not be checked.
  private(set) var unchecked: [TableError] = []

  init(_ plan: TablePlan, sampleLimit: Int) {
    let slots = plan.slots.slots.count
    self.sampleLimit = sampleLimit
    files = plan.layout.files.map { FileInspection(data: $0.file.data) }
    let columns = plan.layout.columns.count
    spoilt = Array(repeating: [:], count: files.count)
    facts = Array(repeating: FileFacts(columns: columns), count: files.count)
    updated = Array(repeating: [], count: files.count)
    updatedColumn = plan.layout.position(of: "UPDATED_AT")
    counts = Array(repeating: 0, count: slots)
    filesHit = Array(repeating: 0, count: slots)
    lastFileHit = Array(repeating: -1, count: slots)
    samples = Array(repeating: [], count: slots)
    nulls = Array(repeating: 0, count: columns)
    spread = SpreadTally(files: files.count)
  }

  /// How rows spread over time.
  var partitions: PartitionCounts { spread.total }
  /// How those of each file do.
  var spreads: [FileSpread] { spread.files }

  /// Whether more samples of a slot are wanted.
  func wantsSamples(of slot: Int) -> Bool { samples[slot].count < sampleLimit }

  /// Adds the piece that follows all those added before.
  mutating func add(_ piece: PieceResult) {
    let start = files[piece.file].end
    for (slot, relative) in piece.samples where wantsSamples(of: slot) {
      var sample = relative
      sample.record = sample.record.map { $0 + start.record }
      sample.line += start.line
      sample.lineEnd += start.line
      samples[slot].append(sample)
    }
    for hit in piece.counts { count(hit, file: piece.file) }
    for (slot, records) in piece.spoilt {
      for record in records {
        spoilt[piece.file][slot, default: RecordSet()].insert(start.record + Int(record))
      }
    }
    for column in nulls.indices { nulls[column] += piece.nulls[column] }
    spread.add(piece.partitions, file: piece.file)
    files[piece.file].add(piece)
    facts[piece.file].add(piece.facts)
    if let error = piece.error { fail(error, file: piece.file) }
    if let updatedColumn { updated[piece.file].append(piece.facts.times[updatedColumn].range) }
  }

  private mutating func count(_ hit: SlotCount, file: Int) {
    counts[hit.slot] += hit.count
    if lastFileHit[hit.slot] != file {
      lastFileHit[hit.slot] = file
      filesHit[hit.slot] += 1
    }
  }

  /// The range of `UPDATED_AT` in each file that has a time there.
  var updatedRanges: [ClosedRange<Int64>?] {
    facts.map { facts in updatedColumn.flatMap { facts.times[$0].range.times } }
  }

  /// The greatest time of all columns but for those far ahead, in microseconds since 1970.
  var latest: Int? {
    facts.lazy.flatMap(\.times).filter { $0.range.times != nil }.map { Int($0.latestOfDay) }.max()
  }

  /// Adds the records of a file that are known to hit a slot once all is read; in file order.
  mutating func addLate(_ records: RecordSet, slot: Int, file: Int) {
    let added = files[file].addLate(records, slot: slot)
    if added > 0 { count(SlotCount(slot: slot, count: added), file: file) }
  }

  mutating func addSample(_ sample: Finding.Sample, slot: Int) {
    samples[slot].append(sample)
  }

  /// Notes why something could not be checked.
  mutating func leaveUnchecked(_ error: TableError) { unchecked.append(error) }

  mutating func fail(_ error: TableError, file: Int) {
    if files[file].error == nil { files[file].error = error }
  }
}
