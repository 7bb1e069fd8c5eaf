import Screens

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The streams of the command line.
enum Output {
  /// Why text could not be written.
  struct Failure: Error {
    let message: String
  }

  /// Writes to standard output; a reader that went away ends the program quietly.
  static func write(_ text: String) throws(Failure) {
    try write(text, to: STDOUT_FILENO, name: "standard output")
  }

  /// Writes to a file that appears whole or not at all, or to standard output.
  static func write(_ text: String, to path: String?) throws(Failure) {
    guard let path else { return try write(text) }
    try replaceFile(path, text)
  }

  /// What is wrong, where, and what to do; names of files and arguments are made harmless.
  static func complain(_ message: String) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { Visible.text($0) }.joined(separator: "\n")
    try? write("slipway: \(text)\n", to: STDERR_FILENO, name: "standard error")
  }

  /// Writes beside the file and renames, so that nobody sees half of it.
  static func replaceFile(_ path: String, _ text: String, mode: mode_t = 0o644) throws(Failure) {
    try replaceFile(path, bytes: Array(text.utf8), mode: mode)
  }

  /// The same with any bytes; waits for the disk unless a loss of them would do no harm.
  static func replaceFile(
    _ path: String, bytes: [UInt8], mode: mode_t, isSafe: Bool = true
  ) throws(Failure) {
    var stream = try Stream(to: path, mode: mode)
    try stream.write(bytes)
    try stream.finish(isSafe: isSafe)
  }

  /// Writes to a file that is not there yet, which appears whole or not at all.
  static func createFile(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    var stream = try Stream(to: path, replaces: false)
    try stream.write(bytes)
    try stream.finish()
  }

  /// Bytes on their way to standard output, or to a file that appears whole or not at all.
  struct Stream: ~Copyable {
    private let path: String?
    /// What is written until all is there, so that nobody sees half of the file.
    private let beside: String
    private let replaces: Bool
    private var descriptor: Int32

    /// Begins to write to a file, or to standard output where none is named; to one that is there
    /// already only where it `replaces` it.
    init(to path: String?, mode: mode_t = 0o644, replaces: Bool = true) throws(Failure) {
      self.path = path
      self.replaces = replaces
      beside = (path ?? "") + ".\(getpid()).tmp"
      descriptor = STDOUT_FILENO
      guard let path else { return }
      descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      guard descriptor >= 0 else { throw systemFailure(path) }
    }

    deinit {
      guard path != nil, descriptor >= 0 else { return }
      close(descriptor)
      unlink(beside)
    }

    /// Writes text behind what was written before.
    func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

    /// Writes bytes behind what was written before.
    func write(_ bytes: [UInt8]) throws(Failure) {
      try Output.write(bytes, to: descriptor, name: path ?? "standard output")
    }

    /// Puts the file where it belongs.
    mutating func finish(isSafe: Bool = true) throws(Failure) {
      guard let path else { return }
      guard !isSafe || fsync(descriptor) == 0 else { throw systemFailure(path) }
      let closed = descriptor
      descriptor = -1
      guard close(closed) == 0, appear(as: path) else {
        let failure = systemFailure(path)
        unlink(beside)
        throw failure
      }
    }

    private func appear(as path: String) -> Bool {
      guard !replaces else { return rename(beside, path) == 0 }
      // A link is never put in the place of a file; some file systems have none.
      if link(beside, path) == 0 {
        unlink(beside)
        return true
      }
      guard errno != EEXIST, faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0 else {
        errno = EEXIST
        return false
      }
      return rename(beside, path) == 0
    }
  }

  private static func write(
    _ text: String, to descriptor: Int32, name: String
  ) throws(Failure) {
    try write(Array(text.utf8), to: descriptor, name: name)
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, name: String
  ) throws(Failure) {
    let problem = bytes.withUnsafeBufferPointer { bytes -> Int32 in
      var done = 0
      while done < bytes.count {
        let count = Self.system(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        if count < 0 { return errno }
        done += count
      }
      return 0
    }
    if problem == EPIPE, descriptor == STDOUT_FILENO { exit(0) }
    guard problem == 0 else {
      throw Failure(message: "\(name): \(String(cString: strerror(problem)))")
    }
  }

  private static func system(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int)
    -> Int
  {
    #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
    #else
    Darwin.write(descriptor, bytes, count)
    #endif
  }

  static func systemFailure(_ path: String) -> Failure {
    Failure(message: "\(path): \(String(cString: strerror(errno)).lowercased())")
  }
}
