import CCompression

/// Decodes gzip data from some place on; handed from thread to thread, but never shared.
final class GzipDecoder: @unchecked Sendable {
  /// What filling a room came to.
  struct Filled {
    let count: Int
    /// Whether nothing follows, and why if something should.
    let isEnd: Bool
    let failure: TableError?
  }

  /// The offset of the next byte that is decoded.
  private(set) var position: UInt64 = 0
  /// The offset of the first byte in the source that was not taken yet.
  var sourcePosition: UInt64 { inputEnd - UInt64(inputLength) }
  /// Where the member that is being decoded starts, and which byte it starts with.
  private(set) var member = GzipPoint.start

  private let source: any ByteSource
  private let path: String
  private let handle: OpaquePointer
  private let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: bufferSize)
  private var input: UnsafePointer<UInt8>
  private var inputLength = 0
  /// The offset behind the bytes in the buffer.
  private var inputEnd: UInt64 = 0
  /// What may follow: the first member must, another one may, zeros may until the end.
  private var expects = Expected.firstMember

  private enum Expected { case firstMember, data, anotherMember, zeros }

  private static let bufferSize = 64 << 10
  /// The first byte of a member.
  private static let magic: UInt8 = 0x1f

  /// A decoder at the start of a source; `isPortable` is for holding one library against another.
  init(_ source: any ByteSource, path: String, isPortable: Bool) throws(TableError) {
    guard let handle = cc_gzip_new(isPortable ? 1 : 0) else {
      throw TableError(.unreadable("no memory to decode it"), path: path)
    }
    (self.source, self.path, self.handle) = (source, path, handle)
    input = UnsafePointer(buffer)
  }

  deinit {
    cc_gzip_free(handle)
    buffer.deallocate()
  }

  // MARK: - Places to go on from

  /// The state of now, for going on from here; nothing where there is no memory.
  var point: GzipPoint? {
    if expects == .anotherMember {
      return GzipPoint(position: position, source: sourcePosition, state: nil)
    }
    guard expects == .data, let state = GzipState(handle) else { return nil }
    return GzipPoint(position: position, source: sourcePosition, state: state)
  }

  /// Goes on from a point.
  func restore(_ point: GzipPoint) throws(TableError) {
    (position, inputEnd, inputLength) = (point.position, point.source, 0)
    // Where the member of a state started is not known any more.
    member = point.state == nil ? point : .start
    guard let state = point.state else {
      expects = point.source == 0 ? .firstMember : .anotherMember
      return
    }
    guard cc_gzip_restore(handle, state.handle) == 1 else {
      throw TableError(.unreadable("no memory to decode it"), path: path)
    }
    expects = .data
  }

  // MARK: - Decoding

  /// Decodes until the room is full or the data end.
  func fill(_ room: UnsafeMutableRawBufferPointer) -> Filled {
    var output = room.bindMemory(to: UInt8.self).baseAddress
    var rest = room.count
    var (isEnd, failure) = (false, TableError?.none)
    do throws(TableError) {
      while rest > 0, !isEnd { isEnd = try !decode(&output, &rest) }
    } catch {
      (isEnd, failure) = (true, error)
    }
    return Filled(count: room.count - rest, isEnd: isEnd, failure: failure)
  }

  /// Decodes some bytes; false at the end of the data.
  private func decode(
    _ output: inout UnsafeMutablePointer<UInt8>?, _ rest: inout Int
  ) throws(TableError) -> Bool {
    if inputLength == 0, try !read() {
      guard expects == .anotherMember || expects == .zeros else {
        throw TableError(.cutShort(.gzip), path: path)
      }
      return false
    }
    guard try isData() else { return true }
    let before = rest
    let result = cc_gzip_decode(handle, &inputPointer, &inputLength, &output, &rest)
    position += UInt64(before - rest)
    switch result {
    case CC_GZIP_MEMBER_END: expects = .anotherMember
    case CC_GZIP_DAMAGED: throw damage(String(cString: cc_gzip_reason(handle)))
    default: break
    }
    return true
  }

  /// Whether the next bytes are a member's; zeros that pad the last member are passed over.
  private func isData() throws(TableError) -> Bool {
    if expects == .data { return true }
    if expects == .firstMember || expects == .anotherMember && input[0] == Self.magic {
      member = GzipPoint(position: position, source: sourcePosition, state: nil)
      cc_gzip_start(handle)
      expects = .data
      return true
    }
    expects = .zeros
    while inputLength > 0 {
      guard input[0] == 0 else { throw damage("what follows its end is no gzip data") }
      input += 1
      inputLength -= 1
    }
    return false
  }

  private func damage(_ reason: String) -> TableError {
    let offset = source.diskOffset(of: sourcePosition)
    return TableError(.corrupt(.gzip, offset: offset, reason), path: path)
  }

  private var inputPointer: UnsafePointer<UInt8>? {
    get { input }
    set { if let newValue { input = newValue } }
  }

  /// Reads the next bytes of the source; false at its end.
  private func read() throws(TableError) -> Bool {
    // Up to a multiple of the size, so that decoding goes the same way from wherever it starts.
    let wanted = Self.bufferSize - Int(inputEnd % UInt64(Self.bufferSize))
    let room = UnsafeMutableRawBufferPointer(start: buffer, count: wanted)
    inputLength = try source.read(into: room, at: inputEnd)
    inputEnd += UInt64(inputLength)
    input = UnsafePointer(buffer)
    return inputLength > 0
  }
}
