import Tables

/// What the pieces of a table add up to, taken in file order.
struct TableTotals: Sendable {
  /// Samples of a slot that are kept.
  let sampleLimit: Int
  private(set) var files: [FileInspection]
  private(set) var counts: [Int]
  /// In how many files each slot was hit.
  private(set) var filesHit: [Int]
  private var lastFileHit: [Int]
  private(set) var samples: [[Finding.Sample]]
  private(set) var nulls: [Int]
  private(set) var partitions = PartitionCounts()
  private(set) var keys = KeySet()
  private(set) var identities: [HashBuckets]
  /// For each column what its values are like; none before the pass has ended.
  var profiles: [ColumnProfile] = []

  init(_ plan: TablePlan, sampleLimit: Int) {
    let slots = plan.slots.slots.count
    self.sampleLimit = sampleLimit
    files = plan.layout.files.map { FileInspection(data: $0.file.data) }
    counts = Array(repeating: 0, count: slots)
    filesHit = Array(repeating: 0, count: slots)
    lastFileHit = Array(repeating: -1, count: slots)
    samples = Array(repeating: [], count: slots)
    nulls = Array(repeating: 0, count: plan.layout.columns.count)
    identities = plan.repeats.map { _ in HashBuckets() }
  }

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
    for column in nulls.indices { nulls[column] += piece.nulls[column] }
    for key in piece.keys { keys.insert(key) }
    for rule in identities.indices { identities[rule].append(piece.identities[rule]) }
    partitions.merge(piece.partitions)
    files[piece.file].add(piece)
  }

  private mutating func count(_ hit: SlotCount, file: Int) {
    counts[hit.slot] += hit.count
    if lastFileHit[hit.slot] != file {
      lastFileHit[hit.slot] = file
      filesHit[hit.slot] += 1
    }
  }

  /// Adds a record that says the same as an earlier one; in file order.
  mutating func addRepetition(slot: Int, at place: RecordPlace) {
    count(SlotCount(slot: slot, count: 1), file: place.file)
    files[place.file].addRepetition(slot: slot, offset: place.offset)
  }

  mutating func addSample(_ sample: Finding.Sample, slot: Int) {
    samples[slot].append(sample)
  }

  /// The totals without what only later steps need, so that a copy costs little.
  var forDisplay: TableTotals {
    var copy = self
    copy.identities = []
    copy.keys = KeySet()
    return copy
  }

  mutating func fail(_ error: TableError, file: Int) {
    files[file].error = error
  }
}
