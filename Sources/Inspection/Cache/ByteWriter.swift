import Tables

/// Writes values one behind the other, small numbers in few bytes.
struct ByteWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// Seven bits a byte, the lowest first; the top bit says that more follow (LEB128).
  mutating func write(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Eight bytes, the lowest first, for numbers that may be anything.
  mutating func write(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Words, with their number before them.
  mutating func write(words: [UInt64]) {
    write(number: UInt64(words.count))
    bytes.reserveCapacity(bytes.count + 8 * words.count)
    for value in words { write(word: value) }
  }

  /// Bytes, with their number before them.
  mutating func write(bytes more: some Collection<UInt8>) {
    write(number: UInt64(more.count))
    bytes.append(contentsOf: more)
  }
}
