import Tables

/// Sorted records with their keys, in blocks.
///
/// A record is its row and the first eight bytes of its key as a word; of a long key, marked by the
/// row's top bit, their number and the bytes behind those follow. No record is in two blocks.
struct SortedRun: Sendable {
  let blocks: [BlockStore.Block]

  /// A row and a word.
  private static let headSize = 16

  /// Puts out a run.
  struct Writer: ~Copyable {
    private let store: BlockStore
    private var capacity = BlockStore.blockSize
    private var block: UnsafeMutableRawPointer
    private var size = 0
    private var blocks: [BlockStore.Block] = []

    init(_ store: BlockStore) {
      self.store = store
      block = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { block.deallocate() }

    /// Adds a record whose whole key is a word.
    @inline(__always)
    mutating func append(word: UInt64, row: UInt64) throws(TableError) {
      if size + headSize > capacity { try makeRoom(headSize) }
      block.storeBytes(of: row, toByteOffset: size, as: UInt64.self)
      block.storeBytes(of: word, toByteOffset: size + 8, as: UInt64.self)
      size += headSize
    }

    /// Adds a record with a key of more than eight bytes.
    mutating func append(key: UnsafeRawBufferPointer, row: UInt64) throws(TableError) {
      guard let start = key.baseAddress else { return }
      let word = OrderedBytes.word(start, count: 8, at: 0)
      try append(long: word, rest: start + 8, count: key.count - 8, row: row)
    }

    private mutating func append(
      long word: UInt64, rest: UnsafeRawPointer, count: Int, row: UInt64
    ) throws(TableError) {
      if size + headSize + 4 + count > capacity { try makeRoom(headSize + 4 + count) }
      try append(word: word, row: row | SortBuffer.longMark)
      block.storeBytes(of: UInt32(count), toByteOffset: size, as: UInt32.self)
      (block + size + 4).copyMemory(from: rest, byteCount: count)
      size += 4 + count
    }

    /// Adds a record of another run.
    mutating func append(_ head: Head) throws(TableError) {
      guard let start = head.rest.baseAddress else {
        return try append(word: head.word, row: head.row)
      }
      try append(long: head.word, rest: start, count: head.rest.count, row: head.row)
    }

    /// The run of all that was added.
    consuming func finish() throws(TableError) -> SortedRun {
      try flush()
      return SortedRun(blocks: blocks)
    }

    private mutating func makeRoom(_ wanted: Int) throws(TableError) {
      try flush()
      guard wanted > capacity else { return }
      block.deallocate()
      block = .allocate(byteCount: wanted, alignment: 16)
      capacity = wanted
    }

    private mutating func flush() throws(TableError) {
      guard size > 0 else { return }
      blocks.append(try store.add(UnsafeRawBufferPointer(start: block, count: size)))
      size = 0
    }
  }

  /// A record of a run, whose bytes stand in the reader's block.
  struct Head {
    /// Behind all records: the run is over.
    static var end: Head {
      Head(word: .max, row: .max, rest: UnsafeRawBufferPointer(start: nil, count: 0))
    }

    let word: UInt64
    let row: UInt64
    /// The bytes of a long key behind those of the word.
    let rest: UnsafeRawBufferPointer

    /// Whether it comes before a record of another run; of equal keys the earlier row does.
    @inline(__always)
    func comesBefore(_ other: Head) -> Bool {
      if word != other.word { return word < other.word }
      if rest.count > 0 || other.rest.count > 0 {
        let order = OrderedBytes.compare(rest, other.rest)
        if order != 0 { return order < 0 }
      }
      return row < other.row
    }
  }

  /// Reads a run, a block at a time.
  final class Reader {
    private let store: BlockStore
    private var blocks: ArraySlice<BlockStore.Block>
    private var memory: UnsafeMutableRawPointer
    private var capacity = BlockStore.blockSize
    private var (at, size) = (0, 0)

    init(_ run: SortedRun, in store: BlockStore) {
      (self.store, blocks) = (store, run.blocks[...])
      memory = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { memory.deallocate() }

    /// The next record, which lasts until the one behind it is asked for.
    func next() throws(TableError) -> Head {
      if at == size {
        guard let block = blocks.popFirst() else { return .end }
        try take(block)
      }
      let row = memory.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let word = memory.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
      at += headSize
      guard row & SortBuffer.longMark != 0 else {
        return Head(word: word, row: row, rest: UnsafeRawBufferPointer(start: nil, count: 0))
      }
      let count = Int(memory.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      let rest = UnsafeRawBufferPointer(start: memory + at + 4, count: count)
      at += 4 + count
      return Head(word: word, row: row & ~SortBuffer.longMark, rest: rest)
    }

    private func take(_ block: BlockStore.Block) throws(TableError) {
      if block.count > capacity {
        memory.deallocate()
        memory = .allocate(byteCount: block.count, alignment: 16)
        capacity = block.count
      }
      try store.read(block, into: UnsafeMutableRawBufferPointer(start: memory, count: block.count))
      (at, size) = (0, block.count)
    }
  }
}
