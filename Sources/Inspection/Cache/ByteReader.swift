/// Bytes that are not what a `ByteWriter` wrote there.
struct DamagedBytes: Error {}

/// Reads what a `ByteWriter` wrote; never past the end, whatever the bytes are.
struct ByteReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    at = min(start, bytes.count)
  }

  /// How many bytes are left.
  var rest: Int { bytes.count - at }

  mutating func readByte() throws(DamagedBytes) -> UInt8 {
    guard at < bytes.count else { throw DamagedBytes() }
    defer { at += 1 }
    return bytes[at]
  }

  mutating func readNumber() throws(DamagedBytes) -> UInt64 {
    var (number, shift) = (UInt64(0), UInt64(0))
    while true {
      let byte = try readByte()
      guard shift < 63 || byte <= 1 else { throw DamagedBytes() }
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  /// The number of things that follow, each of so many bytes at least.
  ///
  /// What cannot be there is damage, so that no memory is asked for in vain.
  mutating func readCount(ofSize size: Int = 1) throws(DamagedBytes) -> Int {
    let count = try readNumber()
    guard count <= UInt64(rest / size) else { throw DamagedBytes() }
    return Int(count)
  }

  mutating func readWord() throws(DamagedBytes) -> UInt64 {
    guard rest >= 8 else { throw DamagedBytes() }
    defer { at += 8 }
    return word(at: at)
  }

  mutating func readWords() throws(DamagedBytes) -> [UInt64] {
    let count = try readCount(ofSize: 8)
    defer { at += 8 * count }
    return (0..<count).map { word(at: at + 8 * $0) }
  }

  mutating func readBytes() throws(DamagedBytes) -> ArraySlice<UInt8> {
    let count = try readCount()
    defer { at += count }
    return bytes[at..<at + count]
  }

  private func word(at offset: Int) -> UInt64 {
    bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }
}
