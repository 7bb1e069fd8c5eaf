import Synchronization

/// What gzip data decode to: any number of members, such as `cat` or `bgzip` make them.
///
/// One decoder goes through the data once, in order, at the head of all readers; on its way it notes
/// points from which others can go on (`GzipPoints`). What it has passed and is not held any more
/// (`DecodedChunks`) is decoded again from the nearest point by decoders of their own, so that
/// jumps never disturb who reads in order. A jump to where nothing is known yet takes the first
/// decoder there.
///
/// A read that meets damage gives the bytes before it; reading at the damage throws, and the size
/// stays unknown.
final class GzipSource: ByteSource {
  let path: String
  private let base: any ByteSource
  private let label: String
  private let isPortable: Bool
  private let limit = ExpansionLimit(.gzip)
  private let extent = DecodedExtent()
  private let points = GzipPoints()
  private let ahead = ReadAhead()
  /// The decoder that goes through all data, while it does.
  private let front = Mutex<GzipDecoder?>(nil)
  /// Decoders of jumps, where the last ones ended.
  private let idle = Mutex<[GzipDecoder]>([])
  /// The last chunk of damaged data, which is never decoded again: what is before the damage must
  /// not depend on from where it was decoded.
  private let damaged = Mutex<DecodedChunk?>(nil)

  private let chunks: DecodedChunks

  /// What the bytes of `base` decode to; errors name `label`.
  init(
    _ base: any ByteSource, label: String, isPortable: Bool = false,
    chunks: DecodedChunks = .shared
  ) {
    (self.base, self.label, self.isPortable, self.chunks) = (base, label, isPortable, chunks)
    path = base.path
  }

  deinit { chunks.drop(ObjectIdentifier(self)) }

  var identity: ByteFile.Identity { base.identity }

  var knownSize: UInt64? { extent.knownSize }

  var sizeLimit: UInt64 { limit.size(of: base.sizeLimit) }

  func diskOffset(of offset: UInt64) -> UInt64 {
    extent.diskOffset(of: offset, from: base.diskOffset(of: 0))
  }

  func checkUnchanged() throws(TableError) { try base.checkUnchanged() }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int {
    var done = 0
    while done < buffer.count {
      let place = offset + UInt64(done)
      guard try decode(beyond: place) else {
        if done == 0, let failure = extent.end?.failure { throw failure }
        break
      }
      let chunk = try chunk(Int(place / UInt64(DecodedExtent.chunk)))
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      done += chunk.copy(from: Int(place % UInt64(DecodedExtent.chunk)), into: rest)
    }
    guard done > 0 else { return 0 }
    let last = Int((offset + UInt64(done) - 1) / UInt64(DecodedExtent.chunk))
    ahead.reach(last, of: extent.chunkCount) { [self] goal in
      front.withLock { extent.chunkCount < goal && step(&$0) }
    }
    return done
  }

  // MARK: - In order

  /// Decodes until there is a byte at an offset; false when there is none.
  private func decode(beyond offset: UInt64) throws(TableError) -> Bool {
    while extent.size <= offset {
      let goesOn = front.withLock { extent.size > offset || step(&$0) }
      if !goesOn { return false }
    }
    return true
  }

  /// Decodes the next chunk; false when there is none.
  private func step(_ front: inout GzipDecoder?) -> Bool {
    guard extent.end == nil else { return false }
    let before = extent.size
    do throws(TableError) {
      if front == nil { front = try decoder(at: before) }
      guard let decoder = front else { return false }
      let isEnd = try step(decoder)
      if isEnd { extent.finish(nil) }
      // Many files are only looked into, or read to their end and kept open.
      if isEnd || before == 0 { front = nil }
    } catch {
      extent.finish(error)
      front = nil
    }
    return extent.size > before
  }

  /// Decodes the next chunk, and says whether it was the last.
  private func step(_ decoder: GzipDecoder) throws(TableError) -> Bool {
    let index = extent.chunkCount
    points.pass(index, decoder)
    let chunk = DecodedChunk()
    let filled = decoder.fill(chunk.room)
    chunk.setCount(filled.count)
    if filled.failure != nil { damaged.withLock { $0 = chunk } }
    if filled.count > 0 {
      chunks.hold(chunk, index, of: ObjectIdentifier(self))
      extent.grow(by: filled.count, to: base.diskOffset(of: decoder.sourcePosition))
    }
    if let failure = filled.failure { throw failure }
    try limit.check(extent.size, from: decoder.sourcePosition, path: label)
    return filled.isEnd
  }

  // MARK: - Anywhere

  /// A chunk that was decoded before.
  private func chunk(_ index: Int) throws(TableError) -> DecodedChunk {
    if let held = chunks.find(index, of: ObjectIdentifier(self)) { return held }
    let start = UInt64(index * DecodedExtent.chunk)
    let wanted = min(DecodedExtent.chunk, Int(extent.size - start))
    if wanted < DecodedExtent.chunk, let chunk = damaged.withLock({ $0 }) { return chunk }
    let decoder = try decoder(at: start)
    let chunk = DecodedChunk()
    let filled = decoder.fill(chunk.room)
    // The same bytes were decoded before.
    guard filled.count == wanted else { throw TableError(.changed, path: label) }
    chunk.setCount(wanted)
    chunks.hold(chunk, index, of: ObjectIdentifier(self))
    idle.withLock { if $0.count < Self.mostIdle { $0.append(decoder) } }
    return chunk
  }

  /// As many as threads usually read at a time.
  private static let mostIdle = 2

  /// A decoder that has come to an offset which was decoded before.
  private func decoder(at offset: UInt64) throws(TableError) -> GzipDecoder {
    let point = points.last(before: offset)
    let decoder =
      if let idle = takeIdle(before: offset) { idle } else {
        try GzipDecoder(base, path: label, isPortable: isPortable)
      }
    if decoder.position > offset || decoder.position < point.position {
      try decoder.restore(point)
    }
    let chunk = DecodedChunk()
    while decoder.position < offset {
      let rest = Int(min(offset - decoder.position, UInt64(DecodedExtent.chunk)))
      let filled = decoder.fill(UnsafeMutableRawBufferPointer(rebasing: chunk.room[..<rest]))
      guard filled.count == rest else { throw TableError(.changed, path: label) }
    }
    return decoder
  }

  /// The decoder that has the shortest way, or any.
  private func takeIdle(before offset: UInt64) -> GzipDecoder? {
    idle.withLock { idle in
      let ways = idle.indices.filter { idle[$0].position <= offset }
      let nearest = ways.max { idle[$0].position < idle[$1].position } ?? idle.indices.first
      return nearest.map { idle.remove(at: $0) }
    }
  }
}
