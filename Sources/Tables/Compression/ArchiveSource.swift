import Synchronization

/// What bzip2, xz, zstd and LZ4 data decode to, or one file of a zip archive.
///
/// These are decoded from their start only, and most of them slowly, so that a step back would cost
/// as much as all before it. Therefore what is decoded is kept in a temporary file without a name,
/// for as long as the source lives, and each byte is decoded once. The first chunk is kept in
/// memory: of many files only the start is looked at.
///
/// A read that meets damage gives the bytes before it; reading at the damage throws, and the size
/// stays unknown.
final class ArchiveSource: ByteSource {
  let path: String
  private let base: any ByteSource
  private let format: FileFormat
  private let label: String
  /// Which of the files of an archive, counted over all that is in it.
  private let member: Int
  private let folder: String
  /// Those of the archive, which pass from file to file.
  private let readers: ArchiveReaders?
  private let limit: ExpansionLimit
  private let extent = DecodedExtent()
  private let ahead = ReadAhead()
  private let front = Mutex<Front>(Front())
  /// Where the member starts in the source.
  private let start = Atomic<UInt64>(0)
  /// The first chunk, and the file of all others.
  private let head = Mutex<[UInt8]>([])
  private let spill = Mutex<SpillFile?>(nil)

  private struct Front {
    var reader: ArchiveReader?
    /// What is decoded into, while there is a reader.
    var chunk: DecodedChunk?
  }

  /// What the bytes of `base`, or a member of the archive they are, decode to; errors name `label`,
  /// and the temporary file is made in `folder`.
  init(
    _ base: any ByteSource, format: FileFormat, member: Int = 0, label: String,
    folder: String = SpillFile.usualFolder, readers: ArchiveReaders? = nil
  ) {
    (self.base, self.format, self.member, self.readers) = (base, format, member, readers)
    (self.label, self.folder, limit) = (label, folder, ExpansionLimit(format))
    path = base.path
  }

  var identity: ByteFile.Identity { base.identity }

  var knownSize: UInt64? { extent.knownSize }

  var sizeLimit: UInt64 { limit.size(of: base.sizeLimit) }

  func diskOffset(of offset: UInt64) -> UInt64 {
    extent.diskOffset(of: offset, from: base.diskOffset(of: start.load(ordering: .relaxed)))
  }

  func checkUnchanged() throws(TableError) { try base.checkUnchanged() }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int {
    let wanted = offset + UInt64(buffer.count)
    while extent.size < wanted {
      let goesOn = front.withLock { extent.size >= wanted || step(&$0) }
      if !goesOn { break }
    }
    let size = extent.size
    guard size > offset else {
      if !buffer.isEmpty, let failure = extent.end?.failure { throw failure }
      return 0
    }
    let count = Int(min(UInt64(buffer.count), size - offset))
    try copy(from: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
    guard count > 0 else { return 0 }
    let last = Int((offset + UInt64(count) - 1) / UInt64(DecodedExtent.chunk))
    ahead.reach(last, of: extent.chunkCount) { [self] goal in
      front.withLock { extent.chunkCount < goal && step(&$0) }
    }
    return count
  }

  /// Copies bytes that are decoded.
  private func copy(
    from offset: UInt64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(TableError) {
    var done = 0
    if offset < DecodedExtent.chunk {
      let rest = head.withLock { $0 }.dropFirst(Int(offset)).prefix(buffer.count)
      buffer.copyBytes(from: rest)
      done = rest.count
    }
    guard done < buffer.count, let spill = spill.withLock({ $0 }) else { return }
    let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
    do throws(SpillError) {
      try spill.read(into: rest, at: offset + UInt64(done) - UInt64(DecodedExtent.chunk))
    } catch {
      throw noRoom(error)
    }
  }

  private func noRoom(_ error: SpillError) -> TableError {
    TableError(.noRoom(error.reason, folder: error.folder), path: label)
  }

  // MARK: - Decoding

  /// Decodes the next chunk; false when there is none.
  private func step(_ front: inout Front) -> Bool {
    guard extent.end == nil else { return false }
    let isFirst = extent.chunkCount == 0
    let before = extent.size
    do throws(TableError) {
      let chunk = front.chunk ?? DecodedChunk()
      front.chunk = chunk
      let reader = try reader(&front, chunk)
      let (count, isEnd, failure) = reader.fill(chunk.room)
      chunk.setCount(count)
      try keep(chunk, isFirst: isFirst)
      if count > 0 { extent.grow(by: count, to: base.diskOffset(of: reader.position)) }
      if let failure { throw failure }
      let (position, start) = (reader.position, start.load(ordering: .relaxed))
      try limit.check(extent.size, from: position - min(position, start), path: label)
      if isEnd { try checkEnd(reader) }
      if isEnd { extent.finish(nil) }
      // Some decoders take much memory, and many files are only looked into.
      if isFirst || isEnd {
        readers?.giveBack(reader)
        front = Front()
      }
    } catch {
      extent.finish(error)
      front = Front()
    }
    return extent.size > before
  }

  /// The reader at the end of what was decoded.
  private func reader(
    _ front: inout Front, _ chunk: DecodedChunk
  ) throws(TableError) -> ArchiveReader {
    if let reader = front.reader { return reader }
    let reader =
      if let idle = readers?.take(before: member) { idle } else {
        try ArchiveReader(base, format: format, label: label)
      }
    while reader.passed <= member {
      if try reader.next() != nil { continue }
      guard format != .zip else { throw TableError(.changed, path: label) }
      // Compressed data of nothing are no file to libarchive.
      break
    }
    if format == .zip { start.store(reader.position, ordering: .relaxed) }
    if extent.size > 0 {
      guard reader.fill(chunk.room).count == DecodedExtent.chunk else {
        throw TableError(.changed, path: label)
      }
    }
    front.reader = reader
    return reader
  }

  /// Keeps the chunk that was decoded.
  private func keep(_ chunk: DecodedChunk, isFirst: Bool) throws(TableError) {
    if isFirst {
      // No more than there is: archives have files by the thousand, most of them small.
      let head = Array(chunk.room.prefix(chunk.count))
      return self.head.withLock { $0 = head }
    }
    do throws(SpillError) {
      _ = try spillFile().append(UnsafeRawBufferPointer(rebasing: chunk.room[..<chunk.count]))
    } catch {
      throw noRoom(error)
    }
  }

  private func spillFile() throws(SpillError) -> SpillFile {
    if let file = spill.withLock({ $0 }) { return file }
    let file = try SpillFile(in: folder)
    spill.withLock { $0 = file }
    return file
  }

  /// Some decoders take anything behind a whole stream for its end.
  private func checkEnd(_ reader: ArchiveReader) throws(TableError) {
    guard format != .zip, let size = base.knownSize, reader.position < size else { return }
    let offset = base.diskOffset(of: reader.position)
    throw TableError(
      .corrupt(format, offset: offset, "what follows its end is of another kind"), path: label)
  }
}
