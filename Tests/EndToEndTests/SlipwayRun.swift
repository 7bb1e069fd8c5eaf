import Foundation
import TestSupport
import Testing

/// What a run of the built program came to.
struct SlipwayRun {
  let status: Int32
  let out: String
  let err: String

  /// Runs `slipway` without a terminal and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: What is typed behind `slipway`.
  ///   - folder: Where it runs.
  /// - Throws: An error when it cannot be started.
  init(_ arguments: String..., in folder: String? = nil) throws {
    try self.init(program: builtBinary, arguments, in: folder)
  }

  /// Runs a script in a shell that knows the program as `slipway`.
  init(shell script: String, in folder: String? = nil) throws {
    let known = "slipway() { '\(builtBinary)' \"$@\"; }\n"
    try self.init(program: "/bin/bash", ["-c", known + script], in: folder)
  }

  /// Files take the output, since a pipe that nobody empties would stop the program.
  private init(program: String, _ arguments: [String], in folder: String?) throws {
    let output = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.file(try output.write("", to: "out"))
    process.standardError = try Self.file(try output.write("", to: "err"))
    process.environment = ProcessInfo.processInfo.environment
      .merging([
        "SWIFT_BACKTRACE": "enable=no", "LC_ALL": "C.UTF-8", "TZ": "UTC",
        // No folder can be made there, so that one test leaves nothing for another.
        "XDG_CACHE_HOME": "/dev/null", "XDG_STATE_HOME": "/dev/null",
        "XDG_CONFIG_HOME": "/dev/null",
      ]) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    out = try String(contentsOfFile: output.path + "/out", encoding: .utf8)
    err = try String(contentsOfFile: output.path + "/err", encoding: .utf8)
  }

  private static func file(_ path: String) throws -> FileHandle {
    try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  /// The output as JSON.
  func json() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(out.utf8))
    return try #require(value as? [String: Any])
  }

  /// Expects one message about a mistake, on standard error, and nothing on standard output.
  func expectComplaint(
    _ status: Int32, _ parts: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(self.status == status, "\(err)", sourceLocation: sourceLocation)
    #expect(out.isEmpty, sourceLocation: sourceLocation)
    let messages = err.split(separator: "\n").count { $0.hasPrefix("slipway: ") }
    #expect(messages == 1, "\(err)", sourceLocation: sourceLocation)
    for part in parts where !err.contains(part) {
      Issue.record("no “\(part)” in: \(err)", sourceLocation: sourceLocation)
    }
  }
}
