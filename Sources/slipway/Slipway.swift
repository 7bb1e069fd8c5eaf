#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

/// The program: finds the command, runs it, and turns errors into exit statuses.
@main
enum Slipway {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    allowManyFiles()
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// A share may have more files than a process may usually have open.
  private static func allowManyFiles() {
    var limit = rlimit()
    #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
    let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 1 << 20)
    setrlimit(resource, &limit)
  }

  private static func run(_ words: [String]) -> Int32 {
    do {
      switch words.first {
      case "--help", "-h", "help":
        try Output.write(
          Command.begun(by: Array(words.dropFirst()))?.command.help ?? Command.overview)
        return 0
      case "--version":
        try Output.write("slipway \(Version.text)\n")
        return 0
      default:
        return try runCommand(words)
      }
    } catch let error as UsageError {
      Output.complain("\(error.message)\nTry slipway --help.")
      return Command.begun(by: words)?.command.misuse ?? 2
    } catch let error as Failure {
      Output.complain(error.message)
      return 3
    } catch let error as Output.Failure {
      Output.complain(error.message)
      return 3
    } catch {
      Output.complain("internal error: \(error)")
      return 3
    }
  }

  /// A lone word that is no path was meant as a command.
  private static func refuseUnknownCommand(_ word: String) throws(UsageError) {
    guard !word.hasPrefix("-"), !word.contains("/"), access(word, F_OK) != 0 else { return }
    let names = Command.all.map(\.name).filter { !$0.isEmpty }.joined(separator: ", ")
    throw UsageError("\(word): no such command, file or folder; the commands are \(names)")
  }

  private static func runCommand(_ words: [String]) throws -> Int32 {
    let named = Command.begun(by: words)
    if named == nil, let word = words.first { try refuseUnknownCommand(word) }
    let command = named?.command ?? Command.standard
    let rest = Array(words.dropFirst(named?.count ?? 0))
    let arguments = try Arguments(rest, flags: command.flags + [.help])
    guard !arguments.has(.help) else {
      try Output.write(command.help)
      return 0
    }
    return try command.run(arguments)
  }
}
