import Explorer
import Tables

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Tells when files change, on a thread of its own, until it is let go.
///
/// The folders are watched and not the files, so that it is seen when another file gets the name.
final class FileWatcher: Sendable {
  /// A file and what was read of it.
  struct File: Sendable {
    let name: String
    let path: String
    var size: UInt64
    /// The time of the last change, in nanoseconds since 1970.
    var modified: Int64
    /// What tells it from another file of that name; nothing where there is none.
    var identity: UInt64?
  }

  /// The end of a pipe whose closing ends the thread.
  private let stop: Int32

  /// Watches files; nothing where the system does not tell of changes.
  init?(_ files: [File], onChange: @escaping @Sendable ([FileChange]) -> Void) {
    guard let source = Self.watch(Set(files.map { Self.folder(of: $0.path) })) else { return nil }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      close(source)
      return nil
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    stop = ends[1]
    let end = ends[0]
    WorkerThreads.detach {
      var known = files.map(Self.identified)
      // What changed between reading and watching is told first.
      repeat {
        let changes = known.indices.compactMap { Self.change(of: &known[$0]) }
        if !changes.isEmpty { onChange(changes) }
      } while Self.wait(source, end)
      close(source)
      close(end)
    }
  }

  deinit { close(stop) }

  private static func folder(of path: String) -> String {
    let end = path.lastIndex(of: "/")
    return end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  // MARK: - Files

  private static func identified(_ file: File) -> File {
    var (file, status) = (file, stat())
    file.identity = stat(file.path, &status) == 0 ? UInt64(status.st_ino) : nil
    return file
  }

  /// How a file differs from what is known of it, which is known then.
  private static func change(of file: inout File) -> FileChange? {
    var status = stat()
    guard stat(file.path, &status) == 0 else {
      defer { file.identity = nil }
      return file.identity == nil ? nil : FileChange(file.name, .removed)
    }
    let (size, identity) = (UInt64(status.st_size), UInt64(status.st_ino))
    let modified = time(of: status)
    defer { (file.size, file.modified, file.identity) = (size, modified, identity) }
    if identity != file.identity { return FileChange(file.name, .replaced) }
    if size < file.size { return FileChange(file.name, .shrank) }
    let isChanged = size > file.size || modified != file.modified
    return isChanged ? FileChange(file.name, .grew(Int(size - file.size))) : nil
  }

  private static func time(of status: stat) -> Int64 {
    #if canImport(Glibc)
    let time = status.st_mtim
    #else
    let time = status.st_mtimespec
    #endif
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  // MARK: - The system

  #if canImport(Glibc)
  /// A descriptor that has something to read when anything in these folders changes.
  private static func watch(_ folders: Set<String>) -> Int32? {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    let events =
      IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
    for folder in folders where inotify_add_watch(descriptor, folder, UInt32(events)) < 0 {
      close(descriptor)
      return nil
    }
    return descriptor
  }
  #else
  private static func watch(_ folders: Set<String>) -> Int32? { nil }
  #endif

  /// Waits until something changes; false when the watcher is let go.
  private static func wait(_ source: Int32, _ end: Int32) -> Bool {
    var waited = [
      pollfd(fd: source, events: Int16(POLLIN), revents: 0),
      pollfd(fd: end, events: Int16(POLLIN), revents: 0),
    ]
    while poll(&waited, 2, -1) < 0, errno == EINTR {}
    guard waited[1].revents == 0 else { return false }
    // Which file it is tells its state; the events themselves only say that one has to look.
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while read(source, &bytes, bytes.count) > 0 {}
    return true
  }
}
