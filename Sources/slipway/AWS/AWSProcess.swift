import BucketSetup
import Screens

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Runs commands of the user's own AWS CLI, as words and never by a shell.
///
/// The terminal stays the CLI's for questions such as that for a token; what it prints is taken.
enum AWSProcess {
  /// Runs a command and waits for its end.
  ///
  /// Ctrl-C reaches what only reads or sends; what changes something does not see it, and ends
  /// by itself.
  static func answer(
    to command: AWSCommand, _ care: ApplyEffect.Care, each line: (String) -> Void = { _ in }
  ) -> AWSAnswer {
    guard let output = Pipe(), let errors = Pipe() else { return failure(errno) }
    var child: pid_t = 0
    let problem = spawn(command.words, care, output, errors, &child)
    output.closeWriting()
    errors.closeWriting()
    guard problem == 0 else { return failure(problem) }
    collect(output, errors, from: child, care, line)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return AWSAnswer(
      status: signal == 0 ? status >> 8 & 0xff : 128 + signal, output: output.text,
      errors: errors.text)
  }

  /// What a shell would say of a program that it cannot start.
  private static func failure(_ problem: Int32) -> AWSAnswer {
    problem == ENOENT
      ? AWSAnswer(status: 127, errors: "aws: command not found")
      : AWSAnswer(status: 126, errors: "aws: \(String(cString: strerror(problem)))")
  }

  // MARK: - Starting

  private static func spawn(
    _ words: [String], _ care: ApplyEffect.Care, _ output: Pipe, _ errors: Pipe,
    _ child: inout pid_t
  ) -> Int32 {
    #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #else
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    var defaults = set(of: [SIGPIPE] + Interruption.signals)
    var mask = set(of: care == .change ? Interruption.signals : [])
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    var environment = self.environment.map { strdup($0) } + [nil]
    defer { for pointer in arguments + environment { free(pointer) } }
    return posix_spawnp(&child, words[0], &actions, &attributes, &arguments, &environment)
  }

  private static func set(of signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }

  /// The user's environment, without what would let the CLI wait for keys.
  private static var environment: [String] {
    let ours = ["AWS_PAGER=", "AWS_CLI_AUTO_PROMPT=off"]
    var inherited: [String] = []
    var place = environ
    while let pointer = place.pointee {
      let text = String(cString: pointer)
      if !ours.contains(where: { text.hasPrefix($0.prefix { $0 != "=" } + "=") }) {
        inherited.append(text)
      }
      place += 1
    }
    return inherited + ours
  }

  // MARK: - Reading

  private static func collect(
    _ output: Pipe, _ errors: Pipe, from child: pid_t, _ care: ApplyEffect.Care,
    _ line: (String) -> Void
  ) {
    var isTold = false
    while output.isOpen || errors.isOpen {
      var requests = [output, errors].map {
        pollfd(fd: $0.isOpen ? $0.reading : -1, events: Int16(POLLIN), revents: 0)
      }
      if poll(&requests, 2, -1) < 0, errno != EINTR { return }
      // The terminal sends Ctrl-C to the child itself, other signals reach this program alone.
      if let signal = Interruption.signal, signal != SIGINT, care != .change, !isTold {
        isTold = true
        kill(child, SIGINT)
      }
      if requests[0].revents != 0 { output.read() }
      if requests[1].revents != 0 { errors.read() }
      if care == .transfer { for text in output.takeLines() { line(text) } }
    }
  }
}

/// A pipe whose reading end collects bytes.
private final class Pipe {
  private(set) var reading: Int32 = -1
  private(set) var writing: Int32 = -1
  private var bytes: [UInt8] = []
  private var shown = 0

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    closeWriting()
    if reading >= 0 { close(reading) }
  }

  var isOpen: Bool { reading >= 0 }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// Takes what is there; closes at the end.
  func read() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { space in
      system(reading, space.baseAddress, space.count)
    }
    if count > 0 {
      bytes.append(contentsOf: buffer[..<count])
    } else if count == 0 || errno != EINTR {
      close(reading)
      reading = -1
    }
  }

  /// The whole lines that were not taken yet.
  func takeLines() -> [String] {
    guard let end = bytes[shown...].lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    defer { shown = end + 1 }
    return bytes[shown..<end].split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func system(_ descriptor: Int32, _ space: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
    Glibc.read(descriptor, space, count)
    #else
    Darwin.read(descriptor, space, count)
    #endif
  }
}
