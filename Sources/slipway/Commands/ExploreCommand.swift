import BucketSetup
import Inspection
import Terminal

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

extension Command {
  /// Opens the explorer.
  static let explore = Command(
    name: "", operands: "[PATH…]", summary: "the explorer (default: this folder)",
    flags: [.plain, .view, .keys, .width, .lines, .fresh, .ignore, .redact] + Flag.appearance
      + Flag.share
  ) { arguments in
    let share = try ShareArguments(arguments)
    let preferences = try Preferences(arguments)
    let opened = try share.open()
    guard !arguments.has(.plain) else {
      return try explorePlainly(arguments, share, opened, preferences)
    }
    guard hasScreen else {
      let path = share.paths.joined(separator: " ")
      throw UsageError(
        "the explorer needs a terminal with a cursor that can be placed; without one, "
          + "slipway --plain \(path) prints what it shows, slipway check \(path) the findings")
    }
    return try inTerminal {
      let inspector = CachedInspector(opened, share)
      let loop = try RunLoop(share, inspector: inspector, preferences)
      let file = SessionFile(share.paths)
      if let file, preferences.keepsPlace { loop.restore(file.read()) }
      let isEnded = loop.run()
      file?.write(loop.session)
      return isEnded ? 0 : hungUp
    }
  }

  /// Shows the set-up alone, on no share; 130 when it was left before its end.
  static func explore(setup: SetupState, _ preferences: Preferences) throws -> Int32 {
    try inTerminal {
      let share = ShareArguments(paths: [])
      let inspector = CachedInspector(try Share([]), share)
      let loop = try RunLoop(share, inspector: inspector, preferences, setup: setup)
      guard loop.run() else { return hungUp }
      return loop.hasWrittenSetup ? 0 : 130
    }
  }

  /// Whether there is a terminal to draw on; one of the type `dumb` has lines only.
  static var hasScreen: Bool {
    let type = getenv("TERM").map { String(cString: $0) }
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && type != "dumb"
  }

  /// As a shell names the end by SIGHUP.
  private static let hungUp: Int32 = 129

  private static func inTerminal(_ body: () throws -> Int32) throws -> Int32 {
    do {
      return try body()
    } catch let error as TerminalError {
      throw Failure("the terminal cannot be used: \(error)")
    }
  }
}
