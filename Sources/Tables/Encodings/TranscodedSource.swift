import Synchronization

/// Text in another encoding as UTF-8.
///
/// It is decoded from its start once, by one thread at a time; what lies behind that front is
/// decoded again from the nearest checkpoint, by any number of threads, none of which waits for
/// another. A byte order mark is left out. What is no character becomes U+FFFD and is counted.
public final class TranscodedSource: ByteSource {
  /// The encoding that it is read in.
  public let encoding: TextEncoding
  private let source: any ByteSource
  private let progress: Mutex<Progress>
  /// The reader at the front; whoever holds it reads what nobody has read.
  private let front: Mutex<TextReader>
  /// Readers that are used again.
  private let idle = Mutex<[TextReader]>([])

  private struct Progress {
    /// Ascending; the first one is the start.
    var checkpoints: [TextReader.Place]
    var front: TextReader.Place
    var isAtEnd = false
    var malformed = TextReader.Malformed()
  }

  /// At least so many bytes of UTF-8 lie between checkpoints.
  private static let spacing: UInt64 = 64 << 10
  /// Each takes two windows, so only as many are kept as threads are likely.
  private static let idleLimit = 8

  /// The text of a source as UTF-8: the source itself where it is that already, mark and all.
  ///
  /// - Throws: `TableError` where the encoding can only be read from its start.
  public static func utf8(
    of source: any ByteSource, encoding: TextEncoding
  ) throws(TableError) -> any ByteSource {
    encoding.isUTF8 ? source : try TranscodedSource(source, encoding: encoding)
  }

  init(_ source: any ByteSource, encoding: TextEncoding) throws(TableError) {
    guard let decoder = TextDecoder(encoding.charset) else {
      throw TableError(.unreadEncoding(encoding), path: source.path)
    }
    self.source = source
    self.encoding = encoding
    let start = TextReader.Place(input: UInt64(encoding.markLength), output: 0)
    progress = Mutex(Progress(checkpoints: [start], front: start))
    front = Mutex(TextReader(source, decoder, at: start))
  }

  /// The path of the file on disk.
  public var path: String { source.path }
  /// The state of the file on disk when it was opened.
  public var identity: ByteFile.Identity { source.identity }
  /// Throws when the file is no longer what was opened.
  public func checkUnchanged() throws(TableError) { try source.checkUnchanged() }

  /// Bytes of UTF-8, once they were read to their end.
  public var knownSize: UInt64? {
    progress.withLock { $0.isAtEnd ? $0.front.output : nil }
  }

  /// No byte becomes more than four.
  public var sizeLimit: UInt64 {
    let (limit, isBeyond) = source.sizeLimit.multipliedReportingOverflow(by: 4)
    return isBeyond ? .max : limit
  }

  /// What was no character in what was read so far: how often, and where on disk the first is.
  public var malformed: (count: UInt64, firstDiskOffset: UInt64?) {
    let malformed = progress.withLock { $0.malformed }
    return (malformed.count, malformed.first.map { source.diskOffset(of: $0) })
  }

  /// Reads from `offset` until the buffer is full or the text ends.
  public func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let place = offset + UInt64(done)
      let known = progress.withLock { $0.front.output }
      let count: Int
      if place < known {
        let length = Int(min(UInt64(rest.count), known - place))
        count = try readAgain(UnsafeMutableRawBufferPointer(rebasing: rest[..<length]), at: place)
      } else {
        count = try readOn(rest, at: place)
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// The offset on disk of the character that the byte belongs to.
  ///
  /// Where that cannot be read any more, of the nearest one before that could.
  public func diskOffset(of offset: UInt64) -> UInt64 {
    var nearest = checkpoint(before: offset)
    // What nobody has read yet is read on the way.
    if offset >= progress.withLock({ $0.front.output }) {
      withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { _ = try? readOn($0, at: offset) }
      nearest = checkpoint(before: offset)
    }
    let found = try? withReader(at: nearest) { (reader) throws(TableError) in
      try reader.skip(to: offset)
      return reader.at.input
    }
    return source.diskOffset(of: found ?? nearest.input)
  }

  // MARK: - At the front and behind it

  /// Reads what nobody has read, unless another thread did while this one waited.
  private func readOn(
    _ buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int {
    try front.withLock { (reader) throws(TableError) in
      defer { note(reader) }
      if reader.at.output > offset {
        let length = Int(min(UInt64(buffer.count), reader.at.output - offset))
        return try readAgain(
          UnsafeMutableRawBufferPointer(rebasing: buffer[..<length]), at: offset)
      }
      return try reader.read(into: buffer, from: offset)
    }
  }

  private func note(_ reader: TextReader) {
    progress.withLock { progress in
      for place in reader.passed {
        let last = progress.checkpoints[progress.checkpoints.count - 1]
        if place.output >= last.output + Self.spacing { progress.checkpoints.append(place) }
      }
      progress.front = reader.at
      progress.isAtEnd = reader.isAtEnd
      progress.malformed = reader.malformed
    }
    reader.passed.removeAll(keepingCapacity: true)
  }

  /// Reads what was read before.
  private func readAgain(
    _ buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int {
    try withReader(at: checkpoint(before: offset)) { (reader) throws(TableError) in
      try reader.read(into: buffer, from: offset)
    }
  }

  private func checkpoint(before offset: UInt64) -> TextReader.Place {
    progress.withLock { progress in
      var (low, high) = (0, progress.checkpoints.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if progress.checkpoints[middle].output <= offset { low = middle } else { high = middle }
      }
      return progress.checkpoints[low]
    }
  }

  private func withReader<Result>(
    at place: TextReader.Place, _ body: (TextReader) throws(TableError) -> Result
  ) throws(TableError) -> Result {
    let reader = try takeReader()
    defer {
      reader.passed.removeAll(keepingCapacity: true)
      idle.withLock { if $0.count < Self.idleLimit { $0.append(reader) } }
    }
    reader.move(to: place)
    return try body(reader)
  }

  private func takeReader() throws(TableError) -> TextReader {
    if let reader = idle.withLock({ $0.popLast() }) { return reader }
    // It was there before; only memory can be missing now.
    guard let decoder = TextDecoder(encoding.charset) else {
      throw TableError(.unreadEncoding(encoding), path: path)
    }
    return TextReader(source, decoder, at: TextReader.Place(input: 0, output: 0))
  }
}
