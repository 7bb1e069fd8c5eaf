import BucketSetup

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// Runs a command of the user's AWS CLI beside all other work: it has no terminal, and ends when told.
struct ProbeProcess {
  /// The words, `aws` first.
  let words: [String]
  /// How long it may take; without a limit it may take for ever.
  var limit: Duration?
  /// What it may print at most; a program that prints more is ended.
  var bytes = 16 << 20

  /// The exit status of a program that is not there, as a shell has it.
  static let notFound: Int32 = 127
  /// The exit status of a program that took too long, as `timeout` has it.
  static let tookTooLong: Int32 = 124

  /// Runs the command to its end, or until `isCancelled` says that nobody waits for it any more.
  func run(isCancelled: () -> Bool = { false }) -> AWSAnswer {
    guard var pipes = Pipes() else { return Self.failed("no pipe can be made") }
    defer { pipes.close() }
    let (child, problem) = spawn(pipes)
    pipes.closeWriting()
    guard problem == 0 else {
      let reason = String(cString: strerror(problem)).lowercased()
      return AWSAnswer(
        status: Self.notFound, errors: "\(words.first ?? "aws"): command not found (\(reason))\n")
    }
    let end = limit.map { ContinuousClock.now + $0 }
    var texts = (output: [UInt8](), errors: [UInt8]())
    var cause: String?
    while cause == nil, pipes.read(into: &texts, for: 100) {
      if isCancelled() {
        cause = "stopped"
      } else if let end, ContinuousClock.now >= end {
        cause = "no answer within \(limit.map { "\($0.components.seconds)" } ?? "") seconds"
      } else if texts.output.count + texts.errors.count > bytes {
        cause = "it printed more than can be of use"
      }
    }
    if cause != nil { kill(-child, SIGKILL) }
    let status = Self.wait(for: child)
    let errors = String(decoding: texts.errors, as: UTF8.self)
    return AWSAnswer(
      status: cause == nil ? status : Self.tookTooLong,
      output: String(decoding: texts.output, as: UTF8.self),
      errors: cause.map { errors + $0 + "\n" } ?? errors)
  }

  private static func failed(_ reason: String) -> AWSAnswer {
    AWSAnswer(status: notFound, errors: reason + "\n")
  }

  private static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  // MARK: - Starting

  private func spawn(_ pipes: Pipes) -> (child: pid_t, problem: Int32) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes.output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes.errors.writing, STDERR_FILENO)
    // A group of its own: Ctrl-C in the terminal is for us alone, and what the CLI starts ends
    // with it. The explorer catches signals that the CLI must not ignore.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&defaults, number) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return Self.withWords(words) { arguments in
      Self.withWords(Self.environment) { variables in
        var child: pid_t = 0
        let problem = posix_spawnp(
          &child, words.first ?? "aws", &actions, &attributes, arguments, variables)
        return (child, problem)
      }
    }
  }

  /// The environment of every AWS command: our own, without what makes it wait for somebody.
  static var environment: [String] {
    var variables: [String] = []
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if !text.hasPrefix("AWS_PAGER="), !text.hasPrefix("AWS_CLI_AUTO_PROMPT=") {
        variables.append(text)
      }
      next += 1
    }
    return variables + ["AWS_PAGER=", "AWS_CLI_AUTO_PROMPT=off"]
  }

  private static func withWords<Result>(
    _ words: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("there is the end at least") }
      return body(start)
    }
  }
}

/// The two pipes that a program writes to.
private struct Pipes {
  let output: (reading: Int32, writing: Int32)
  let errors: (reading: Int32, writing: Int32)
  /// The ends that are read from; one that has ended is -1.
  private var open: [Int32]

  init?() {
    guard let first = Self.pair() else { return nil }
    guard let second = Self.pair() else {
      _ = [first.reading, first.writing].map { closeDescriptor($0) }
      return nil
    }
    (output, errors) = (first, second)
    open = [first.reading, second.reading]
  }

  /// No other program that is started meanwhile holds an end open.
  private static func pair() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  func closeWriting() { for end in [output.writing, errors.writing] { closeDescriptor(end) } }

  func close() { for end in [output.reading, errors.reading] { closeDescriptor(end) } }

  /// Reads what has come within some milliseconds; false once both have ended.
  mutating func read(
    into texts: inout (output: [UInt8], errors: [UInt8]), for milliseconds: Int32
  ) -> Bool {
    var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&waiting, 2, milliseconds) > 0 else { return true }
    if waiting[0].revents != 0, !take(open[0], &texts.output) { open[0] = -1 }
    if waiting[1].revents != 0, !take(open[1], &texts.errors) { open[1] = -1 }
    return open != [-1, -1]
  }

  /// Reads once; false at the end.
  private func take(_ descriptor: Int32, _ text: inout [UInt8]) -> Bool {
    let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      count = max(0, readDescriptor(descriptor, buffer.baseAddress, buffer.count))
    }
    text += bytes
    return !bytes.isEmpty
  }
}

private func closeDescriptor(_ descriptor: Int32) {
  #if canImport(Glibc)
  _ = Glibc.close(descriptor)
  #else
  _ = Darwin.close(descriptor)
  #endif
}

private func readDescriptor(
  _ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int
) -> Int {
  #if canImport(Glibc)
  Glibc.read(descriptor, buffer, count)
  #else
  Darwin.read(descriptor, buffer, count)
  #endif
}
