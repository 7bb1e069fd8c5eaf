#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An open file that is read by position, so that threads can share it.
///
/// `pread` and not a memory map: a file cut short under a map kills the process.
public final class ByteFile: ByteSource {
  /// What tells one state of a file from another.
  public struct Identity: Equatable, Sendable {
    /// Bytes.
    public let size: UInt64
    /// The time of the last change, in nanoseconds since 1970.
    public let modified: Int64
  }

  /// The path that was opened.
  public let path: String
  /// The file's state when it was opened.
  public let identity: Identity
  private let descriptor: Int32

  /// Opens a regular file for reading.
  public init(_ path: String) throws(TableError) {
    // Without O_NONBLOCK a pipe in the folder would block for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.systemError(path) }
    do throws(TableError) {
      identity = try Self.identity(of: descriptor, path: path)
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Bytes.
  public var size: UInt64 { identity.size }

  /// Reads from `offset` until the buffer is full or the file ends.
  ///
  /// Returns how many bytes were read.
  public func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
  ) throws(TableError) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.systemError(path)
      }
      done += count
    }
    return done
  }

  /// All of them, from the start.
  public var knownSize: UInt64? { size }

  /// As many as there are.
  public var sizeLimit: UInt64 { size }

  /// The same place: nothing is decoded.
  public func diskOffset(of offset: UInt64) -> UInt64 { offset }

  /// Throws when the file is no longer what was opened.
  public func checkUnchanged() throws(TableError) {
    guard try Self.identity(of: descriptor, path: path) == identity else {
      throw TableError(.changed, path: path)
    }
  }

  private static func identity(of descriptor: Int32, path: String) throws(TableError) -> Identity {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw systemError(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw TableError(.unreadable("not a regular file"), path: path)
    }
    #if canImport(Glibc)
    let time = status.st_mtim
    #else
    let time = status.st_mtimespec
    #endif
    return Identity(
      size: UInt64(status.st_size),
      modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  static func systemError(_ path: String) -> TableError {
    let code = errno
    if code == ENOENT { return TableError(.notFound, path: path) }
    return TableError(.unreadable(String(cString: strerror(code)).lowercased()), path: path)
  }
}
