/// A run of the bytes of another source, such as a file in a tar archive.
final class SliceSource: ByteSource {
  let path: String
  private let base: any ByteSource
  private let start: UInt64
  private let size: UInt64
  private let label: String

  /// The bytes of `base` from `start` on; errors name `label`.
  init(_ base: any ByteSource, from start: UInt64, size: UInt64, label: String) {
    (self.base, self.start, self.size, self.label) = (base, start, size, label)
    path = base.path
  }

  var identity: ByteFile.Identity { base.identity }

  var knownSize: UInt64? { size }

  var sizeLimit: UInt64 { size }

  func diskOffset(of offset: UInt64) -> UInt64 { base.diskOffset(of: start + offset) }

  func checkUnchanged() throws(TableError) { try base.checkUnchanged() }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int {
    let wanted = Int(min(UInt64(buffer.count), size > offset ? size - offset : 0))
    guard wanted > 0 else { return 0 }
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
    let count = try base.read(into: room, at: start + offset)
    guard count > 0 else { throw TableError(.cutShort(.tar), path: label) }
    return count
  }
}
