/// Bytes that are read by position, so that threads can share them: a file's own, or those that it
/// decodes to.
public protocol ByteSource: AnyObject, Sendable {
  /// The path of the file on disk.
  var path: String { get }
  /// The state of the file on disk when it was opened.
  var identity: ByteFile.Identity { get }
  /// How many bytes there are, where that is known; compressed data tells only once it was read to
  /// its end.
  var knownSize: UInt64? { get }
  /// More bytes than there can be, however well they were packed.
  var sizeLimit: UInt64 { get }
  /// Reads from `offset` until the buffer is full or the bytes end.
  ///
  /// Returns how many were read, fewer than asked only at the end. Mostly called in ascending order
  /// by one thread at a time, but any thread may ask for any place at any time.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int
  /// The offset in the file on disk from where the byte at `offset` was decoded, as exactly as the
  /// format allows.
  func diskOffset(of offset: UInt64) -> UInt64
  /// Throws when the file is no longer what was opened.
  func checkUnchanged() throws(TableError)
}

extension ByteSource {
  /// The first bytes, at most `count`.
  public func head(_ count: Int) throws(TableError) -> [UInt8] {
    try bytes(count, at: 0)
  }

  /// At most `count` bytes from `offset`.
  public func bytes(_ count: Int, at offset: UInt64) throws(TableError) -> [UInt8] {
    let rest = knownSize.map { $0 > offset ? $0 - offset : 0 } ?? UInt64.max
    let wanted = Int(min(UInt64(max(0, count)), rest))
    var bytes = [UInt8](repeating: 0, count: wanted)
    let done = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(TableError) in try read(into: buffer, at: offset) }
    }
    bytes.removeLast(wanted - (try done.get()))
    return bytes
  }
}
