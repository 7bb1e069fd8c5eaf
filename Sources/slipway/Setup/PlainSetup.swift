import BucketSetup

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

extension Command {
  /// Whether the set-up is asked on lines: where that is wanted, and in terminals without a cursor.
  static func asksPlainly(_ arguments: Arguments) -> Bool {
    if arguments.has(.plainSetup) { return true }
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    return isTerminal && (!hasScreen || SetupAnswers.variable("ACCESSIBLE") != nil)
  }

  /// Asks the questions of the set-up on lines; 130 where the user left before the end.
  static func askPlainly(_ answers: SetupAnswers) throws -> Int32 {
    let isAttended = isatty(STDIN_FILENO) == 1
    var prompts = PlainPrompts(answers.state(isAttended: isAttended)) { effect, _ in
      guard case .probe = effect else { return SetupWork.event(for: effect) }
      try? Output.write("Asking AWS; Ctrl-C stops that.\n")
      return PlainInterruption.watch { SetupWork.event(for: effect, isCancelled: $0) }
    }
    try Output.write(prompts.begin())
    while prompts.ending == nil {
      guard let line = readLine() else {
        try Output.write("\n")
        break
      }
      try Output.write(prompts.take(line))
    }
    if case .written? = prompts.ending { return 0 }
    return 130
  }
}

/// Ctrl-C while AWS is asked on lines: it stops the asking, and not the program.
private enum PlainInterruption {
  nonisolated(unsafe) private static var received: sig_atomic_t = 0

  /// Does something that asks now and then whether Ctrl-C was pressed.
  static func watch<Result>(_ body: (() -> Bool) -> Result) -> Result {
    received = 0
    let before = signal(SIGINT) { _ in PlainInterruption.received = 1 }
    defer { _ = signal(SIGINT, before) }
    return body { received != 0 }
  }
}
