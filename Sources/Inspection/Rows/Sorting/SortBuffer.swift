import Tables

/// Records with their keys in a piece of memory, to be sorted there and put out as a run; one a
/// thread.
///
/// Entries grow from the start of the memory, keys that an entry has no room for from its end. An
/// entry holds eight bytes of the key at a time: those are sorted by as words, then entries with equal
/// ones by the next eight (Bentley and Sedgewick, "Fast algorithms for sorting and searching strings",
/// 1997, with words for characters).
final class SortBuffer {
  /// Part of a key, and whose it is.
  struct Entry {
    var word: UInt64
    /// The row; of a long key, marked by the top bit, how far from the end of the memory it stands.
    var place: UInt64
  }

  /// Marks a place where the whole key stands.
  static let longMark: UInt64 = 1 << 63
  /// Before the bytes of a long key stand its row and how many they are.
  private static let headSize = 12
  /// Sorting takes half as many entries again for a while.
  private static let entryCost = 24
  /// How far into keys words are taken; behind that keys are compared in place.
  private static let deepest = 256

  private let limit: Int
  private var capacity = 0
  private var memory: UnsafeMutableRawPointer?
  private var keySize = 0
  /// Records in the buffer.
  private(set) var count = 0

  /// A buffer that takes so many bytes, and more only where a single key does.
  init(limit: Int) { self.limit = max(limit, 1024) }

  deinit { memory?.deallocate() }

  /// Takes a record; false where the buffer is full, which one of nothing never is.
  @inline(__always)
  func add(_ key: OrderedBytes, row: Int) -> Bool {
    let isLong = key.count > 8
    let size = isLong ? Self.headSize + key.count : 0
    guard (count + 1) * Self.entryCost + keySize + size <= capacity || makeRoom(size) else {
      return false
    }
    guard let memory else { return false }
    var place = UInt64(row)
    if isLong {
      keySize += size
      let head = memory + capacity - keySize
      head.storeBytes(of: UInt64(row), as: UInt64.self)
      head.storeBytes(of: UInt32(key.count), toByteOffset: 8, as: UInt32.self)
      (head + Self.headSize).copyMemory(from: key.bytes, byteCount: key.count)
      place = UInt64(keySize) | Self.longMark
    }
    let entry = Entry(word: key.firstWord, place: place)
    memory.storeBytes(of: entry, toByteOffset: count * 16, as: Entry.self)
    count += 1
    return true
  }

  @inline(never)
  private func makeRoom(_ size: Int) -> Bool {
    guard count == 0 else { return false }
    let wanted = max(limit, Self.entryCost + size)
    if wanted > capacity {
      memory?.deallocate()
      memory = .allocate(byteCount: wanted, alignment: 16)
      capacity = wanted
    }
    return true
  }

  // MARK: - Sorting

  private var entries: UnsafeMutableBufferPointer<Entry> {
    UnsafeMutableBufferPointer(start: memory?.assumingMemoryBound(to: Entry.self), count: count)
  }

  /// A long key with its row.
  @inline(__always)
  private func long(_ place: UInt64) -> (row: UInt64, key: UnsafeRawBufferPointer) {
    guard let memory else { preconditionFailure("an empty buffer has no keys") }
    let head = UnsafeRawPointer(memory + capacity - Int(place & ~Self.longMark))
    let count = Int(head.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    return (
      head.loadUnaligned(as: UInt64.self),
      UnsafeRawBufferPointer(start: head + Self.headSize, count: count)
    )
  }

  private func sort() { sort(entries, from: 0) }

  /// Sorts entries whose keys are equal before a byte, where their words begin.
  ///
  /// Records come in file order, and so do the places of long keys: equal keys keep that order.
  private func sort(_ entries: UnsafeMutableBufferPointer<Entry>, from depth: Int) {
    var entries = entries
    entries.sort { $0.word != $1.word ? $0.word < $1.word : $0.place < $1.place }
    var start = 0
    while start < entries.count {
      let word = entries[start].word
      var end = start + 1
      while end < entries.count, entries[end].word == word { end += 1 }
      if end - start > 1, entries[start].place & Self.longMark != 0 {
        sortEqual(UnsafeMutableBufferPointer(rebasing: entries[start..<end]), to: depth + 8)
      }
      start = end
    }
  }

  /// Sorts entries by what stands behind equal bytes.
  private func sortEqual(_ entries: UnsafeMutableBufferPointer<Entry>, to depth: Int) {
    var entries = entries
    // No key is the beginning of another one, so that these end together or not at all.
    guard long(entries[0].place).key.count > depth else { return }
    guard depth < Self.deepest else {
      entries.sort { self.comesBefore($0.place, $1.place, from: depth) }
      return
    }
    for place in entries.indices {
      let key = long(entries[place].place).key
      guard let start = key.baseAddress else { continue }
      entries[place].word = OrderedBytes.word(start, count: key.count, at: depth)
    }
    sort(entries, from: depth)
  }

  private func comesBefore(_ place: UInt64, _ other: UInt64, from depth: Int) -> Bool {
    let order = OrderedBytes.compare(
      UnsafeRawBufferPointer(rebasing: long(place).key[depth...]),
      UnsafeRawBufferPointer(rebasing: long(other).key[depth...]))
    return order != 0 ? order < 0 : place < other
  }

  // MARK: - Runs

  /// Sorts the records, puts them out as a run and forgets them.
  func takeRun(to store: BlockStore) throws(TableError) -> SortedRun {
    sort()
    var writer = SortedRun.Writer(store)
    for entry in entries {
      if entry.place & Self.longMark == 0 {
        try writer.append(word: entry.word, row: entry.place)
      } else {
        let long = long(entry.place)
        try writer.append(key: long.key, row: long.row)
      }
    }
    (count, keySize) = (0, 0)
    return try writer.finish()
  }
}
