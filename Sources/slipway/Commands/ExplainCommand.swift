import BucketSetup
import Contract
import Inspection
import Reports

#if canImport(Glibc)
@preconcurrency import Glibc
#else
@preconcurrency import Darwin
#endif

extension Command {
  /// Says what rules mean, and what errors of the AWS CLI mean.
  static let explain = Command(
    name: "explain", operands: "[RULE… | -]",
    summary: "what a rule, or an error of the AWS CLI on standard input, means",
    flags: [.errorFormat],
    notes: """
      An error is read from standard input with -, or where a pipe or a file brings one:
        aws s3 sync … 2>&1 | slipway explain
      Without a rule and without an error, all rules are listed.
      Exit status: 0 explained, 1 no error that is known, 2 usage.

      """
  ) { arguments in
    let isJSON = try arguments.choice(.errorFormat, default: "text") == "json"
    if arguments.operands == ["-"] {
      let text = try StandardInput.text()
      guard !isBlank(text) else {
        throw UsageError("explain -: standard input holds nothing; pipe the error to it")
      }
      return try explainError(text, isJSON: isJSON)
    }
    guard !arguments.operands.isEmpty else {
      let text = StandardInput.isBrought ? try StandardInput.text() : ""
      if !isBlank(text) { return try explainError(text, isJSON: isJSON) }
      try refuse(isJSON)
      try Output.write(RuleText.list(Rule.catalogue))
      return 0
    }
    try refuse(isJSON)
    let rules = try arguments.operands.map { try Arguments.rule($0, of: "explain") }
    try Output.write(rules.map(RuleText.whole).joined(separator: "\n"))
    return 0
  }

  private static func refuse(_ isJSON: Bool) throws(UsageError) {
    guard isJSON else { return }
    throw UsageError("--format json is for errors on standard input; rules are printed as text")
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  private static func explainError(_ text: String, isJSON: Bool) throws(Output.Failure) -> Int32 {
    let failures = AWSFailure.all(in: text)
    try Output.write(isJSON ? FailureReport.json(failures) : FailureReport.text(failures))
    if failures.isEmpty {
      Output.complain("standard input holds no error, only what was transferred")
    }
    return FailureReport.isRecognized(failures) ? 0 : 1
  }
}

extension Flag {
  static let errorFormat = Flag(
    "format", "text|json", "how to print an error of the AWS CLI (default text)")
}

/// What another program or a file brings.
private enum StandardInput {
  /// More than any command says; what is behind it is left, and said to be.
  private static let most = 1 << 20

  /// Whether somebody brings something: a pipe, a socket or a file, not a terminal or a device.
  static var isBrought: Bool {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0 else { return false }
    return [S_IFIFO, S_IFREG, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// All of it; says that it waits where nothing comes for a while.
  static func text() throws(Output.Failure) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    if poll(&request, 1, 2000) == 0 {
      Output.complain("waiting for an error of the AWS CLI on standard input; Ctrl-D ends it")
    }
    while bytes.count < most {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Output.systemFailure("standard input") }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    if bytes.count >= most {
      Output.complain("only the first \(bytes.count) bytes of standard input are explained")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
