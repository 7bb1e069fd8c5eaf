import CCompression

/// Decodes archives and compressed data from their start; handed from thread to thread, but never
/// shared.
final class ArchiveReader: @unchecked Sendable {
  /// One of the files of an archive.
  struct Entry {
    let path: String
    let size: UInt64?
    let start: UInt64
    let isFile: Bool
    let isEncrypted: Bool
    let isPlain: Bool
  }

  private let handle: OpaquePointer
  private let feed: Feed
  private let format: FileFormat

  /// What libarchive reads from, and what became of the last read.
  private final class Feed {
    let base: any ByteSource
    var failure: TableError?
    init(_ base: any ByteSource) { self.base = base }
  }

  /// The formats that are read from their start, by how libarchive is asked for them.
  private static let formats: [FileFormat: cc_archive_format] = [
    .bzip2: CC_BZIP2, .xz: CC_XZ, .zstandard: CC_ZSTANDARD, .lz4: CC_LZ4, .zip: CC_ZIP,
    .tar: CC_TAR,
  ]

  private let label: String
  /// How many files, folders and links it has come to.
  private(set) var passed = 0
  /// Whether there is no further file.
  private var hasEnded = false

  /// A reader of the bytes of `base`; errors name `label`.
  init(_ base: any ByteSource, format: FileFormat, label: String) throws(TableError) {
    guard let kind = Self.formats[format] else {
      throw TableError(.unsupported(format), path: label)
    }
    feed = Feed(base)
    (self.format, self.label) = (format, label)
    let handle = cc_archive_new(
      kind, Self.read, Unmanaged.passUnretained(feed).toOpaque(), base.knownSize ?? .max)
    guard let handle else {
      throw TableError(.unreadable("no memory to decode it"), path: label)
    }
    self.handle = handle
  }

  deinit { cc_archive_free(handle) }

  private static let read: cc_archive_read_at = { context, buffer, count, offset in
    guard let context else { return -1 }
    let feed = Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue()
    do throws(TableError) {
      let room = UnsafeMutableRawBufferPointer(start: buffer, count: count)
      return try feed.base.read(into: room, at: offset)
    } catch {
      feed.failure = error
      return -1
    }
  }

  /// The offset in the source up to which its bytes were used.
  var position: UInt64 { cc_archive_position(handle) }

  /// The next file, folder or link; nothing at the end.
  func next() throws(TableError) -> Entry? {
    var member = cc_archive_member()
    switch cc_archive_next(handle, &member) {
    case CC_ARCHIVE_END:
      hasEnded = true
      return nil
    case CC_ARCHIVE_FAILED: throw failure
    default: passed += 1
    }
    return Entry(
      path: String(cString: member.path), size: UInt64(exactly: member.size), start: member.start,
      isFile: member.is_file != 0, isEncrypted: member.is_encrypted != 0,
      isPlain: member.is_plain != 0)
  }

  /// Decodes bytes until the room is full or the file ends; what was decoded before a failure is
  /// given with it.
  func fill(_ room: UnsafeMutableRawBufferPointer) -> (count: Int, isEnd: Bool, TableError?) {
    // Compressed data of nothing are no file to libarchive.
    if hasEnded { return (0, true, nil) }
    let bytes = room.bindMemory(to: UInt8.self)
    var done = 0
    while done < bytes.count {
      let rest = UnsafeMutableBufferPointer(rebasing: bytes[done...])
      let count = cc_archive_read(handle, rest.baseAddress, rest.count)
      if count == 0 { return (done, true, nil) }
      if count < 0 { return (done, true, failure) }
      done += count
    }
    return (done, false, nil)
  }

  private var failure: TableError {
    if let failure = feed.failure { return failure }
    // Some reasons end with a line end.
    let reason = String(cString: cc_archive_reason(handle)).split { $0.isWhitespace }
      .joined(separator: " ")
    if cc_archive_is_cut_short(handle) != 0 || reason.lowercased().contains("truncated") {
      return TableError(.cutShort(format), path: label)
    }
    let offset = feed.base.diskOffset(of: position)
    return TableError(.corrupt(format, offset: offset, reason), path: label)
  }
}
