#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The folder in which inspections are kept from one run to the next.
///
/// Whatever fails here, the files themselves are read instead; so nothing fails.
struct InspectionCache: Sendable {
  private let folder: String

  /// All entries together; the oldest go first.
  private static let maximumBytes = 256 << 20
  private static let maximumEntries = 200
  private static let suffix = ".inspection"
  /// A file that is written longer than this, in seconds, was left behind.
  private static let longestWrite = 3600

  /// The user's cache folder.
  init?() {
    guard let folder = UserFolder.path(of: .cache) else { return nil }
    self.folder = folder
  }

  private func path(of name: String) -> String { "\(folder)/\(name)\(Self.suffix)" }

  /// The bytes that were kept under a name, which count as used now.
  func read(_ name: String) -> [UInt8]? {
    let path = path(of: name)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      (0...Self.maximumBytes).contains(Int(status.st_size))
    else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[count...])
        let read = Self.system(descriptor, rest.baseAddress, rest.count)
        guard read > 0 else { break }
        count += read
      }
    }
    utimes(path, nil)
    return bytes
  }

  private static func system(
    _ descriptor: Int32, _ target: UnsafeMutablePointer<UInt8>?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
    Glibc.read(descriptor, target, count)
    #else
    Darwin.read(descriptor, target, count)
    #endif
  }

  /// Keeps bytes under a name, instead of what was there, and drops what is too much.
  func write(_ bytes: [UInt8], as name: String) {
    guard bytes.count <= Self.maximumBytes else { return }
    UserFolder.make(folder)
    // After a loss of power the checksum tells.
    let isWritten: Void? = try? Output.replaceFile(
      path(of: name), bytes: bytes, mode: 0o600, isSafe: false)
    if isWritten != nil { dropOldest() }
  }

  private struct Entry {
    let path: String
    let bytes: Int
    let used: Int
    let isWhole: Bool
  }

  private func dropOldest() {
    var (bytes, count) = (0, 0)
    let now = time(nil)
    for entry in entries.sorted(by: { $0.used > $1.used }) {
      guard entry.isWhole else {
        if now - entry.used > Self.longestWrite { unlink(entry.path) }
        continue
      }
      bytes += entry.bytes
      count += 1
      if bytes > Self.maximumBytes || count > Self.maximumEntries { unlink(entry.path) }
    }
  }

  private var entries: [Entry] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var entries: [Entry] = []
    while let found = readdir(handle) {
      let name = withUnsafePointer(to: &found.pointee.d_name) { pointer in
        String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      var status = stat()
      let path = "\(folder)/\(name)"
      guard name.contains(Self.suffix), lstat(path, &status) == 0 else { continue }
      #if canImport(Glibc)
      let used = status.st_mtim.tv_sec
      #else
      let used = status.st_mtimespec.tv_sec
      #endif
      entries.append(
        Entry(
          path: path, bytes: Int(status.st_size), used: used,
          isWhole: name.hasSuffix(Self.suffix)))
    }
    return entries
  }
}
