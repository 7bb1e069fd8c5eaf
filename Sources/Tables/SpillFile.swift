import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file without a name that lasts as long as its owner, for what memory does not hold.
public final class SpillFile: Sendable {
  private let folder: String
  private let descriptor: Int32
  private let end = Atomic<UInt64>(0)

  /// The folder that TMPDIR names, or /tmp.
  public static var usualFolder: String {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return named.isEmpty ? "/tmp" : named
  }

  /// Makes the file in a folder.
  public init(in folder: String) throws(SpillError) {
    self.folder = folder
    descriptor = Self.open(in: folder)
    guard descriptor >= 0 else { throw SpillError(folder) }
  }

  private static func open(in folder: String) -> Int32 {
    while true {
      let path = "\(folder)/slipway-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
      #if canImport(Glibc)
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      #else
      let descriptor = Darwin.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      #endif
      if descriptor < 0, errno == EEXIST || errno == EINTR { continue }
      // Without a name nothing is left behind, however the program ends.
      if descriptor >= 0 { unlink(path) }
      return descriptor
    }
  }

  deinit { close(descriptor) }

  /// Writes bytes behind all others and returns their offset; threads may write at a time.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(SpillError) -> UInt64 {
    let size = UInt64(bytes.count)
    let offset = end.add(size, ordering: .relaxed).newValue - size
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SpillError(folder) }
      done += count
    }
    return offset
  }

  /// Fills a buffer with the bytes from an offset, which were all written.
  public func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(SpillError) {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
      if count < 0, errno == EINTR { continue }
      // What was written and is not there any more is an error of the disk.
      if count == 0 { errno = EIO }
      guard count > 0 else { throw SpillError(folder) }
      done += count
    }
  }
}

/// Why a temporary file could not be made, written or read.
public struct SpillError: Error {
  /// The folder of the file.
  public let folder: String
  /// The system's reason.
  public let reason: String

  /// The system's last error, about a file in a folder.
  init(_ folder: String) {
    self.folder = folder
    reason = String(cString: strerror(errno)).lowercased()
  }

  /// The error as reports give it, with what cannot be checked for it.
  public func stopping(_ purpose: String) -> TableError {
    TableError(.temporary(reason, unchecked: purpose), path: folder)
  }
}
