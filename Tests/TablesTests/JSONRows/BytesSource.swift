@testable import Tables

/// Bytes in memory, read as those of a file; whether their number is known can be chosen.
final class BytesSource: ByteSource {
  let path = "memory.json"
  let identity = ByteFile.Identity(size: 0, modified: 0)
  let bytes: [UInt8]
  let knowsSize: Bool

  init(_ bytes: [UInt8], knowsSize: Bool = true) {
    (self.bytes, self.knowsSize) = (bytes, knowsSize)
  }

  var knownSize: UInt64? { knowsSize ? UInt64(bytes.count) : nil }
  var sizeLimit: UInt64 { UInt64(bytes.count) + 1 }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int {
    bytes.withUnsafeBytes { bytes in
      let rest = bytes.dropFirst(Int(offset)).prefix(buffer.count)
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest))
      return rest.count
    }
  }

  func diskOffset(of offset: UInt64) -> UInt64 { offset }
  func checkUnchanged() throws(TableError) {}
}
