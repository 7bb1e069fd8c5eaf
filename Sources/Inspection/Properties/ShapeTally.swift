import Tables

/// Counts how often each event has properties of each shape; one a thread, merged at the end.
///
/// Up to a limit every count is exact; beyond it all are dropped, since rules that compare
/// properties would judge some events by a part of their records. What comes out does not depend on
/// the order of the records: which shapes there are decides whether they are too many.
final class ShapeTally {
  /// An event with properties of one shape.
  struct Pair: Equatable {
    /// The hash of the event's name.
    let event: UInt64
    /// The word of the shape.
    let shape: UInt64
    var count = 0
    /// The first record that has it.
    var first: RecordPlace
    /// The positions of the files that have it, in order.
    var files: [Int32] = []
  }

  /// Pairs of events and shapes that are told apart.
  static let usualLimit = 4096
  /// Bytes of keys that are kept for them.
  private static let maximumKeyBytes = 8 << 20
  /// Files of all pairs together that are kept.
  private static let maximumFiles = 1 << 22
  /// Bytes of an event's name that are kept.
  private static let maximumName = 100

  private let limit: Int
  private let tally: HashTally
  private var file: Int32 = -1
  private var keyBytes = 0
  private var filesOfPairs = 0
  private var pairs: [UInt64: Pair] = [:]
  private var names: [UInt64: [UInt8]] = [:]
  private var shapes: [UInt64: JSONShape] = [:]

  /// Whether there are more pairs, keys or files than are kept; then only `records`, `files` and
  /// `first` are known.
  private(set) var isFull = false
  /// Records that have a name and valid properties.
  private(set) var records = 0
  /// The positions of the files with such records, in order.
  private(set) var files: [Int32] = []
  /// The first such record.
  private(set) var first: RecordPlace?

  /// A tally of so many pairs, a power of two.
  init(limit: Int = usualLimit) {
    self.limit = limit
    tally = HashTally(places: 4 * limit)
  }

  // MARK: - On the way

  /// What a block of rows has to tell of one that is new.
  struct Block {
    /// For each row a hash of event and shape, 0 for none.
    let pairs: UnsafePointer<UInt64>
    let events: UnsafePointer<UInt64>
    let shapes: UnsafePointer<UInt64>
    let count: Int
    /// The position of the rows' file.
    let file: Int
    let place: (Int) -> RecordPlace
    let name: (Int) -> [UInt8]
    let shape: (Int) -> JSONShape
  }

  /// Counts the rows of a block, which follow in file order; `rows` is room for `count + 1` numbers.
  func add(_ block: Block, rows: UnsafeMutablePointer<UInt32>) {
    var counted = 0
    for row in 0..<block.count where block.pairs[row] != 0 { counted += 1 }
    guard counted > 0 else { return }
    records += counted
    note(block)
    guard !isFull else { return }
    let fresh = tally.add(block.pairs, count: block.count, fresh: rows)
    for index in 0..<fresh where !isFull {
      let row = Int(rows[index])
      insert(row, of: block)
      if !isFull { _ = tally.add(block.pairs[row], count: 1) }
    }
  }

  private func note(_ block: Block) {
    if file != block.file {
      flush()
      file = Int32(block.file)
      files.append(file)
    }
    guard first == nil, let row = (0..<block.count).first(where: { block.pairs[$0] != 0 }) else {
      return
    }
    first = block.place(row)
  }

  private func insert(_ row: Int, of block: Block) {
    guard pairs[block.pairs[row]] == nil else { return }
    let (event, shape) = (block.events[row], block.shapes[row])
    pairs[block.pairs[row]] = Pair(event: event, shape: shape, first: block.place(row))
    if names[event] == nil { names[event] = Array(block.name(row).prefix(Self.maximumName)) }
    if shapes[shape] == nil { keep(block.shape(row)) }
    checkLimits()
  }

  private func keep(_ shape: JSONShape) {
    shapes[shape.word] = shape
    keyBytes += shape.members.reduce(0) { $0 + $1.key.count + 32 }
  }

  private func checkLimits() {
    let fits =
      pairs.count <= limit && keyBytes <= Self.maximumKeyBytes
      && filesOfPairs <= Self.maximumFiles
    if !fits { giveUp() }
  }

  private func giveUp() {
    isFull = true
    (pairs, names, shapes) = ([:], [:], [:])
  }

  /// Adds what was counted of a file to the whole.
  private func flush() {
    guard tally.used > 0 else { return }
    for place in tally.places {
      pairs[tally.hash(at: place)]?.count += tally.count(at: place)
      pairs[tally.hash(at: place)]?.files.append(file)
    }
    filesOfPairs += tally.used
    tally.removeAll()
    checkLimits()
  }

  // MARK: - At the end

  /// Adds what another thread counted of the same table.
  func merge(_ other: ShapeTally) {
    flush()
    other.flush()
    records += other.records
    files = Self.union(files, other.files)
    first = [first, other.first].compactMap(\.self).min()
    if other.isFull { giveUp() }
    for (key, pair) in other.pairs where !isFull {
      let sum = pairs[key].map { Self.sum($0, pair) } ?? pair
      filesOfPairs += sum.files.count - (pairs[key]?.files.count ?? 0)
      pairs[key] = sum
      if names[pair.event] == nil { names[pair.event] = other.names[pair.event] }
      if shapes[pair.shape] == nil, let shape = other.shapes[pair.shape] { keep(shape) }
      checkLimits()
    }
  }

  private static func sum(_ one: Pair, _ other: Pair) -> Pair {
    Pair(
      event: one.event, shape: one.shape, count: one.count + other.count,
      first: min(one.first, other.first), files: union(one.files, other.files))
  }

  private static func union(_ one: [Int32], _ other: [Int32]) -> [Int32] {
    Set(one).union(other).sorted()
  }

  /// The events with the shapes of their properties, in order of their names; none where they are
  /// too many.
  func events() -> [EventProperties] {
    flush()
    return Dictionary(grouping: pairs.values, by: \.event).map { event, pairs in
      let uses = pairs.compactMap { pair in
        shapes[pair.shape].map { EventProperties.Use(shape: $0, pair: pair) }
      }
      return EventProperties(name: names[event] ?? [], uses: uses.sorted { $0.first < $1.first })
    }
    .sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }
}
